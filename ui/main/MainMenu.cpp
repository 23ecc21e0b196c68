// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/MainMenu.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>
#include <utility>

#include "pages/Page.h"
#include "support/Settings.h"

namespace docent {
namespace {

QString plain(const QString& text) {
    return QString(text).remove(QLatin1Char('&'));
}

void collect(const QMenu* menu, QList<QAction*>& actions) {
    for (QAction* action : menu->actions()) {
        if (const QMenu* below = action->menu()) {
            collect(below, actions);
        } else if (!action->isSeparator()) {
            actions << action;
        }
    }
}

bool findPlace(const QMenu* menu, const QAction* wanted, QStringList& way) {
    way << plain(menu->title());
    for (QAction* action : menu->actions()) {
        if (action == wanted || (action->menu() && findPlace(action->menu(), wanted, way))) {
            return true;
        }
    }
    way.removeLast();
    return false;
}

}  // namespace

MainMenu::MainMenu(QMainWindow* window, const QList<Page*>& pages, QAction* jobs, const QList<QAction*>& jobActions)
    : QObject(window), m_window(window), m_needWorkspace(new QActionGroup(this)) {
    m_needWorkspace->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    makeFile();
    makeEdit();
    makeView(pages, jobs);
    makeActions(pages);
    makeJobs(jobActions);
    makeHelp();
    setHasJobs(false, false);
}

QAction* MainMenu::add(QMenu* menu, const QString& text, const QKeySequence& shortcut, const QString& objectName) {
    QAction* action = menu->addAction(text);
    action->setShortcut(shortcut);
    action->setObjectName(objectName);
    return action;
}

void MainMenu::addToGroup(QAction* action) {
    // A choice among actions is a group already: that one is switched too.
    if (QActionGroup* choice = action->actionGroup()) {
        m_choices.insert(choice);
    } else {
        m_needWorkspace->addAction(action);
    }
}

void MainMenu::makeFile() {
    QMenu* file = m_window->menuBar()->addMenu(tr("&File"));
    connect(add(file, tr("&New workspace…"), QKeySequence::New, QStringLiteral("actionNew")), &QAction::triggered, this,
            &MainMenu::newRequested);
    connect(add(file, tr("&Open workspace…"), QKeySequence::Open, QStringLiteral("actionOpen")), &QAction::triggered,
            this, &MainMenu::openRequested);
    m_recent = file->addMenu(tr("Open &recent"));
    connect(
        add(file, tr("&Try the sample"), QKeySequence(QStringLiteral("Ctrl+Shift+O")), QStringLiteral("actionSample")),
        &QAction::triggered, this, &MainMenu::sampleRequested);
    QAction* close =
        add(file, tr("&Close workspace"), QKeySequence(QStringLiteral("Ctrl+W")), QStringLiteral("actionClose"));
    connect(close, &QAction::triggered, this, &MainMenu::closeWorkspaceRequested);
    file->addSeparator();
    QAction* source = add(file, tr("Import a &source…"), QKeySequence(QStringLiteral("Ctrl+I")),
                          QStringLiteral("actionImportSource"));
    connect(source, &QAction::triggered, this, [this] { Q_EMIT importRequested(false); });
    QAction* task = add(file, tr("Import a t&ask…"), QKeySequence(QStringLiteral("Ctrl+Shift+I")),
                        QStringLiteral("actionImportTask"));
    connect(task, &QAction::triggered, this, [this] { Q_EMIT importRequested(true); });
    QAction* weights = add(file, tr("Add published &weights…"), QKeySequence(QStringLiteral("Ctrl+Alt+I")),
                           QStringLiteral("actionAddWeights"));
    connect(weights, &QAction::triggered, this, &MainMenu::weightsRequested);
    file->addSeparator();
    connect(add(file, tr("&Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), QStringLiteral("actionQuit")),
            &QAction::triggered, m_window, &QWidget::close);
    for (QAction* action : {close, source, task, weights}) {
        addToGroup(action);
    }
}

void MainMenu::makeEdit() {
    QMenu* edit = m_window->menuBar()->addMenu(tr("&Edit"));
    m_undo = add(edit, tr("&Undo"), QKeySequence(QStringLiteral("Ctrl+Z")), QStringLiteral("actionUndo"));
    m_redo = add(edit, tr("&Redo"), QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QStringLiteral("actionRedo"));
    m_redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
    connect(m_undo, &QAction::triggered, this, [this] {
        const QString text = tr("Taken back: %1. Redo with Ctrl+Shift+Z.").arg(m_undoStack->undoText());
        const int before = m_undoStack->index();
        const int count = m_undoStack->count();
        m_undoStack->undo();
        tellStep(text, before - 1, count);
    });
    connect(m_redo, &QAction::triggered, this, [this] {
        const QString text = tr("Done again: %1. Undo with Ctrl+Z.").arg(m_undoStack->redoText());
        const int before = m_undoStack->index();
        const int count = m_undoStack->count();
        m_undoStack->redo();
        refreshUndo();  // a step that was left out changes no index
        tellStep(text, before + 1, count);
    });
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    edit->addSeparator();
    connect(add(edit, tr("&Find an action…"), QKeySequence(QStringLiteral("Ctrl+K")), QStringLiteral("actionPalette")),
            &QAction::triggered, this, &MainMenu::paletteRequested);
}

void MainMenu::makeView(const QList<Page*>& pages, QAction* jobs) {
    QMenu* view = m_window->menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < pages.size(); ++i) {
        QAction* action = add(view, pages[i]->accessibleName(), QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)),
                              QStringLiteral("actionPage%1").arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT pageRequested(i); });
        addToGroup(action);
    }
    QAction* next =
        add(view, tr("Ne&xt page"), QKeySequence(QStringLiteral("Ctrl+PgDown")), QStringLiteral("actionNextPage"));
    QAction* previous = add(view, tr("P&revious page"), QKeySequence(QStringLiteral("Ctrl+PgUp")),
                            QStringLiteral("actionPreviousPage"));
    connect(next, &QAction::triggered, this, [this] { Q_EMIT nextPageRequested(1); });
    connect(previous, &QAction::triggered, this, [this] { Q_EMIT nextPageRequested(-1); });
    view->addSeparator();
    jobs->setShortcut(QKeySequence(QStringLiteral("Ctrl+J")));
    jobs->setObjectName(QStringLiteral("actionShowJobs"));
    view->addAction(jobs);
    for (QAction* action : {next, previous, jobs}) {
        addToGroup(action);
    }
    QAction* full =
        add(view, tr("&Full screen"), QKeySequence(QStringLiteral("F11")), QStringLiteral("actionFullScreen"));
    connect(full, &QAction::triggered, m_window,
            [window = m_window] { window->setWindowState(window->windowState() ^ Qt::WindowFullScreen); });
    connect(add(view, tr("&Reset the layout"), QKeySequence(QStringLiteral("Ctrl+Alt+0")),
                QStringLiteral("actionResetLayout")),
            &QAction::triggered, this, &MainMenu::resetLayoutRequested);
    view->addSeparator();
    addThemes(view);
    addLanguages(view);
}

