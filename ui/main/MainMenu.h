// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

#include "support/Language.h"
#include "support/Theme.h"

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace docent {

class Page;

/// The menus of the window, as signals. What pages can do is under Actions, a sub-menu a page.
class MainMenu final : public QObject {
    Q_OBJECT
public:
    /// `jobs`: shows and hides the jobs; `jobActions`: what can be done with one of them.
    MainMenu(QMainWindow* window, const QList<Page*>& pages, QAction* jobs, const QList<QAction*>& jobActions);

    /// What needs a workspace is greyed out without one. `undo` is the workspace's.
    void setWorkspaceOpen(bool open, QUndoStack* undo);
    void setHasJobs(bool running, bool paused);
    void setRecent(const QStringList& folders);
    /// Every action of every menu that does something, in the order of the menus.
    [[nodiscard]] QList<QAction*> allActions() const;
    /// Where an action stands: "Actions › Ranking".
    [[nodiscard]] QString placeOf(const QAction* action) const;

Q_SIGNALS:
    void said(const QString& text);  ///< of a step that was taken back or done again
    void newRequested();
    void openRequested();
    void recentRequested(const QString& folder);
    void closeWorkspaceRequested();
    void sampleRequested();
    void importRequested(bool target);
    void weightsRequested();
    void pageRequested(int page);
    void nextPageRequested(int step);
    void themeChosen(docent::Theme theme);
    void languageChosen(docent::Language language);
    void resetLayoutRequested();
    void pauseAllRequested();
    void resumeAllRequested();
    void paletteRequested();
    void guideRequested();
    void aboutRequested();

private:
    QAction* add(QMenu* menu, const QString& text, const QKeySequence& shortcut, const QString& objectName);
    void makeFile();
    void refreshUndo();
    /// Once the undo stack stands at this index, and has lost no step that failed.
    void tellStep(const QString& text, int index, int count);
    void makeEdit();
    void makeView(const QList<Page*>& pages, QAction* jobs);
    void makeActions(const QList<Page*>& pages);
    void makeJobs(const QList<QAction*>& jobActions);
    void makeHelp();
    void addThemes(QMenu* view);
    void addLanguages(QMenu* view);
    void addToGroup(QAction* action);

    QMainWindow* m_window;
    QMenu* m_recent = nullptr;
    QActionGroup* m_needWorkspace;  ///< not exclusive: it is there to switch all of them
    QSet<QActionGroup*> m_choices;  ///< of pages, switched likewise
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_pauseAll = nullptr;
    QAction* m_resumeAll = nullptr;
    QUndoStack* m_undoStack = nullptr;
};

}  // namespace docent
