// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/JobsPanel.h"

#include <QAction>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "pages/JobCardList.h"
#include "pages/JobLog.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr std::size_t mostProblems = 2;  // shown at once; the tool tip has all
}

JobsPanel::JobsPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("jobsPanel"));
    makeActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(8);
    m_top = new QWidget;
    auto* top = new QHBoxLayout(m_top);
    top->setContentsMargins(0, 0, 0, 0);
    m_summary = makeMuted({}, false);
    m_summary->setObjectName(QStringLiteral("jobsSummary"));
    top->addWidget(m_summary, 1);
    m_logButton = makeButton(tr("Log"), {}, QStringLiteral("showLog"));
    m_logButton->setCheckable(true);
    m_logButton->setFlat(true);
    m_logButton->setToolTip(tr("What happened to the jobs, with the times"));
    top->addWidget(m_logButton);
    QPushButton* clear = makeActionButton(m_clear, QStringLiteral("clearFinished"));
    clear->setFlat(true);
    top->addWidget(clear);
    layout->addWidget(m_top);
    m_problems = makeProblem(QStringLiteral("jobProblems"));
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(m_problems);

    m_stack = new QStackedWidget;
    m_cards = new JobCardList;
    m_cards->setEmptyText(
        tr("Imports, trainings, rankings and exports show here while they run and when they are done."));
    m_cards->setPausedBefore([this](const JobRecord& record) { return m_session->pausedBefore(record); });
    m_logView = new JobLog;
    m_stack->addWidget(m_cards);
    m_stack->addWidget(m_logView);
    layout->addWidget(m_stack, 1);

    connect(m_logButton, &QPushButton::toggled, this, [this](bool shown) { showLog(shown); });
    connect(m_cards, &JobCardList::currentChanged, this, &JobsPanel::updateActions);
    connect(m_cards, &JobCardList::stopClicked, this, [this](const QString& id) { m_session->stop(id.toStdString()); });
    connect(m_cards, &JobCardList::pauseClicked, this,
            [this](const QString& id) { m_session->pause(id.toStdString()); });
    connect(m_cards, &JobCardList::resumeClicked, this,
            [this](const QString& id) { m_session->resume(id.toStdString()); });
    connect(m_cards, &JobCardList::removeClicked, this,
            [this](const QString& id) { m_session->remove(id.toStdString()); });
    connect(m_cards, &JobCardList::resumeNeededClicked, this,
            [this](const QString& id) { resumeWithNeeded(m_cards->records()[id]); });
    connect(m_cards, &JobCardList::moved, this, [this](const QString& id, const QString& before) {
        m_session->move(id.toStdString(), before.toStdString());
    });
    connect(m_cards, &JobCardList::menuRequested, this, &JobsPanel::showMenu);
    connect(m_logView, &JobLog::copied, this, [this](int lines) {
        m_session->say(counted(lines, tr("Copied one line of the log"), tr("Copied %1 lines of the log")));
    });
    setSession(nullptr);
}

