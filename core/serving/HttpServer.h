// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace docent {

class ClassifyService;

/// Times and sizes that a client has to keep to. They are for the whole of something, not for each of its bytes, so
/// that nobody can hold a thread by sending one byte at a time.
struct HttpLimits {
    std::chrono::milliseconds head{10'000};   ///< for the head of a request
    std::chrono::milliseconds body{60'000};   ///< for its body: 32 MB by a slow line
    std::chrono::milliseconds write{30'000};  ///< for taking the answer
    std::chrono::milliseconds idle{5'000};    ///< between two requests of a connection
    std::chrono::milliseconds linger{2'000};  ///< for reading an answer that came before all of the request was sent
    /// What is left of each of these once the server stops: `docker stop` kills 10 s after it asked.
    std::chrono::milliseconds stopping{800};
    std::size_t headBytes = 32768;  ///< of a request's head; browsers send a thousand
};

struct HttpServerOptions {
    std::string host = "127.0.0.1";
    int port = 8080;                        ///< 0 = a free one
    int connections = 256;                  ///< at a time; each has a thread that mostly waits
    int spareConnections = 64;              ///< beyond those, for one brief request each; pictures are refused there
    std::chrono::milliseconds grace{5000};  ///< at the end, for the requests that are inside
    HttpLimits limits;
    /// Of the spare connections: short, so that the slow clients who fill the others do not fill these as well, and
    /// who looks whether the server is alive gets an answer.
    HttpLimits spareLimits{.head = std::chrono::milliseconds(1000),
                           .body = std::chrono::milliseconds(1000),
                           .write = std::chrono::milliseconds(1000),
                           .idle = std::chrono::milliseconds(1000),
                           .linger = std::chrono::milliseconds(200)};
    /// Is given a line for each request, by several threads, where it is set.
    std::function<void(const std::string&)> log;
};

/// Brings requests to a ClassifyService by HTTP/1.1. There is no authentication, and pages of other sites get nothing:
/// their scripts may not read answers, and what they send is refused.
class HttpServer {
public:
    /// Takes the address. Throws Error where that cannot be had.
    HttpServer(ClassifyService& service, HttpServerOptions options);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// "http://127.0.0.1:8080/"
    [[nodiscard]] std::string url() const;
    [[nodiscard]] int port() const;
    /// Serves until `stopRequested`, which is asked several times a second; then lets nobody in, cuts off requests
    /// that are not soon there, and answers those that are inside as far as the grace lasts.
    void run(const std::function<bool()>& stopRequested);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Whether only programs of this machine reach it: "localhost", "127.0.0.1", "::1".
[[nodiscard]] bool isLoopback(const std::string& host);

}  // namespace docent
