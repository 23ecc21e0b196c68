// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>
#include <functional>

#include "jobs/JobRecord.h"

class QAction;
class QDockWidget;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace docent {

class JobCard;
class JobCardList;
class JobLog;
class Session;

/// The jobs of the workspace: their cards, or the log of what happened to them, and what can be done with them.
class JobsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(QWidget* parent = nullptr);
    void setSession(Session* session);
    /// Gives the row above the jobs to the dock that the panel is in, as its title bar.
    void setDock(QDockWidget* dock);
    [[nodiscard]] JobCard* card(const QString& id) const;
    /// For the menu and the command palette, null between groups. They are about the card that had the focus last.
    [[nodiscard]] QList<QAction*> panelActions() const { return m_actions; }

Q_SIGNALS:
    /// What was asked for is seen here only.
    void showRequested();

private:
    void makeActions();
    QAction* addAction(const QString& objectName, const QString& text, const QString& shortcut, const QString& iconName,
                       const std::function<void(const JobRecord&)>& triggered);
    void take(const JobRecord& record);
    void drop(const QStringList& ids);
    void showLog(bool shown, const QString& job = {});
    void showMenu(const QPoint& globalPosition);
    void resumeWithNeeded(const JobRecord& record);
    void clearFinished();
    void updateSummary();
    void updateProblems();
    void updateActions();
    [[nodiscard]] const JobRecord* current() const;

    Session* m_session = nullptr;
    QList<QAction*> m_actions;
    QAction* m_pause;
    QAction* m_resume;
    QAction* m_stop;
    QAction* m_up;
    QAction* m_down;
    QAction* m_first;
    QAction* m_last;
    QAction* m_copy;
    QAction* m_log;
    QAction* m_remove;
    QAction* m_clear;
    QWidget* m_top;
    QLabel* m_summary;
    QLabel* m_problems;
    QPushButton* m_logButton;
    QStackedWidget* m_stack;
    JobCardList* m_cards;
    JobLog* m_logView;
};

}  // namespace docent