void MainMenu::makeActions(const QList<Page*>& pages) {
    QMenu* actions = m_window->menuBar()->addMenu(tr("&Actions"));
    actions->setObjectName(QStringLiteral("actionsMenu"));
    for (Page* page : pages) {
        if (page->pageActions().isEmpty()) {
            continue;
        }
        QMenu* menu = actions->addMenu(page->accessibleName());
        for (QAction* action : page->pageActions()) {
            if (action) {
                menu->addAction(action);
                addToGroup(action);
            } else {
                menu->addSeparator();
            }
        }
    }
}

void MainMenu::makeJobs(const QList<QAction*>& jobActions) {
    QMenu* jobs = m_window->menuBar()->addMenu(tr("&Jobs"));
    m_pauseAll =
        add(jobs, tr("&Pause all"), QKeySequence(QStringLiteral("Ctrl+Alt+P")), QStringLiteral("actionPauseAll"));
    m_resumeAll =
        add(jobs, tr("&Resume all"), QKeySequence(QStringLiteral("Ctrl+Alt+R")), QStringLiteral("actionResumeAll"));
    connect(m_pauseAll, &QAction::triggered, this, &MainMenu::pauseAllRequested);
    connect(m_resumeAll, &QAction::triggered, this, &MainMenu::resumeAllRequested);
    QAction* notify = add(jobs, tr("&Tell the desktop when a job ends"), QKeySequence(QStringLiteral("Ctrl+Alt+N")),
                          QStringLiteral("actionNotify"));
    notify->setCheckable(true);
    notify->setChecked(Settings::notifications());
    connect(notify, &QAction::toggled, this, [](bool on) { Settings::setNotifications(on); });
    jobs->addSeparator();
    for (QAction* action : jobActions) {
        if (action) {
            jobs->addAction(action);
            addToGroup(action);
        } else {
            jobs->addSeparator();
        }
    }
}

