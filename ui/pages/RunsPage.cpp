// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RunsPage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <algorithm>

#include "pages/CompareView.h"
#include "pages/RunView.h"
#include "support/CommandLine.h"
#include "support/Glossary.h"
#include "support/ProxyText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {

namespace {

/// See RunRecord::proxy.
QString rankedText(const RunRecord& run) {
    if (run.proxy.empty()) {
        return run.proxyScore >= 0 ? percent(run.proxyScore) : QStringLiteral("–");
    }
    const QString score = proxyScoreText(run.proxy, run.proxyScore);
    return isAccuracyProxy(run.proxy) ? score : proxyTitle(run.proxy) + QLatin1Char(' ') + score;
}

}  // namespace

RunsPage::RunsPage(QWidget* parent) : Page(tr("Runs"), QStringLiteral("runs"), parent) {
    setObjectName(QStringLiteral("runsPage"));
    makeActions();
    header()->addStretch();
    header()->addWidget(makeActionButton(m_compare, QStringLiteral("compareRuns")));
    header()->addWidget(makeActionButton(m_rename, QStringLiteral("renameRun")));
    header()->addWidget(makeActionButton(m_delete, QStringLiteral("deleteRun")));
    header()->addWidget(makeActionButton(m_export, QStringLiteral("exportRun"), true));

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("runsSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    makeTable();
    splitter->addWidget(m_table);
    m_stack = new QStackedWidget;
    m_view = new RunView;
    m_view->setObjectName(QStringLiteral("runView"));
    m_compareView = new CompareView;
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_compareView);
    splitter->addWidget(m_stack);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({148, 446});
    content()->addWidget(splitter, 1);

    connect(m_view, &RunView::tabChanged, this, &RunsPage::updateActions);
    connect(m_compareView, &CompareView::tabChanged, this, &RunsPage::updateActions);
    connect(emptyState()->button(), &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("transferPage")); });
    updateActions();
}

void RunsPage::makeActions() {
    m_compare = addPageAction(QStringLiteral("actionRunsCompare"), tr("&Compare"), QStringLiteral("Ctrl+U, C"));
    m_compare->setToolTip(tr("Of one run the difference to another; of several, all side by side"));
    m_rename = addPageAction(QStringLiteral("actionRunsRename"), tr("&Rename"), QStringLiteral("Ctrl+U, R"));
    m_delete = addPageAction(QStringLiteral("actionRunsDelete"), tr("&Delete"), QStringLiteral("Ctrl+U, D"),
                             QStringLiteral("delete"));
    m_export = addPageAction(QStringLiteral("actionRunsExport"), tr("E&xport…"), QStringLiteral("Ctrl+U, X"),
                             QStringLiteral("export"));
    addPageSeparator();
    m_copyCommand =
        addPageAction(QStringLiteral("actionRunsCommand"), tr("Copy as command &line"), QStringLiteral("Ctrl+U, L"));
    m_saveChart = addPageAction(QStringLiteral("actionRunsSaveChart"), tr("&Save chart…"), QStringLiteral("Ctrl+U, S"));
    m_copyChart = addPageAction(QStringLiteral("actionRunsCopyChart"), tr("Copy chart"), QStringLiteral("Ctrl+U, P"));
    connect(m_compare, &QAction::triggered, this, &RunsPage::compare);
    connect(m_rename, &QAction::triggered, this, [this] { m_table->editCurrent(); });
    connect(m_delete, &QAction::triggered, this, &RunsPage::removeSelected);
    connect(m_export, &QAction::triggered, this, [this] { Q_EMIT exportRequested(m_table->currentKey()); });
    connect(m_copyCommand, &QAction::triggered, this, &RunsPage::copyCommand);
    connect(m_saveChart, &QAction::triggered, this, [this] {
        if (const auto chart = currentChart()) {
            exportChart(this, session(), *chart);
        }
    });
    connect(m_copyChart, &QAction::triggered, this, [this] {
        if (const auto chart = currentChart()) {
            copyChart(session(), *chart);
        }
    });
}

void RunsPage::makeTable() {
    m_table = new RecordTable(
        {{.title = tr("Run"), .stretch = true, .editable = true},
         {.title = tr("Task")},
         {.title = tr("Model"), .stretch = true},
         {.title = tr("Score"), .numeric = true, .toolTip = tr("Of its model in the ranking")},
         {.title = tr("Test accuracy"), .numeric = true, .toolTip = explain(Term::TestAccuracy)},
         {.title = tr("Interval"), .numeric = true, .toolTip = explain(Term::Interval)},
         {.title = tr("Balanced"), .numeric = true, .toolTip = explain(Term::BalancedAccuracy), .hidden = true},
         {.title = tr("Cross-entropy"), .numeric = true, .toolTip = explain(Term::Loss), .hidden = true},
         {.title = tr("Time"), .numeric = true},
         {.title = tr("State")},
         {.title = tr("Made")}});
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setSeveralSelectable();
    m_table->setLeastRows(2);
    m_table->setColumnChooser(QStringLiteral("runColumns"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_compare, m_rename, m_delete, m_export, m_copyCommand});
    connect(m_table, &RecordTable::selectedKeysChanged, this, &RunsPage::onSelectionChanged);
    connect(m_table, &RecordTable::currentKeyChanged, this, &RunsPage::onSelectionChanged);
    connect(m_table, &RecordTable::keyActivated, m_export, &QAction::trigger);
    connect(m_table, &RecordTable::deletePressed, m_delete, &QAction::trigger);
    connect(m_table, &RecordTable::edited, this, &RunsPage::rename);
}

