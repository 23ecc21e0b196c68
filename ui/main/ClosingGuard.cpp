// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/ClosingGuard.h"

#include <QApplication>
#include <QWidget>
#include <utility>

#include "support/MessageBox.h"
#include "support/Session.h"

namespace docent {
namespace {
constexpr int pollMilliseconds = 50;
}

ClosingGuard::ClosingGuard(QWidget* window) : QObject(window), m_window(window) {
    m_timer.setInterval(pollMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        // A dialog that is open knows the session, and may be in the middle of a call of it.
        if (!m_session->isBusy() && !QApplication::activeModalWidget()) {
            m_timer.stop();
            std::exchange(m_whenIdle, {})();
        }
    });
}

bool ClosingGuard::mayClose(Session* session, std::function<void()> whenIdle) {
    if (!session || !session->isBusy()) {
        m_timer.stop();
        return true;
    }
    if (isWaiting()) {
        return false;
    }
    const QString answer = MessageBox::ask(
        m_window,
        {.title = tr("Jobs are running"),
         .text = tr("There are jobs that have not ended."),
         .details = tr("Paused jobs go on from where they were when the workspace is opened again. Stopped ones keep "
                       "their best so far."),
         .choices = {{QStringLiteral("pause"), tr("&Pause and close"), MessageBox::Choice::Role::Accept},
                     {QStringLiteral("stop"), tr("&Stop and close"), MessageBox::Choice::Role::Destructive},
                     {QStringLiteral("cancel"), tr("&Keep working"), MessageBox::Choice::Role::Reject}},
         .preferred = QStringLiteral("pause")});
    if (answer == QLatin1String("pause")) {
        session->pauseAll();
    } else if (answer == QLatin1String("stop")) {
        session->stopAll();
    } else {
        return false;
    }
    m_session = session;
    m_whenIdle = std::move(whenIdle);
    m_timer.start();
    Q_EMIT waiting(tr("Waiting for the jobs to reach their checkpoint…"));
    return false;
}

}  // namespace docent
