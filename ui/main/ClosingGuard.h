// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

class QWidget;

namespace docent {

class Session;

/// Lets a session be closed only after a person said what becomes of its running jobs, and only when they have reached
/// their checkpoint: the window waits without standing still.
class ClosingGuard final : public QObject {
    Q_OBJECT
public:
    explicit ClosingGuard(QWidget* window);

    /// True when nothing runs. Else asks, and when the answer is not to stay, calls `whenIdle` once the jobs have ended
    /// or paused.
    bool mayClose(Session* session, std::function<void()> whenIdle);
    [[nodiscard]] bool isWaiting() const { return m_timer.isActive(); }

Q_SIGNALS:
    void waiting(const QString& text);

private:
    QWidget* m_window;
    Session* m_session = nullptr;
    QTimer m_timer;
    std::function<void()> m_whenIdle;
};

}  // namespace docent
