// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/HttpServer.h"

#include <netdb.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <functional>
#include <optional>
#include <random>
#include <string_view>
#include <thread>
#include <utility>

#include "base/Error.h"
#include "base/Words.h"
#include "serving/ClassifyService.h"
#include "serving/ConnectionThreads.h"
#include "serving/HttpStream.h"
#include "serving/Page.h"
#include "serving/RequestError.h"

namespace docent {

namespace {

constexpr int ok = 200;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int wrongMethod = 405;
constexpr int tooSlow = 408;
constexpr int lengthRequired = 411;
constexpr int tooLarge = 413;
constexpr int wrongEncoding = 415;
constexpr int broken = 500;
constexpr int unavailable = 503;

/// Connections that the system may keep for us while the accepting thread is busy; httplib asks for 5.
constexpr int backlog = 512;
/// Of one connection, so that none lives for ever.
constexpr int requestsPerConnection = 10'000;
constexpr std::chrono::milliseconds stopPeriod{50};
/// Where multipart/form-data is kept from httplib, which would take it apart with regular expressions.
constexpr const char* hiddenContentType = "Docent-Content-Type";
constexpr const char* jsonType = "application/json";
constexpr std::array<std::string_view, 5> paths{"/", "/classify", "/health", "/labels", "/metrics"};

/// Sent where there is no thread to read a request.
constexpr std::string_view noThread =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\nContent-Type: application/json\r\n"
    "Content-Length: 92\r\n\r\n"
    "{\"error\":\"The server has as many connections as it takes.\",\"hint\":\"Ask again in a moment.\"}\n";

/// The connection that this thread serves: httplib tells its handlers of the request alone.
thread_local HttpStream* connection = nullptr;
/// Whether that is one of the spare connections.
thread_local bool isSpare = false;

/// "localhost" of "localhost:8080", "[::1]" of "[::1]:8080".
std::string hostName(const std::string& header) {
    const std::size_t end = header.starts_with('[') ? header.find(']') + 1 : header.find(':');
    return lowerCase(header.substr(0, end));
}

bool isChunked(const httplib::Request& request) {
    return request.has_header("Transfer-Encoding");
}

/// The length of the body that the head tells of; nothing where that is no number.
std::optional<std::uint64_t> bodyLength(const httplib::Request& request) {
    const std::string text = request.get_header_value("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return length;
}

std::string newNonce() {
    std::random_device random;
    char text[33];
    std::snprintf(text, sizeof text, "%08x%08x%08x%08x", random(), random(), random(), random());
    return text;
}

std::string pageWith(const std::string& nonce) {
    std::string page(pageText);
    for (std::size_t at = page.find(pageNonce); at != std::string::npos; at = page.find(pageNonce, at)) {
        page.replace(at, pageNonce.size(), nonce);
    }
    return page;
}

/// Why an address cannot be had; "" where it can.
std::string bindProblem(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found); error != 0) {
        return ::gai_strerror(error);
    }
    std::string problem;
    for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
        const int socket = ::socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC, address->ai_protocol);
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        const bool isFree = ::bind(socket, address->ai_addr, address->ai_addrlen) == 0 && ::listen(socket, 1) == 0;
        problem = isFree ? "" : std::strerror(errno);
        ::close(socket);
        if (isFree) {
            break;
        }
    }
    ::freeaddrinfo(found);
    return problem;
}

}  // namespace

bool isLoopback(const std::string& host) {
    const std::string name = lowerCase(host);
    in_addr ip4{};
    const bool isIp4 = ::inet_pton(AF_INET, name.c_str(), &ip4) == 1;
    return name == "localhost" || name == "::1" || (isIp4 && name.starts_with("127."));
}

struct HttpServer::Impl final : httplib::Server {
    Impl(ClassifyService& classifier, HttpServerOptions serverOptions)
        : service(classifier), options(std::move(serverOptions)), isLocal(isLoopback(options.host)) {
        stopEvent = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (stopEvent < 0) {
            throw Error(std::string("Cannot make an event: ") + std::strerror(errno), "Close other programs");
        }
        prepare();
        takeAddress();
    }
    ~Impl() override { ::close(stopEvent); }

