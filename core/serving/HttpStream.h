// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>

#include "serving/HttpServer.h"

namespace docent {

/// The socket of one connection to httplib, with limits. Not for several threads.
class HttpStream final : public httplib::Stream {
public:
    /// `stopEvent`: an eventfd that is readable once the server stops.
    HttpStream(int socket, int stopEvent, const HttpLimits& limits);

    /// Waits for the first byte of a request; false where none comes, or the server stops before.
    [[nodiscard]] bool waitForRequest();
    /// Says that the head is read, and how long the body is.
    void beginBody(std::uint64_t bytes);
    /// That this connection takes no more requests.
    void closeAfterAnswer() { m_closes = true; }
    /// Whether the next byte is the first of another request.
    [[nodiscard]] bool mayGoOn() const { return !m_closes && !m_headLeft && m_bodyLeft == 0; }
    [[nodiscard]] bool timedOut() const { return m_timedOut; }
    /// Whether the server stopped while this connection was waited for.
    [[nodiscard]] bool isStopping() const { return m_isStopping; }
    [[nodiscard]] std::chrono::steady_clock::time_point requestStart() const { return m_start; }
    /// Lets the client read the answer where it has not sent all of its request: a socket that is closed with bytes
    /// unread takes back what it sent.
    void finish();

    [[nodiscard]] bool is_readable() const override;
    [[nodiscard]] bool is_writable() const override;
    ssize_t read(char* data, std::size_t size) override;
    ssize_t write(const char* data, std::size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return m_socket; }

private:
    using Clock = std::chrono::steady_clock;
    /// Brings the deadline forward once the server stops.
    bool waitUntil(short events, Clock::time_point& deadline);
    [[nodiscard]] Clock::time_point deadlineOf(std::chrono::milliseconds limit) const;

    int m_socket;
    int m_stopEvent;
    HttpLimits m_limits;
    std::array<char, 16384> m_buffer{};
    std::size_t m_begin = 0;  ///< of what was received and is not read
    std::size_t m_end = 0;
    Clock::time_point m_start;
    Clock::time_point m_deadline;
    std::optional<std::size_t> m_headLeft;  ///< while the head is read
    std::uint64_t m_bodyLeft = 0;
    bool m_closes = false;
    bool m_timedOut = false;
    bool m_isStopping = false;
};

}  // namespace docent
