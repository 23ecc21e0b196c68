// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Notifications.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDir>
#include <QFileInfo>
#include <QVariantMap>
#include <QWidget>

#include "support/Background.h"

namespace docent {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

/// Without either libdbus would start a bus of its own, or wait for one.
bool mayHaveBus() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
           (!runtime.isEmpty() && QFileInfo::exists(QDir(runtime).filePath(QStringLiteral("bus"))));
}

}  // namespace

DesktopNotifications::DesktopNotifications(QWidget* window, QObject* parent)
    : Notifications(parent), m_window(window) {}

void DesktopNotifications::show(const Notification& notification) {
    switch (m_bus) {
        case Bus::NotAsked:
            m_waiting.enqueue(notification);
            connectToBus();
            break;
        case Bus::Asked:
            m_waiting.enqueue(notification);
            break;
        case Bus::Connected:
            send(notification);
            break;
        case Bus::Missing:
            alert();
            break;
    }
}

void DesktopNotifications::connectToBus() {
    m_bus = Bus::Asked;
    const auto answer = [this](bool isConnected) {
        m_bus = isConnected ? Bus::Connected : Bus::Missing;
        if (isConnected) {
            // Of any sender: to ask who owns the name would wait for the answer.
            QDBusConnection bus = QDBusConnection::sessionBus();
            bus.connect(QString(), path, service, QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
            bus.connect(QString(), path, service, QStringLiteral("NotificationClosed"), this, SLOT(onClosed(uint)));
        }
        while (!m_waiting.isEmpty()) {
            show(m_waiting.dequeue());
        }
    };
    if (!mayHaveBus()) {
        answer(false);
        return;
    }
    // A bus that does not answer keeps a thread of the pool busy, not the window.
    runInBackground(
        this, [](RunContext&) { return QDBusConnection::sessionBus().isConnected(); }, answer,
        [answer](const QString&) { answer(false); });
}

void DesktopNotifications::send(const Notification& notification) {
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, service, QStringLiteral("Notify"));
    const QStringList actions = {QStringLiteral("default"), tr("Show")};
    const QVariantMap hints = {{QStringLiteral("desktop-entry"), QStringLiteral("docent")}};
    constexpr uint replacesNone = 0;
    constexpr int serversOwnTime = -1;
    // The text may hold markup there, so what only looks like it is written out.
    message << QStringLiteral("Docent") << replacesNone << QStringLiteral("docent") << notification.title
            << notification.text.toHtmlEscaped() << actions << hints << serversOwnTime;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* done) {
        const QDBusPendingReply<uint> reply = *done;
        done->deleteLater();
        if (reply.isError()) {
            alert();
        } else {
            m_shown.insert(reply.value(), true);
        }
    });
}

void DesktopNotifications::alert() {
    if (m_window) {
        QApplication::alert(m_window);
    }
}

void DesktopNotifications::onAction(uint id, const QString& action) {
    if (m_shown.contains(id) && action == QStringLiteral("default")) {
        Q_EMIT activated();
    }
}

void DesktopNotifications::onClosed(uint id) {
    m_shown.remove(id);
}

}  // namespace docent
