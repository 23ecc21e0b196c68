// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JobNotifier.h"

#include <QApplication>
#include <QDateTime>
#include <QWidget>

#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Settings.h"
#include "support/Text.h"

namespace docent {

Notification notificationOf(const JobRecord& record) {
    const QString title = coreText(jobTitle(record.spec));
    if (record.state == JobState::Failed) {
        return {JobNotifier::tr("Failed: %1").arg(title), coreText(record.error)};
    }
    return {JobNotifier::tr("Done: %1").arg(title), coreText(record.result)};
}

double secondsTaken(const JobRecord& record) {
    const QDateTime begin = QDateTime::fromString(qs(record.started), Qt::ISODate);
    const QDateTime end = QDateTime::fromString(qs(record.finished), Qt::ISODate);
    return begin.isValid() && end.isValid() ? static_cast<double>(begin.secsTo(end)) : 0;
}

JobNotifier::JobNotifier(QWidget* window, std::unique_ptr<Notifications> notifications)
    : QObject(window), m_window(window), m_notifications(std::move(notifications)) {
    if (!m_notifications) {
        m_notifications = std::make_unique<DesktopNotifications>(window);
    }
    connect(m_notifications.get(), &Notifications::activated, this, &JobNotifier::showWindow);
}

JobNotifier::~JobNotifier() = default;

void JobNotifier::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_states.clear();
    if (session) {
        for (const JobRecord& record : session->jobs()) {
            m_states[record.id] = record.state;
        }
        connect(session, &Session::jobChanged, this, &JobNotifier::take);
    }
}

void JobNotifier::take(const JobRecord& record) {
    const auto known = m_states.find(record.id);
    const bool hasEnded = known == m_states.end() || known->second != record.state;
    m_states[record.id] = record.state;
    // One that was stopped was stopped by a person, who knows.
    const bool isNews = record.state == JobState::Succeeded || record.state == JobState::Failed;
    if (hasEnded && isNews && secondsTaken(record) >= leastSeconds && !isLookedAt() && Settings::notifications()) {
        m_notifications->show(notificationOf(record));
    }
}

bool JobNotifier::isLookedAt() const {
    const QWidget* active = QApplication::activeWindow();
    return active && m_window && (active == m_window || m_window->isAncestorOf(active) || active->isModal());
}

void JobNotifier::showWindow() {
    if (m_window) {
        m_window->setWindowState((m_window->windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }
}

}  // namespace docent
