// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <map>
#include <memory>
#include <string>

#include "jobs/JobRecord.h"
#include "support/Notifications.h"

class QWidget;

namespace docent {

class Session;

/// Tells the desktop when a job that took a while has ended and the window is not in front; a click on that brings the
/// window there. Settings::notifications() turns it off.
class JobNotifier final : public QObject {
    Q_OBJECT
public:
    static constexpr double leastSeconds = 10;  ///< a job that took less is not worth a word

    /// Without `notifications` those of the desktop.
    explicit JobNotifier(QWidget* window, std::unique_ptr<Notifications> notifications = nullptr);
    ~JobNotifier() override;
    /// May be null.
    void setSession(Session* session);

private:
    void take(const JobRecord& record);
    [[nodiscard]] bool isLookedAt() const;
    void showWindow();

    QPointer<QWidget> m_window;
    std::unique_ptr<Notifications> m_notifications;
    QPointer<Session> m_session;
    std::map<std::string, JobState> m_states;
};

/// What to say of a job that has ended.
[[nodiscard]] Notification notificationOf(const JobRecord& record);
/// Seconds from the start of a job, or of its part after a resume, to its end; 0 where it did not start.
[[nodiscard]] double secondsTaken(const JobRecord& record);

}  // namespace docent
