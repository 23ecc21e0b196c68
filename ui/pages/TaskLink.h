// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QComboBox;

namespace docent {

class Session;

/// Carries the choice of a task from page to page: what is chosen in a list of data sets is told to the session, and
/// what was chosen on another page since is chosen here too. A data set that is renamed stays chosen.
class TaskLink final : public QObject {
    Q_OBJECT
public:
    enum class Follow { Yes, No };

    /// `Follow::No` tells what is chosen in the list and leaves the list itself alone.
    TaskLink(QComboBox* box, QObject* parent, Follow follow = Follow::Yes);
    /// After the list was filled from this session; null for none.
    void setSession(Session* session);
    /// Tells what is chosen, for a choice that the list did not announce.
    void tell();
    /// Shows this data set here, without making it the task of the other pages.
    void follow(const QString& dataset);

private:
    void rename(const QString& kind, const QString& from, const QString& to);

    QComboBox* m_box;
    Follow m_follow;
    QPointer<Session> m_session;
    bool m_isFollowing = false;
};

}  // namespace docent