    void takeAddress() {
        // httplib's own choice lets a second server take the same port.
        set_socket_options([](socket_t socket) {
            const int yes = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        set_tcp_nodelay(true);
        std::string problem = bindProblem(options.host, options.port);
        if (problem.empty()) {
            if (options.port == 0) {
                boundPort = bind_to_any_port(options.host);
            } else if (bind_to_port(options.host, options.port)) {
                boundPort = options.port;
            }
            problem = boundPort > 0 ? "" : "another program was faster";
        }
        if (!problem.empty()) {
            throw Error("Cannot listen at " + options.host + ", port " + std::to_string(options.port) + ": " + problem,
                        "Choose another with --port, or 0 for a free one, or another --host");
        }
        ::listen(svr_sock_, backlog);
    }

    void prepare() {
        new_task_queue = [this]() -> httplib::TaskQueue* {
            acceptingThread = std::this_thread::get_id();
            return new ConnectionThreads(options.connections + options.spareConnections);
        };
        set_default_headers({{"X-Content-Type-Options", "nosniff"},
                             {"X-Frame-Options", "DENY"},
                             {"Referrer-Policy", "no-referrer"},
                             {"Cross-Origin-Resource-Policy", "same-origin"},
                             {"Cache-Control", "no-store"}});
        set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(options.limits.idle).count());
        set_keep_alive_max_count(requestsPerConnection);
        set_payload_max_length(service.options().bodyBytes);
        // Before the body is asked for, where the client waits for that, and else before it is read.
        set_expect_100_continue_handler([this](const httplib::Request& request, httplib::Response& response) {
            constexpr int goOn = 100;
            return refuse(request, response) ? response.status : goOn;
        });
        set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
            return refuse(request, response) ? HandlerResponse::Handled : HandlerResponse::Unhandled;
        });
        set_error_handler([](const httplib::Request&, httplib::Response& response) {
            if (response.body.empty()) {
                answerProblem(response, connection->timedOut()
                                            ? notInTime("The request came too slowly")
                                            : RequestError(response.status, "The request cannot be understood",
                                                           "Send HTTP/1.1 to / /classify /health /labels or /metrics"));
            }
        });
        set_exception_handler([](const httplib::Request&, httplib::Response& response,
                                 const std::exception_ptr& error) { answerException(response, error); });
        // Before the answer is sent: who has it finds it counted.
        set_post_routing_handler(
            [this](const httplib::Request& request, const httplib::Response& response) { note(request, response); });
        addRoutes();
    }

    void addRoutes() {
        Get("/", [](const httplib::Request&, httplib::Response& response) {
            const std::string nonce = newNonce();
            response.set_header("Content-Security-Policy",
                                "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce +
                                    "'; img-src blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                                    "frame-ancestors 'none'");
            response.set_content(pageWith(nonce), "text/html; charset=utf-8");
        });
        Get("/health", [this](const httplib::Request&, httplib::Response& response) {
            response.set_content(service.health(), jsonType);
        });
        Get("/labels", [this](const httplib::Request&, httplib::Response& response) {
            response.set_content(service.labels(), jsonType);
        });
        Get("/metrics", [this](const httplib::Request&, httplib::Response& response) {
            response.set_content(service.metricsText(), "text/plain; version=0.0.4; charset=utf-8");
        });
        Post("/classify", [this](const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader& read) { classify(request, response, read); });
    }

    void classify(const httplib::Request& request, httplib::Response& response, const httplib::ContentReader& read) {
        const std::uint64_t limit = service.options().bodyBytes;
        ClassifyQueue::Place place(service.queue(), bodyLength(request).value_or(limit));
        std::string body;
        bool isTooLarge = false;
        const bool isWhole = read([&](const char* data, std::size_t size) {
            isTooLarge = body.size() + size > limit;
            if (!isTooLarge) {
                body.append(data, size);
            }
            return !isTooLarge;
        });
        if (isTooLarge || response.status == tooLarge) {  // newer versions of httplib look by themselves
            throw bodyTooLarge();
        }
        if (!isWhole) {
            throw notInTime("The body of the request did not come whole, or too slowly");
        }
        const std::string type =
            request.get_header_value(request.has_header(hiddenContentType) ? hiddenContentType : "Content-Type");
        response.set_content(service.classify(place, type, body, request.get_param_value("top")), jsonType);
    }

    /// Of a request that was not received whole.
    [[nodiscard]] static RequestError notInTime(const std::string& reason) {
        return connection->isStopping() ? RequestError(unavailable, "The server stopped before the request was there",
                                                       "Ask again once it runs")
                                        : RequestError(tooSlow, reason, "Send it again");
    }

    [[nodiscard]] RequestError bodyTooLarge() const {
        return {
            tooLarge,
            "The body is larger than the " + std::to_string(service.options().bodyBytes >> 20U) + " MB that are taken",
            "Send a smaller picture, or fewer at a time"};
    }

    /// What is wrong with a request as far as its head tells.
    [[nodiscard]] std::optional<RequestError> headProblem(const httplib::Request& request) const {
        const std::string host = hostName(request.get_header_value("Host"));
        // A page of another site can have its name lead here, and would then be asked as if it were this one's own.
        const bool isOwnName = host == "[::1]" || host == lowerCase(options.host) || isLoopback(host);
        if (isLocal && !isOwnName) {
            return RequestError(forbidden, "This server answers to 'localhost' alone",
                                "Use the address that it printed when it began");
        }
        if (std::find(paths.begin(), paths.end(), request.path) == paths.end()) {
            return RequestError(notFound, "There is nothing of that name here",
                                "There are / /classify /health /labels and /metrics");
        }
        const bool classifies = request.path == "/classify";
        if (classifies ? request.method != "POST" : request.method != "GET" && request.method != "HEAD") {
            return RequestError(wrongMethod, classifies ? "Pictures are sent with POST" : "This is only read, with GET",
                                classifies ? "curl --data-binary @owl.png URL/classify" : "Leave out the body");
        }
        if (!classifies) {
            return std::nullopt;
        }
        const std::string origin = request.get_header_value("Origin");
        const std::size_t start = origin.find("://");
        const bool isOther = !origin.empty() && (start == std::string::npos ||
                                                 origin.substr(start + 3) != request.get_header_value("Host"));
        if (isOther || request.get_header_value("Sec-Fetch-Site") == "cross-site") {
            return RequestError(forbidden, "A page of another site may not send pictures here",
                                "Open the page of this server itself");
        }
        if (!isChunked(request) && !bodyLength(request)) {
            return RequestError(lengthRequired, "The request does not say how long its body is",
                                "Send it with a Content-Length");
        }
        if (bodyLength(request).value_or(0) > service.options().bodyBytes) {
            return bodyTooLarge();
        }
        if (request.has_header("Content-Encoding")) {
            return RequestError(wrongEncoding, "Compressed bodies are not read", "Send the picture as it is");
        }
        if (isSpare) {
            return RequestError(unavailable, "The server has as many connections as it takes pictures from",
                                "Ask again in a moment");
        }
        return std::nullopt;
    }

    bool refuse(const httplib::Request& request, httplib::Response& response) const {
        const std::optional<RequestError> problem = headProblem(request);
        if (problem) {
            if (problem->status() == wrongMethod) {
                response.set_header("Allow", request.path == "/classify" ? "POST" : "GET, HEAD");
            }
            answerProblem(response, *problem);
        }
        return problem.has_value();
    }

    static void answerProblem(httplib::Response& response, const RequestError& problem) {
        response.status = problem.status();
        if (problem.status() == unavailable) {
            response.set_header("Retry-After", "1");
        }
        response.set_content(problemJson(problem.reason(), problem.mend()), jsonType);
        if (connection != nullptr && !connection->mayGoOn()) {
            response.set_header("Connection", "close");
        }
    }

    static void answerException(httplib::Response& response, const std::exception_ptr& error) {
        try {
            std::rethrow_exception(error);
        } catch (const RequestError& problem) {
            answerProblem(response, problem);
        } catch (const std::bad_alloc&) {
            answerProblem(response,
                          RequestError(unavailable, "There is not enough memory for this", "Ask again later"));
        } catch (const Error& problem) {
            answerProblem(response, RequestError(broken, problem.reason(),
                                                 problem.mend().empty() ? "Start the server again" : problem.mend()));
        } catch (const std::exception& problem) {
            answerProblem(response, RequestError(broken, problem.what(), "Start the server again"));
        }
    }

    void note(const httplib::Request& request, const httplib::Response& response) const {
        const std::chrono::duration<double> time = std::chrono::steady_clock::now() - connection->requestStart();
        const bool isKnown = std::find(paths.begin(), paths.end(), request.path) != paths.end();
        service.metrics().addRequest(isKnown ? request.path : "other", response.status, time.count());
        if (options.log) {
            char end[64];
            std::snprintf(end, sizeof end, " %d %.1f ms", response.status, time.count() * 1e3);
            std::string line = request.remote_addr + " " + request.method + " " + request.path.substr(0, 200) + end;
            std::replace_if(
                line.begin(), line.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
            options.log(line);
        }
    }

    /// httplib calls it for each connection that it accepted; its own would let a client hold the thread for ever.
    bool process_and_close_socket(socket_t socket) override {
        if (std::this_thread::get_id() == acceptingThread) {
            static_cast<void>(::send(socket, noThread.data(), noThread.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
            ::shutdown(socket, SHUT_WR);
            ::close(socket);
            return false;
        }
        isSpare = !takeFullPlace();
        HttpStream stream(socket, stopEvent, isSpare ? options.spareLimits : options.limits);
        connection = &stream;
        const int last = isSpare ? 1 : requestsPerConnection;
        for (int i = 1; i <= last && stream.waitForRequest(); ++i) {
            bool isClosed = false;
            const auto setUp = [&stream](httplib::Request& request) { prepareRequest(stream, request); };
            if (!processRequest(*this, stream, i == last, isClosed, setUp) || isClosed || !stream.mayGoOn()) {
                break;
            }
        }
        stream.finish();
        connection = nullptr;
        if (!isSpare) {
            --fullPlaces;
        }
        ::close(socket);
        return true;
    }

    /// False where there is none left, and the connection is one of the spare ones.
    bool takeFullPlace() {
        int taken = fullPlaces;
        while (taken < options.connections) {
            if (fullPlaces.compare_exchange_weak(taken, taken + 1)) {
                return true;
            }
        }
        return false;
    }

    /// Newer versions of httplib ask for the addresses too. Self is a parameter so that the compiler does not look at
    /// the call that does not fit.
    template <typename Self>
    static bool processRequest(Self& self, HttpStream& stream, bool isLast, bool& isClosed,
                               const std::function<void(httplib::Request&)>& setUp) {
        if constexpr (requires { self.process_request(stream, isLast, isClosed, setUp); }) {
            return self.process_request(stream, isLast, isClosed, setUp);
        } else {
            std::string remote;
            std::string local;
            int remotePort = 0;
            int localPort = 0;
            stream.get_remote_ip_and_port(remote, remotePort);
            stream.get_local_ip_and_port(local, localPort);
            return self.process_request(stream, remote, remotePort, local, localPort, isLast, isClosed, setUp);
        }
    }

    static void prepareRequest(HttpStream& stream, httplib::Request& request) {
        stream.beginBody(bodyLength(request).value_or(0));
        if (isChunked(request)) {
            stream.closeAfterAnswer();  // where its body ends is not known before it is read
        }
        for (const char* name : {hiddenContentType, "Range", "Accept-Encoding"}) {
            request.headers.erase(name);
        }
        request.ranges.clear();
        if (request.is_multipart_form_data()) {
            request.headers.emplace(hiddenContentType, request.get_header_value("Content-Type"));
            request.headers.erase("Content-Type");
        }
    }

    ClassifyService& service;
    const HttpServerOptions options;
    const bool isLocal;
    int boundPort = 0;
    int stopEvent = -1;
    std::thread::id acceptingThread;
    std::atomic<int> fullPlaces{0};  ///< that are taken, of options.connections
};

HttpServer::HttpServer(ClassifyService& service, HttpServerOptions options)
    : m_impl(std::make_unique<Impl>(service, std::move(options))) {}

HttpServer::~HttpServer() = default;

int HttpServer::port() const {
    return m_impl->boundPort;
}

std::string HttpServer::url() const {
    const std::string& host = m_impl->options.host;
    return "http://" + (host.find(':') != std::string::npos ? "[" + host + "]" : host) + ":" + std::to_string(port()) +
           "/";
}

void HttpServer::run(const std::function<bool()>& stopRequested) {
    std::atomic<bool> isDone{false};
    std::thread accepting([&] {
        m_impl->listen_after_bind();
        isDone = true;
    });
    while (!isDone && !(m_impl->is_running() && stopRequested())) {
        std::this_thread::sleep_for(stopPeriod);
    }
    const bool failed = isDone;
    m_impl->stop();
    const std::uint64_t one = 1;
    static_cast<void>(::write(m_impl->stopEvent, &one, sizeof one) == sizeof one);
    const auto last = std::chrono::steady_clock::now() + m_impl->options.grace;
    while (!isDone && std::chrono::steady_clock::now() < last) {
        std::this_thread::sleep_for(stopPeriod / 10);
    }
    m_impl->service.queue().abandon();
    accepting.join();
    if (failed) {
        throw Error("No more connections are accepted", "Start the server again");
    }
}

}  // namespace docent