void JobsPanel::setDock(QDockWidget* dock) {
    auto* row = static_cast<QHBoxLayout*>(m_top->layout());
    row->setContentsMargins(12, 3, 6, 3);
    auto* heading = new QLabel(dock->windowTitle());
    setRole(heading, Role::Strong);
    row->insertWidget(0, heading);
    QPushButton* close = makeButton({}, QStringLiteral("remove"), QStringLiteral("closeJobs"));
    close->setFlat(true);
    close->setToolTip(tr("Put the list of jobs away"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QPushButton::clicked, dock, &QDockWidget::close);
    row->addWidget(close);
    setRole(m_top, Role::TitleBar);
    dock->setTitleBarWidget(m_top);
}

JobCard* JobsPanel::card(const QString& id) const {
    return m_cards->card(id);
}

QAction* JobsPanel::addAction(const QString& objectName, const QString& text, const QString& shortcut,
                              const QString& iconName, const std::function<void(const JobRecord&)>& triggered) {
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(QKeySequence(shortcut));
    if (!iconName.isEmpty()) {
        action->setIcon(icon(iconName));
    }
    connect(action, &QAction::triggered, this, [this, triggered] {
        if (const JobRecord* record = current()) {
            triggered(JobRecord(*record));
        }
    });
    QWidget::addAction(action);  // for its shortcut, where no menu has it
    m_actions << action;
    return action;
}

void JobsPanel::makeActions() {
    m_pause = addAction(QStringLiteral("pauseJobAction"), tr("&Pause job"), QStringLiteral("Ctrl+B, P"),
                        QStringLiteral("pause"), [this](const JobRecord& job) { m_session->pause(job.id); });
    m_resume = addAction(QStringLiteral("resumeJobAction"), tr("&Resume job"), QStringLiteral("Ctrl+B, R"),
                         QStringLiteral("resume"), [this](const JobRecord& job) {
                             job.state == JobState::Queued ? resumeWithNeeded(job) : m_session->resume(job.id);
                         });
    m_stop = addAction(QStringLiteral("stopJobAction"), tr("Stop"), QStringLiteral("Ctrl+B, S"), QStringLiteral("stop"),
                       [this](const JobRecord& job) { m_session->stop(job.id); });
    m_actions << nullptr;
    m_up = addAction(QStringLiteral("moveJobUpAction"), tr("Move &up"), QStringLiteral("Ctrl+B, U"), {},
                     [this](const JobRecord& job) { m_cards->move(qs(job.id), -1); });
    m_down = addAction(QStringLiteral("moveJobDownAction"), tr("Move &down"), QStringLiteral("Ctrl+B, D"), {},
                       [this](const JobRecord& job) { m_cards->move(qs(job.id), 1); });
    m_first = addAction(QStringLiteral("moveJobFirstAction"), tr("Move to the &front"), QStringLiteral("Ctrl+B, T"), {},
                        [this](const JobRecord& job) { m_cards->moveToEnd(qs(job.id), true); });
    m_last = addAction(QStringLiteral("moveJobLastAction"), tr("Move to the &end"), QStringLiteral("Ctrl+B, E"), {},
                       [this](const JobRecord& job) { m_cards->moveToEnd(qs(job.id), false); });
    m_actions << nullptr;
    m_copy = addAction(QStringLiteral("copyJobCommandAction"), tr("&Copy as command line"), QStringLiteral("Ctrl+B, C"),
                       {}, [this](const JobRecord& job) { copyCommandLine(*m_session, job.spec); });
    m_log = addAction(QStringLiteral("showJobLogAction"), tr("Show &log of the job"), QStringLiteral("Ctrl+B, L"), {},
                      [this](const JobRecord& job) {
                          showLog(true, qs(job.id));
                          Q_EMIT showRequested();
                      });
    m_actions << nullptr;
    m_remove = addAction(QStringLiteral("removeJobAction"), tr("&Take off the list"), QStringLiteral("Ctrl+B, X"),
                         QStringLiteral("remove"), [this](const JobRecord& job) { m_session->remove(job.id); });
    m_clear = addAction(QStringLiteral("clearFinishedAction"), tr("Clear finished"), QStringLiteral("Ctrl+B, F"), {},
                        [this](const JobRecord&) { clearFinished(); });
}

void JobsPanel::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_cards->setRecords(session ? session->copyOfJobs() : std::vector<JobRecord>());
    if (session) {
        connect(session, &Session::jobChanged, this, &JobsPanel::take);
        connect(session, &Session::jobsRemoved, this, &JobsPanel::drop);
    }
    m_logView->setRecords(m_cards->records());
    m_logButton->setChecked(false);
    updateSummary();
    updateProblems();
    updateActions();
}

const JobRecord* JobsPanel::current() const {
    const auto found = m_cards->records().constFind(m_cards->currentId());
    return m_session && found != m_cards->records().constEnd() ? &*found : nullptr;
}

void JobsPanel::take(const JobRecord& record) {
    const auto known = m_cards->records().constFind(qs(record.id));
    const bool changed = known == m_cards->records().constEnd() || known->state != record.state;
    m_cards->put(record);
    m_logView->setRecords(m_cards->records());
    if (changed) {
        updateSummary();
        updateActions();
    }
}

void JobsPanel::drop(const QStringList& ids) {
    {
        const QSignalBlocker once(m_cards);  // what it tells is looked at below
        for (const QString& id : ids) {
            m_cards->drop(id);
        }
    }
    m_logView->setRecords(m_cards->records());
    updateSummary();
    updateActions();
}

