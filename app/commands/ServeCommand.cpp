// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ServeCommand.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "JobRunner.h"
#include "Json.h"
#include "ModelChoice.h"
#include "PassiveThreads.h"
#include "StopSignal.h"
#include "Table.h"
#include "serving/ClassifyService.h"
#include "serving/HttpServer.h"

namespace docent {

namespace {

struct ServeOptions {
    ModelChoice choice;
    std::string host = "127.0.0.1";
    int port = 8080;
    int top = 5;
    int maxBatch = 32;
    int maxWaitMs = 5;
    int maxRequests = 128;
    int maxPictures = 64;
    int maxBodyMb = 32;
    bool verbose = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        choice.fields(visit);
        visit("host", host,
              "address to listen at; 0.0.0.0 is reached from other machines, and asks nobody who they are");
        visit("port", port, "port to listen at; 0 = a free one");
        visit("top", top, "classes to name where a request does not say ?top=K");
        visit("max_batch", maxBatch, "pictures of several requests that are computed together at most");
        visit("max_wait_ms", maxWaitMs,
              "milliseconds that a picture waits at most for those of requests that are being read; one alone never "
              "does");
        visit("max_requests", maxRequests, "requests that may be inside at a time; more are answered with 503");
        visit("max_pictures", maxPictures, "pictures of one request at most");
        visit("max_body_mb", maxBodyMb, "megabytes of one request at most");
        visit("verbose", verbose, "print a line for each request on stderr");
    }
    [[nodiscard]] std::vector<std::string> check() const {
        std::vector<std::string> problems;
        const auto within = [&](const char* key, int value, int least, int most) {
            if (value < least || value > most) {
                problems.push_back(std::string(key) + " must be " + std::to_string(least) + " to " +
                                   std::to_string(most));
            }
        };
        within("port", port, 0, 65535);
        within("top", top, 1, 1'000'000);
        within("max_batch", maxBatch, 1, 1024);
        within("max_wait_ms", maxWaitMs, 0, 10'000);
        within("max_requests", maxRequests, 1, 10'000);
        within("max_pictures", maxPictures, 1, 1024);
        within("max_body_mb", maxBodyMb, 1, 1024);
        return problems;
    }
};

int serve(const ServeOptions& options, const GlobalOptions& global) {
    letThreadsSleep();
    const StopSignal stopSignal;
    prepareToCompute(global);
    const ChosenModel chosen = openModel(options.choice, global);
    ClassifyServiceOptions limits{.pictures = static_cast<std::size_t>(options.maxPictures),
                                  .bodyBytes = static_cast<std::uint64_t>(options.maxBodyMb) << 20U,
                                  .top = options.top};
    limits.queue.batch = static_cast<std::size_t>(options.maxBatch);
    limits.queue.wait = std::chrono::milliseconds(options.maxWaitMs);
    limits.queue.requests = static_cast<std::size_t>(options.maxRequests);
    limits.queue.bytes = std::max(limits.queue.bytes, limits.bodyBytes);
    ClassifyService service(chosen.model.exported(), limits);
    HttpServerOptions serverOptions{.host = options.host, .port = options.port};
    if (options.verbose) {
        serverOptions.log = [](const std::string& line) { std::fprintf(stderr, "%s\n", line.c_str()); };
    }
    // Those inside, and as many that look at the page or wait for their next request.
    serverOptions.connections = 2 * options.maxRequests;
    HttpServer server(service, serverOptions);
    if (!isLoopback(options.host)) {
        std::cerr
            << "docent: " << options.host
            << " may be reached from other machines, and there is no authentication: whoever reaches it can use it.\n";
    }
    if (global.json) {
        std::cout << Json{{"url", server.url()}, {"port", server.port()}, {"model", chosen.model.name()}}.dump()
                  << std::endl;
    } else {
        std::cout << "Serving " << chosen.model.name() << " at " << server.url() << "\nCtrl+C ends it." << std::endl;
    }
    server.run([] { return StopSignal::isRaised(); });
    if (!global.json) {
        std::cout << "Ended after " << grouped(service.metrics().requests()) << " requests with "
                  << grouped(service.metrics().pictures()) << " pictures.\n";
    }
    return exitDone;
}

}  // namespace

void addServeCommand(CommandTree& tree) {
    Command& command = tree.add("serve", "name pictures for other programs and browsers, by HTTP");
    const auto options = std::make_shared<ServeOptions>();
    command.bind(*options, {.names = {{"model", "MODEL"}}, .required = {"model"}});
    command.examples({"docent serve stamps-clipart-animals", "docent serve model.onnx --port 0",
                      "curl --data-binary @owl.png 'http://127.0.0.1:8080/classify?top=3'",
                      "curl -F file=@owl.png -F file=@cat.jpg http://127.0.0.1:8080/classify"});
    command.setBody([options](const GlobalOptions& global) { return serve(*options, global); });
}

}  // namespace docent
