// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace docent {

struct HttpAnswer {
    int status = 0;  ///< 0: there was none
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QByteArray header(const QByteArray& name) const {
        for (const QByteArray& line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ":")) {
                return line.mid(name.size() + 1).trimmed();
            }
        }
        return {};
    }
};

/// A connection to 127.0.0.1 that sends what it is told to, right or wrong. For threads too.
class HttpConnection {
public:
    explicit HttpConnection(int port, int timeoutSeconds = 30)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const timeval timeout{.tv_sec = timeoutSeconds, .tv_usec = 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_isOpen = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~HttpConnection() { ::close(m_socket); }
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    bool send(const QByteArray& bytes) const {
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t sent =
                ::send(m_socket, bytes.constData() + at, static_cast<std::size_t>(bytes.size() - at), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            at += sent;
        }
        return true;
    }
    /// The next answer; one with status 0 where the connection ends before it is whole.
    [[nodiscard]] HttpAnswer answer() {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!receive()) {
                return {};
            }
        }
        HttpAnswer answer{.head = m_buffer.left(end)};
        const qsizetype length = answer.header("Content-Length").toLongLong();
        while (m_buffer.size() < end + 4 + length) {
            if (!receive()) {
                return {};
            }
        }
        answer.body = m_buffer.mid(end + 4, length);
        m_buffer.remove(0, end + 4 + length);
        answer.status = answer.head.split(' ').value(1).toInt();
        return answer;
    }
    /// Whether the other side has closed it, within the timeout.
    [[nodiscard]] bool isClosedByServer() { return !receive(); }

private:
    bool receive() {
        char bytes[65536];
        const ssize_t count = ::recv(m_socket, bytes, sizeof bytes, 0);
        if (count > 0) {
            m_buffer.append(bytes, count);
        }
        return count > 0;
    }

    int m_socket;
    bool m_isOpen = false;
    QByteArray m_buffer;
};

[[nodiscard]] inline QByteArray httpRequest(const QByteArray& method, const QByteArray& target,
                                            const QByteArray& body = {}, const QByteArray& headers = {},
                                            const QByteArray& host = "localhost") {
    QByteArray request = method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers;
    if (method == "POST") {
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    return request + "\r\n" + body;
}

/// One request on a connection of its own.
[[nodiscard]] inline HttpAnswer askHttp(int port, const QByteArray& request) {
    HttpConnection connection(port);
    connection.send(request);
    return connection.answer();
}

inline constexpr const char* formHeader = "Content-Type: multipart/form-data; boundary=xyz\r\n";
/// A body for `formHeader`.
[[nodiscard]] inline QByteArray formOf(const QList<std::pair<QByteArray, QByteArray>>& files) {
    QByteArray body;
    for (const auto& [name, content] : files) {
        body += "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                "\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n";
    }
    return body + "--xyz--\r\n";
}

}  // namespace docent