void JobsPanel::showLog(bool shown, const QString& job) {
    if (!job.isEmpty()) {
        m_logView->setJob(job);
    }
    m_stack->setCurrentIndex(shown ? 1 : 0);
    m_logButton->setChecked(shown);
}

void JobsPanel::showMenu(const QPoint& globalPosition) {
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("jobMenu"));
    for (QAction* action : std::as_const(m_actions)) {
        if (!action) {
            menu.addSeparator();
        } else if (action->isEnabled() && action != m_clear) {
            menu.addAction(action);
        }
    }
    menu.exec(globalPosition);
}

/// The paused jobs that it waits for go on, and so will this one.
void JobsPanel::resumeWithNeeded(const JobRecord& record) {
    std::vector<std::string> ids;
    for (const JobRecord& needed : m_session->pausedBefore(record)) {
        ids.push_back(needed.id);
    }
    m_session->resumeAll(ids);
}

void JobsPanel::clearFinished() {
    std::vector<std::string> ended;
    for (const JobRecord& record : m_session->jobs()) {
        if (isFinished(record.state)) {
            ended.push_back(record.id);
        }
    }
    m_session->removeAll(ended);
}

void JobsPanel::updateSummary() {
    int running = 0;
    int waiting = 0;
    int paused = 0;
    int ended = 0;
    for (const JobRecord& record : m_cards->records()) {
        running += record.state == JobState::Running ? 1 : 0;
        waiting += record.state == JobState::Queued ? 1 : 0;
        paused += record.state == JobState::Paused ? 1 : 0;
        ended += isFinished(record.state) ? 1 : 0;
    }
    QStringList parts;
    if (running > 0) {
        parts << tr("%1 running").arg(number(running));
    }
    if (waiting > 0) {
        parts << tr("%1 waiting").arg(number(waiting));
    }
    if (paused > 0) {
        parts << tr("%1 paused").arg(number(paused));
    }
    if (ended > 0) {
        parts << tr("%1 ended").arg(number(ended));
    }
    m_summary->setText(parts.isEmpty() ? tr("No jobs") : parts.join(QStringLiteral("  ·  ")));
    m_clear->setVisible(ended > 0);
    m_clear->setEnabled(ended > 0);
    m_logButton->setVisible(!m_cards->records().isEmpty());
}

void JobsPanel::updateProblems() {
    const std::vector<std::string> problems = m_session ? m_session->jobProblems() : std::vector<std::string>();
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), mostProblems); ++i) {
        lines << tr("A job is left out: %1").arg(coreText(problems[i]));
    }
    if (problems.size() > mostProblems) {
        lines << counted(static_cast<std::int64_t>(problems.size() - mostProblems), tr("One more job is left out."),
                         tr("%1 more jobs are left out."));
    }
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problems->setToolTip(qsList(problems).join(QLatin1Char('\n')));
    m_problems->setVisible(!lines.isEmpty());
}

void JobsPanel::updateActions() {
    const JobRecord* job = current();
    const JobState state = job ? job->state : JobState::Succeeded;
    const QString id = job ? qs(job->id) : QString();
    const bool blocked = job && state == JobState::Queued && !m_session->pausedBefore(*job).empty();
    m_pause->setEnabled(job && (state == JobState::Running || state == JobState::Queued));
    m_resume->setEnabled(
        job && (blocked || state == JobState::Paused || state == JobState::Failed || state == JobState::Cancelled));
    m_resume->setText(blocked ? tr("&Resume what it waits for") : tr("&Resume job"));
    m_stop->setEnabled(job && !isFinished(state));
    m_stop->setText(job ? stopText(job->spec) : tr("Stop"));
    m_up->setEnabled(m_cards->canMove(id, -1));
    m_down->setEnabled(m_cards->canMove(id, 1));
    m_first->setEnabled(m_up->isEnabled());
    m_last->setEnabled(m_down->isEnabled());
    m_copy->setEnabled(job);
    m_log->setEnabled(job);
    m_remove->setEnabled(job && (isFinished(state) || state == JobState::Paused));
}

}  // namespace docent
