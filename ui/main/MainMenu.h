// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include "support/Theme.h"

class QAction;
class QMainWindow;
class QMenu;

namespace docent {

/// The menus of the window, as signals.
class MainMenu final : public QObject {
    Q_OBJECT
public:
    /// `pages`: their titles, for Ctrl+1, 2, ...; `jobs`: shows and hides the jobs.
    MainMenu(QMainWindow* window, const QStringList& pages, QAction* jobs);

    /// What needs a workspace is greyed out without one.
    void setWorkspaceOpen(bool open);
    void setHasJobs(bool running, bool paused);
    void setRecent(const QStringList& folders);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void recentRequested(const QString& folder);
    void closeWorkspaceRequested();
    void importRequested(bool target);
    void pageRequested(int page);
    void themeChosen(docent::Theme theme);
    void pauseAllRequested();
    void resumeAllRequested();
    void aboutRequested();

private:
    QAction* add(QMenu* menu, const QString& text, const QKeySequence& shortcut, const QString& objectName);
    void addThemes(QMenu* view);

    QMainWindow* m_window;
    QMenu* m_recent;
    QList<QAction*> m_needWorkspace;
    QAction* m_pauseAll;
    QAction* m_resumeAll;
};

}  // namespace docent
