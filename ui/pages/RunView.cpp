// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RunView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <exception>

#include "plots/CurvePlot.h"
#include "support/MetricsFollower.h"
#include "support/Session.h"
#include "support/Text.h"
#include "plots/ConfusionView.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {

RunView::RunView(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("runTitle"));
    layout->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    m_figure = new QLabel;
    m_figure->setObjectName(QStringLiteral("runAccuracy"));
    m_figure->setProperty("role", "figure");
    row->addWidget(m_figure);
    m_facts = makeMuted({});
    m_facts->setObjectName(QStringLiteral("runFacts"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_facts, 1);
    layout->addLayout(row);
    layout->addSpacing(2);

    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("runTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);

    auto* training = new QSplitter(Qt::Vertical);
    training->setHandleWidth(8);
    m_sweep = new RecordTable({{.title = tr("Learning rate"), .numeric = true},
                               {.title = tr("Steps"), .numeric = true},
                               {.title = tr("Validation accuracy"), .numeric = true},
                               {.title = tr("Loss"), .numeric = true},
                               {.title = tr("Time"), .numeric = true},
                               {.title = {}, .stretch = true}});
    m_sweep->setObjectName(QStringLiteral("sweepTable"));
    m_sweep->setAccessibleName(tr("Settings that were tried"));
    m_curves = new CurvePlot;
    m_curves->setObjectName(QStringLiteral("runCurves"));
    training->addWidget(m_sweep);
    training->addWidget(m_curves);
    training->setStretchFactor(0, 1);
    training->setStretchFactor(1, 3);
    training->setSizes({160, 340});
    m_tabs->addTab(training, tr("S&weep and curves"));

    auto* result = new QSplitter(Qt::Horizontal);
    result->setHandleWidth(12);
    m_classes = new RecordTable({{.title = tr("Class"), .stretch = true},
                                 {.title = tr("Pictures"), .numeric = true},
                                 {.title = tr("Precision"), .numeric = true},
                                 {.title = tr("Recall"), .numeric = true},
                                 {.title = tr("F1"), .numeric = true}});
    m_classes->setObjectName(QStringLiteral("classTable"));
    m_classes->setAccessibleName(tr("Figures of each class"));
    m_confusion = new ConfusionView;
    result->addWidget(m_classes);
    result->addWidget(m_confusion);
    result->setStretchFactor(0, 1);
    result->setStretchFactor(1, 1);
    result->setSizes({420, 330});
    m_tabs->addTab(result, tr("&Classes and confusion"));
    layout->addWidget(m_tabs, 1);

    m_follower = new MetricsFollower(this);
    connect(m_follower, &MetricsFollower::rowsChanged, this, [this] { m_curves->setRows(m_follower->rows()); });
    showRun({});
}

void RunView::setSession(Session* session) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(session, &Session::runsChanged, this, &RunView::refresh);
    }
    showRun({});
}

void RunView::showRun(const QString& name) {
    const bool another = name != m_name;
    m_name = name;
    m_follower->follow(m_session && !name.isEmpty() ? m_session->workspace().runs().log(name.toStdString())
                                                    : std::filesystem::path());
    if (another) {
        m_tabs->setCurrentIndex(0);
        clearResult();
    }
    refresh();
}

void RunView::clearResult() {
    m_sweep->setRecords({});
    m_classes->setRecords({});
    m_confusion->clear();
    m_figure->clear();
    m_facts->clear();
}

void RunView::refresh() {
    m_title->setText(m_name.isEmpty() ? tr("No run chosen") : m_name);
    if (!m_session || m_name.isEmpty()) {
        m_follower->setLive(false);
        return;
    }
    const auto job = m_session->jobFor(TransferJob::kind, m_name.toStdString());
    m_follower->setLive(job && job->state == JobState::Running);
    try {
        if (m_session->workspace().runs().has(m_name.toStdString())) {
            showRecord(m_session->workspace().runs().load(m_name.toStdString()));
        }
    } catch (const std::exception& error) {
        m_facts->setText(QString::fromUtf8(error.what()));
    }
    if (job) {
        m_figure->setText(stateText(job->state));
        m_facts->setText(job->error.empty() ? qs(job->progress.stage) : qs(job->error));
    }
}

void RunView::showRecord(const RunRecord& record) {
    QVector<Record> trials;
    for (std::size_t i = 0; i < record.trials.size(); ++i) {
        const SweepTrial& trial = record.trials[i];
        const bool chosen = static_cast<int>(i) == record.chosen;
        trials << Record{
            .key = QString::number(i),
            .cells = {{QString::number(trial.learningRate), trial.learningRate},
                      {number(trial.steps), static_cast<qlonglong>(trial.steps)},
                      {trial.diverged ? tr("diverged") : percent(trial.validationAccuracy), trial.validationAccuracy},
                      {trial.diverged ? QString() : QString::number(trial.validationLoss, 'f', 3),
                       trial.validationLoss},
                      {duration(trial.cost.seconds), trial.cost.seconds},
                      {chosen ? tr("chosen") : QString()}},
            .strong = chosen};
    }
    m_sweep->setRecords(trials);
    const Evaluation& evaluation = record.evaluation;
    if (evaluation.images == 0) {
        m_figure->setText(tr("Unfinished"));
        m_facts->setText(tr("Resume its job, or fine-tune again."));
        return;
    }
    const bool first = m_classes->recordCount() == 0;
    m_figure->setText(percent(evaluation.accuracy));
    m_facts->setText(
        tr("test accuracy, between %1 and %2, on %3 pictures; balanced %4\nFine-tuned from %5 on %6 pictures "
           "of %7 in %8")
            .arg(percent(evaluation.interval.low), percent(evaluation.interval.high), number(evaluation.images),
                 percent(evaluation.balancedAccuracy), qs(record.model), number(record.trainImages), qs(record.task),
                 duration(record.cost.seconds)));
    QVector<Record> classes;
    for (const ClassReport& report : evaluation.classes) {
        classes << Record{.key = qs(report.name),
                          .cells = {{qs(report.name)},
                                    {number(report.support), static_cast<qlonglong>(report.support)},
                                    {percent(report.precision), report.precision},
                                    {percent(report.recall), report.recall},
                                    {percent(report.f1), report.f1}}};
    }
    m_classes->setRecords(classes);
    m_confusion->setData(confusionData(evaluation, 0, ConfusionOrder::Hierarchy));
    if (first) {
        m_tabs->setCurrentIndex(1);
    }
}

}  // namespace docent
