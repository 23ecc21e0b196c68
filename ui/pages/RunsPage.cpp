// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RunsPage.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "pages/RunView.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/EmptyState.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {

RunsPage::RunsPage(QWidget* parent) : Page(tr("Runs"), QStringLiteral("runs"), parent) {
    setObjectName(QStringLiteral("runsPage"));
    header()->addStretch();
    m_delete = makeButton(tr("&Delete…"), QStringLiteral("delete"), QStringLiteral("deleteRun"));
    header()->addWidget(m_delete);
    m_export = makePrimary(tr("E&xport…"), QStringLiteral("exportRun"));
    header()->addWidget(m_export);

    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setObjectName(QStringLiteral("runsSplitter"));
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    m_table = new RecordTable({{.title = tr("Run"), .stretch = true},
                               {.title = tr("Task")},
                               {.title = tr("Model")},
                               {.title = tr("Score"), .numeric = true, .toolTip = tr("Of its model in the ranking")},
                               {.title = tr("Test accuracy"), .numeric = true},
                               {.title = tr("Interval"), .numeric = true, .toolTip = tr("95 % (Wilson)")},
                               {.title = tr("Time"), .numeric = true},
                               {.title = tr("State")},
                               {.title = tr("Made")}});
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Runs"));
    splitter->addWidget(m_table);
    m_view = new RunView;
    m_view->setObjectName(QStringLiteral("runView"));
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({185, 400});
    content()->addWidget(splitter, 1);

    connect(m_table, &RecordTable::currentKeyChanged, this, [this](const QString& key) {
        m_view->showRun(key);
        updateButtons();
    });
    connect(m_table, &RecordTable::keyActivated, this, [this] { m_export->click(); });
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(m_table->currentKey()); });
    connect(m_delete, &QPushButton::clicked, this, &RunsPage::deleteCurrent);
    connect(emptyState()->button(), &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("transferPage")); });
    updateButtons();
}

void RunsPage::onSessionChanged() {
    m_view->setSession(session(), views());
    if (session()) {
        connect(session(), &Session::runsChanged, this, &RunsPage::refresh);
    }
    refresh();
}

void RunsPage::refresh() {
    const std::vector<RunRecord> runs = session() ? session()->runs() : std::vector<RunRecord>();
    if (runs.empty()) {
        m_table->setRecords({});
        showEmpty(tr("No runs yet"), tr("Fine-tune a model on a task; the result shows here and can be exported."),
                  tr("Go to &Transfer"));
        updateButtons();
        return;
    }
    showContent();
    QVector<Record> records;
    for (const RunRecord& run : runs) {
        const bool tested = run.evaluation.images > 0;
        const auto job = session()->jobFor(TransferJob::kind, run.name);
        const QString none = QStringLiteral("–");
        records << Record{
            .key = qs(run.name),
            .cells = {
                {qs(run.name)},
                {qs(run.task)},
                {qs(run.model)},
                {run.proxyScore >= 0 ? percent(run.proxyScore) : none, run.proxyScore},
                {tested ? percent(run.evaluation.accuracy) : none, tested ? run.evaluation.accuracy : -1},
                {tested
                     ? tr("%1 to %2").arg(percent(run.evaluation.interval.low), percent(run.evaluation.interval.high))
                     : none,
                 run.evaluation.interval.low},
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
    updateButtons();
}

void RunsPage::updateButtons() {
    bool complete = false;
    const std::string name = m_table->currentKey().toStdString();
    try {
        complete = session() && !name.empty() && session()->workspace().runs().has(name) &&
                   session()->workspace().runs().load(name).state == ModelState::Complete;
    } catch (const std::exception&) {
        complete = false;  // deleted by another process since the list was made
    }
    m_export->setEnabled(complete);
    m_delete->setEnabled(!name.empty());
}

void RunsPage::deleteCurrent() {
    const QString name = m_table->currentKey();
    if (session()->jobFor(TransferJob::kind, name.toStdString())) {
        MessageBox::error(this, tr("Delete a run"), tr("%1 is being made. Stop its job first.").arg(name));
        return;
    }
    const QString answer = MessageBox::ask(
        this,
        {.title = tr("Delete a run"),
         .text = tr("Delete the run %1?").arg(name),
         .details = tr("Its weights, figures and predictions are removed from the workspace. What was exported stays."),
         .choices = {{QStringLiteral("delete"), tr("&Delete"), MessageBox::Choice::Role::Destructive},
                     {QStringLiteral("cancel"), tr("Cancel"), MessageBox::Choice::Role::Reject}},
         .preferred = QStringLiteral("cancel")});
    if (answer == QLatin1String("delete")) {
        session()->removeRun(name.toStdString());
    }
}

}  // namespace docent