void MainMenu::makeHelp() {
    QMenu* help = m_window->menuBar()->addMenu(tr("&Help"));
    connect(add(help, tr("&Guide"), QKeySequence(QStringLiteral("F1")), QStringLiteral("actionGuide")),
            &QAction::triggered, this, &MainMenu::guideRequested);
    connect(add(help, tr("&About Docent"), QKeySequence(QStringLiteral("Shift+F1")), QStringLiteral("actionAbout")),
            &QAction::triggered, this, &MainMenu::aboutRequested);
}

void MainMenu::addThemes(QMenu* view) {
    QMenu* themes = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const struct {
        Theme theme;
        QString text;
        const char* keys;
    } choices[] = {{Theme::System, tr("As the &desktop"), "Ctrl+Alt+S"},
                   {Theme::Light, tr("&Light"), "Ctrl+Alt+L"},
                   {Theme::Dark, tr("D&ark"), "Ctrl+Alt+D"}};
    for (const auto& choice : choices) {
        QAction* action = add(themes, choice.text, QKeySequence(QLatin1String(choice.keys)),
                              QStringLiteral("actionTheme_") + toString(choice.theme));
        action->setCheckable(true);
        action->setChecked(choice.theme == Settings::theme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, theme = choice.theme] { Q_EMIT themeChosen(theme); });
    }
}

void MainMenu::addLanguages(QMenu* view) {
    QMenu* languages = view->addMenu(tr("L&anguage"));
    auto* group = new QActionGroup(this);
    const struct {
        Language language;
        QString text;
        const char* keys;
    } choices[] = {{Language::System, tr("As the &desktop"), "Ctrl+Alt+1"},
                   {Language::English, QStringLiteral("&English"), "Ctrl+Alt+2"},
                   {Language::German, QStringLiteral("&Deutsch"), "Ctrl+Alt+3"}};
    for (const auto& choice : choices) {
        QAction* action = add(languages, choice.text, QKeySequence(QLatin1String(choice.keys)),
                              QStringLiteral("actionLanguage_") + toString(choice.language));
        action->setCheckable(true);
        action->setChecked(choice.language == storedLanguage());
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, language = choice.language] { Q_EMIT languageChosen(language); });
    }
}

void MainMenu::tellStep(const QString& text, int index, int count) {
    // A step that failed is led back first, or taken off the stack, see DiskCommand.
    QMetaObject::invokeMethod(
        this,
        [this, text, index, count] {
            if (m_undoStack && m_undoStack->index() == index && m_undoStack->count() == count) {
                Q_EMIT said(text);
            }
        },
        Qt::QueuedConnection);
}

void MainMenu::refreshUndo() {
    const bool canUndo = m_undoStack && m_undoStack->canUndo();
    const bool canRedo = m_undoStack && m_undoStack->canRedo();
    m_undo->setEnabled(canUndo);
    m_redo->setEnabled(canRedo);
    m_undo->setText(canUndo ? tr("&Undo: %1").arg(m_undoStack->undoText()) : tr("&Undo"));
    m_redo->setText(canRedo ? tr("&Redo: %1").arg(m_undoStack->redoText()) : tr("&Redo"));
}

void MainMenu::setWorkspaceOpen(bool open, QUndoStack* undo) {
    m_needWorkspace->setEnabled(open);
    for (QActionGroup* choice : std::as_const(m_choices)) {
        choice->setEnabled(open);
    }
    if (m_undoStack) {
        m_undoStack->disconnect(this);
    }
    m_undoStack = undo;
    if (undo) {
        connect(undo, &QUndoStack::indexChanged, this, &MainMenu::refreshUndo);
        connect(undo, &QObject::destroyed, this, [this] { m_undoStack = nullptr; });
    }
    refreshUndo();
}

void MainMenu::setHasJobs(bool running, bool paused) {
    m_pauseAll->setEnabled(running);
    m_resumeAll->setEnabled(paused);
}

void MainMenu::setRecent(const QStringList& folders) {
    m_recent->clear();
    m_recent->setEnabled(!folders.isEmpty());
    for (const QString& folder : folders) {
        connect(m_recent->addAction(QString(folder).replace(QLatin1Char('&'), QStringLiteral("&&"))),
                &QAction::triggered, this, [this, folder] { Q_EMIT recentRequested(folder); });
    }
}

QList<QAction*> MainMenu::allActions() const {
    QList<QAction*> actions;
    for (const QAction* top : m_window->menuBar()->actions()) {
        if (top->menu()) {
            collect(top->menu(), actions);
        }
    }
    return actions;
}

QString MainMenu::placeOf(const QAction* action) const {
    for (const QAction* top : m_window->menuBar()->actions()) {
        QStringList way;
        if (top->menu() && findPlace(top->menu(), action, way)) {
            return way.join(QStringLiteral(" › "));
        }
    }
    return {};
}

}  // namespace docent