void RunsPage::onSessionChanged() {
    m_view->setSession(session(), views());
    m_compareView->setSession(session(), views());
    if (session()) {
        connect(session(), &Session::runsChanged, this, &RunsPage::refresh);
    }
    refresh();
}

const RunRecord* RunsPage::find(const QString& name) const {
    if (!session()) {
        return nullptr;
    }
    const auto& runs = session()->runs();
    const auto found =
        std::find_if(runs.begin(), runs.end(), [&](const RunRecord& run) { return qs(run.name) == name; });
    return found == runs.end() ? nullptr : &*found;
}

void RunsPage::refresh() {
    if (!session() || session()->runs().empty()) {
        m_table->setRecords({});
        showLack(Lack::Runs, tr("No runs yet"),
                 tr("Fine-tune a model on a task; the result shows here and can be exported."), tr("Go to &Transfer"));
        updateActions();
        return;
    }
    showContent();
    m_view->refreshBaseline();
    const std::vector<RunRecord>& runs = session()->runs();
    QVector<Record> records;
    for (const RunRecord& run : runs) {
        const Evaluation& evaluation = run.evaluation;
        const bool tested = evaluation.images > 0;
        const auto job = session()->jobFor(TransferJob::kind, run.name);
        const QString none = QStringLiteral("–");
        records << Record{
            .key = qs(run.name),
            .cells = {{qs(run.name)},
                      {qs(run.task)},
                      {qs(run.model)},
                      {rankedText(run), run.proxy.empty() && run.proxyScore < 0 ? -1e300 : run.proxyScore},
                      {tested ? percent(evaluation.accuracy) : none, tested ? evaluation.accuracy : -1},
                      {tested ? tr("%1 to %2")
                                    .arg(QLocale().toString(100 * evaluation.interval.low, 'f', 1),
                                         percent(evaluation.interval.high))
                              : none,
                       evaluation.interval.low},
                      {tested ? percent(evaluation.balancedAccuracy) : none, evaluation.balancedAccuracy},
                      {tested ? QLocale().toString(evaluation.crossEntropy, 'f', 3) : none, evaluation.crossEntropy},
                      {duration(run.cost.seconds), run.cost.seconds},
                      {job                                 ? stateText(job->state)
                       : run.state == ModelState::Complete ? tr("Complete")
                                                           : tr("Unfinished")},
                      {localTime(run.created), qs(run.created)}}};
    }
    m_table->setRecords(records);
    if (m_table->currentKey().isEmpty()) {
        const auto newest = std::max_element(
            runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) { return a.created < b.created; });
        m_table->setCurrentKey(qs(newest->name));
    }
    onSelectionChanged();
}

void RunsPage::onSelectionChanged() {
    const QStringList keys = m_table->selectedKeys();
    if (keys.size() > 1) {
        m_compareView->showRuns(keys);
        m_stack->setCurrentWidget(m_compareView);
    } else {
        m_view->showRun(m_table->currentKey());
        m_stack->setCurrentWidget(m_view);
    }
    updateActions();
}

void RunsPage::updateActions() {
    const QStringList keys = m_table->selectedKeys();
    const RunRecord* current = find(m_table->currentKey());
    const bool complete = current && current->state == ModelState::Complete;
    m_compare->setEnabled(complete);
    m_rename->setEnabled(current && keys.size() == 1);
    m_delete->setEnabled(!keys.isEmpty());
    m_export->setEnabled(complete && keys.size() == 1);
    m_copyCommand->setEnabled(current != nullptr);
    const bool hasChart = m_stack->currentWidget() == m_view ? m_view->hasChart() : m_compareView->hasChart();
    m_saveChart->setEnabled(current && hasChart);
    m_copyChart->setEnabled(current && hasChart);
}

void RunsPage::rename(const QString& from, const QString& to) {
    if (session()->renameRun(from.toStdString(), to.trimmed().toStdString())) {
        m_table->setCurrentKey(to.trimmed());
    } else {
        refresh();  // the table shows what was typed
    }
}

void RunsPage::removeSelected() {
    std::vector<std::string> names;
    for (const QString& key : m_table->selectedKeys()) {
        names.push_back(key.toStdString());
    }
    // Nobody is asked: it can be taken back.
    if (session()->removeRuns(names)) {
        session()->say(counted(std::ssize(names), tr("%1 was deleted. Ctrl+Z brings it back.").arg(qs(names.front())),
                               tr("%1 runs were deleted. Ctrl+Z brings them back.")));
    }
}

void RunsPage::compare() {
    if (m_stack->currentWidget() == m_view) {
        m_view->showDifference();
    } else {
        m_compareView->setFocus();
    }
}

void RunsPage::copyCommand() {
    const QStringList keys = m_table->selectedKeys();
    if (keys.size() > 1) {
        QStringList words{QStringLiteral("compare")};
        for (const QString& key : keys) {
            words << qs(shellQuoted(key.toStdString()));
        }
        copyCommandLine(*session(), words.join(QLatin1Char(' ')));
    } else if (const RunRecord* run = find(m_table->currentKey())) {
        copyCommandLine(
            *session(),
            TransferJob{.name = run->name, .task = run->task, .model = run->model, .options = run->options});
    }
}

std::optional<Chart> RunsPage::currentChart() const {
    return m_stack->currentWidget() == m_view ? m_view->currentChart() : m_compareView->currentChart();
}

}  // namespace docent
