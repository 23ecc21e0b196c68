// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/MainMenu.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <utility>

#include "support/Settings.h"

namespace docent {

MainMenu::MainMenu(QMainWindow* window, const QStringList& pages, QAction* jobs) : QObject(window), m_window(window) {
    QMenu* file = window->menuBar()->addMenu(tr("&File"));
    connect(add(file, tr("&New workspace…"), QKeySequence::New, QStringLiteral("actionNew")), &QAction::triggered, this,
            &MainMenu::newRequested);
    connect(add(file, tr("&Open workspace…"), QKeySequence::Open, QStringLiteral("actionOpen")), &QAction::triggered,
            this, &MainMenu::openRequested);
    m_recent = file->addMenu(tr("Open &recent"));
    QAction* close = add(file, tr("&Close workspace"), QKeySequence::Close, QStringLiteral("actionClose"));
    connect(close, &QAction::triggered, this, &MainMenu::closeWorkspaceRequested);
    file->addSeparator();
    QAction* source =
        add(file, tr("Import a &source…"), QKeySequence(tr("Ctrl+I")), QStringLiteral("actionImportSource"));
    connect(source, &QAction::triggered, this, [this] { Q_EMIT importRequested(false); });
    QAction* task =
        add(file, tr("Import a &task…"), QKeySequence(tr("Ctrl+Shift+I")), QStringLiteral("actionImportTask"));
    connect(task, &QAction::triggered, this, [this] { Q_EMIT importRequested(true); });
    file->addSeparator();
    connect(add(file, tr("&Quit"), QKeySequence::Quit, QStringLiteral("actionQuit")), &QAction::triggered, window,
            &QWidget::close);

    QMenu* view = window->menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < pages.size(); ++i) {
        QAction* action = add(view, pages[i], QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)),
                              QStringLiteral("actionPage%1").arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { Q_EMIT pageRequested(i); });
        m_needWorkspace << action;
    }
    view->addSeparator();
    addThemes(view);

    QMenu* jobMenu = window->menuBar()->addMenu(tr("&Jobs"));
    jobs->setShortcut(QKeySequence(tr("Ctrl+J")));
    jobs->setObjectName(QStringLiteral("actionShowJobs"));
    jobMenu->addAction(jobs);
    jobMenu->addSeparator();
    m_pauseAll = add(jobMenu, tr("&Pause all"), {}, QStringLiteral("actionPauseAll"));
    m_resumeAll = add(jobMenu, tr("&Resume all"), {}, QStringLiteral("actionResumeAll"));
    connect(m_pauseAll, &QAction::triggered, this, &MainMenu::pauseAllRequested);
    connect(m_resumeAll, &QAction::triggered, this, &MainMenu::resumeAllRequested);

    QMenu* help = window->menuBar()->addMenu(tr("&Help"));
    connect(add(help, tr("&About Docent"), {}, QStringLiteral("actionAbout")), &QAction::triggered, this,
            &MainMenu::aboutRequested);
    m_needWorkspace << close << source << task << jobs;
    setHasJobs(false, false);
}

QAction* MainMenu::add(QMenu* menu, const QString& text, const QKeySequence& shortcut, const QString& objectName) {
    QAction* action = menu->addAction(text);
    action->setShortcut(shortcut);
    action->setObjectName(objectName);
    return action;
}

void MainMenu::addThemes(QMenu* view) {
    QMenu* themes = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<Theme, QString> choices[] = {
        {Theme::System, tr("As the &desktop")}, {Theme::Light, tr("&Light")}, {Theme::Dark, tr("D&ark")}};
    for (const auto& [theme, text] : choices) {
        QAction* action = add(themes, text, {}, QStringLiteral("actionTheme_") + toString(theme));
        action->setCheckable(true);
        action->setChecked(theme == Settings::theme());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = theme] { Q_EMIT themeChosen(chosen); });
    }
}

void MainMenu::setWorkspaceOpen(bool open) {
    for (QAction* action : std::as_const(m_needWorkspace)) {
        action->setEnabled(open);
    }
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

}  // namespace docent
