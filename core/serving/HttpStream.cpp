// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving/HttpStream.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace docent {

namespace {

/// So much of what a client still sends after its answer is read and forgotten.
constexpr std::uint64_t lingerBytes = std::uint64_t{64} << 20;

void addressOf(const sockaddr_storage& address, std::string& ip, int& port) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.ss_family == AF_INET) {
        sockaddr_in ip4{};
        std::memcpy(&ip4, &address, sizeof ip4);
        ::inet_ntop(AF_INET, &ip4.sin_addr, text, sizeof text);
        port = ntohs(ip4.sin_port);
    } else if (address.ss_family == AF_INET6) {
        sockaddr_in6 ip6{};
        std::memcpy(&ip6, &address, sizeof ip6);
        ::inet_ntop(AF_INET6, &ip6.sin6_addr, text, sizeof text);
        port = ntohs(ip6.sin6_port);
    }
    ip = text;
}

int millisecondsUntil(std::chrono::steady_clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

}  // namespace

HttpStream::HttpStream(int socket, int stopEvent, const HttpLimits& limits)
    : m_socket(socket), m_stopEvent(stopEvent), m_limits(limits) {}

bool HttpStream::waitForRequest() {
    if (m_isStopping) {
        return false;  // also where the next request is there already
    }
    const auto deadline = Clock::now() + m_limits.idle;
    while (m_begin == m_end) {
        std::array<pollfd, 2> waiting{pollfd{.fd = m_socket, .events = POLLIN, .revents = 0},
                                      pollfd{.fd = m_stopEvent, .events = POLLIN, .revents = 0}};
        const int ready = ::poll(waiting.data(), waiting.size(), millisecondsUntil(deadline));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (ready <= 0 || waiting[1].revents != 0) {
            return false;
        }
        break;
    }
    m_start = Clock::now();
    m_deadline = m_start + m_limits.head;
    m_headLeft = m_limits.headBytes;
    return true;
}

void HttpStream::beginBody(std::uint64_t bytes) {
    m_headLeft.reset();
    m_bodyLeft = bytes;
    if (!m_isStopping) {  // a head that came late leaves its body no more time
        m_deadline = Clock::now() + m_limits.body;
    }
}

HttpStream::Clock::time_point HttpStream::deadlineOf(std::chrono::milliseconds limit) const {
    return Clock::now() + (m_isStopping ? std::min(limit, m_limits.stopping) : limit);
}

bool HttpStream::waitUntil(short events, Clock::time_point& deadline) {
    while (true) {
        // The event stays readable, and would end every later wait at once; poll passes over what is negative.
        const int stopEvent = m_isStopping ? -1 : m_stopEvent;
        std::array<pollfd, 2> waiting{pollfd{.fd = m_socket, .events = events, .revents = 0},
                                      pollfd{.fd = stopEvent, .events = POLLIN, .revents = 0}};
        const int ready = ::poll(waiting.data(), waiting.size(), millisecondsUntil(deadline));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        if (waiting[1].revents != 0) {
            m_isStopping = true;
            deadline = std::min(deadline, deadlineOf(m_limits.stopping));
            if (waiting[0].revents == 0) {
                continue;
            }
        }
        m_timedOut = m_timedOut || ready == 0;
        return ready > 0;
    }
}

ssize_t HttpStream::read(char* data, std::size_t size) {
    if (m_headLeft) {
        if (*m_headLeft == 0) {
            return -1;
        }
        size = std::min(size, *m_headLeft);
    }
    while (m_begin == m_end) {
        if (!waitUntil(POLLIN, m_deadline)) {
            return -1;
        }
        const ssize_t received = ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (received < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) {
            continue;
        }
        if (received <= 0) {
            m_closes = true;
            return received;
        }
        m_begin = 0;
        m_end = static_cast<std::size_t>(received);
    }
    size = std::min(size, m_end - m_begin);
    std::memcpy(data, m_buffer.data() + m_begin, size);
    m_begin += size;
    if (m_headLeft) {
        *m_headLeft -= size;
    } else {
        m_bodyLeft -= std::min<std::uint64_t>(m_bodyLeft, size);
    }
    return static_cast<ssize_t>(size);
}

ssize_t HttpStream::write(const char* data, std::size_t size) {
    auto deadline = deadlineOf(m_limits.write);
    std::size_t written = 0;
    while (written < size) {
        const ssize_t sent = ::send(m_socket, data + written, size - written, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0) {
            written += static_cast<std::size_t>(sent);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            if (!waitUntil(POLLOUT, deadline)) {
                m_closes = true;
                return -1;
            }
        } else if (errno != EINTR) {
            m_closes = true;
            return -1;
        }
    }
    return static_cast<ssize_t>(size);
}

void HttpStream::finish() {
    ::shutdown(m_socket, SHUT_WR);
    if (mayGoOn()) {
        return;
    }
    auto deadline = deadlineOf(m_limits.linger);
    for (std::uint64_t taken = 0; taken < lingerBytes && waitUntil(POLLIN, deadline);) {
        const ssize_t received = ::recv(m_socket, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (received == 0 || (received < 0 && errno != EINTR && errno != EAGAIN)) {
            return;
        }
        taken += received > 0 ? static_cast<std::uint64_t>(received) : 0;
    }
}

bool HttpStream::is_readable() const {
    pollfd waiting{.fd = m_socket, .events = POLLIN, .revents = 0};
    return m_begin < m_end || ::poll(&waiting, 1, 0) > 0;
}

bool HttpStream::is_writable() const {
    pollfd waiting{.fd = m_socket, .events = POLLOUT, .revents = 0};
    return ::poll(&waiting, 1, 0) > 0;
}

void HttpStream::get_remote_ip_and_port(std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0) {
        addressOf(address, ip, port);
    }
}

void HttpStream::get_local_ip_and_port(std::string& ip, int& port) const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0) {
        addressOf(address, ip, port);
    }
}

}  // namespace docent
