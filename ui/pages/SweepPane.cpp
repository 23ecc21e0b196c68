// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/SweepPane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QSplitter>
#include <QVBoxLayout>
#include <cstdio>

#include "plots/CurvePlot.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/MetricsFollower.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/JobCard.h"
#include "widgets/JobText.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

/// The name that the fine-tuner gives a trial in the log.
/// The last step of a series in the log; 0 where it has none.
std::int64_t lastStep(const std::vector<MetricRow>& rows, const std::string& series) {
    std::int64_t step = 0;
    for (const MetricRow& row : rows) {
        if (row.series == series) {
            step = row.step;
        }
    }
    return step;
}

}  // namespace

SweepPane::SweepPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(6);
    m_bar = new QWidget;
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_stage = makeMuted({}, false);
    m_stage->setObjectName(QStringLiteral("runStage"));
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("runProgress"));
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_progress->setTextVisible(false);
    row->addWidget(m_progress, 1);
    row->addWidget(m_stage);
    layout->addWidget(m_bar);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setHandleWidth(8);
    m_table = new RecordTable(
        {{.title = tr("Learning rate"), .numeric = true, .toolTip = explain(Term::LearningRate)},
         {.title = tr("Steps"), .numeric = true, .toolTip = explain(Term::Steps)},
         {.title = tr("Validation accuracy"), .numeric = true, .toolTip = explain(Term::ValidationAccuracy)},
         {.title = tr("Loss"), .numeric = true, .toolTip = explain(Term::Loss)},
         {.title = tr("Time"), .numeric = true},
         {.title = tr("State"), .stretch = true}});
    m_table->setObjectName(QStringLiteral("sweepTable"));
    m_table->setAccessibleName(tr("Settings that were tried"));
    m_curves = new CurvePlot;
    m_curves->setObjectName(QStringLiteral("runCurves"));
    splitter->addWidget(m_table);
    splitter->addWidget(m_curves);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({160, 340});
    layout->addWidget(splitter, 1);
    m_follower = new MetricsFollower(this);
    connect(m_follower, &MetricsFollower::rowsChanged, this, [this] {
        m_curves->setRows(m_follower->rows());
        if (m_running) {
            rebuild();
        }
    });
    clear();
}

void SweepPane::setSession(Session* session) {
    m_session = session;
    m_curves->setSession(session);
}

void SweepPane::follow(const std::filesystem::path& log, const QString& name) {
    m_curves->setChartName(QStringLiteral("curves-%1").arg(name));
    m_follower->follow(log);
}

void SweepPane::clear() {
    m_record = {};
    m_running = false;
    m_waits.clear();
    m_curves->setEmptyText(tr("Fine-tune a model, or choose one that was, to see how it learned."));
    m_table->setRecords({});
    m_bar->hide();
}

void SweepPane::setRecord(const RunRecord& record, const std::optional<JobRecord>& job) {
    m_record = record;
    m_running = job && job->state == JobState::Running;
    m_waits = job && !isFinished(job->state) ? stateText(job->state) : QString();
    m_follower->setLive(m_running);
    m_curves->setEmptyText(record.options.tune == TunedPart::Head ? tr("A linear probe has no steps to show.")
                           : m_running || !m_waits.isEmpty()      ? tr("The first figures come after the first steps.")
                                                                  : tr("There are no figures of this fine-tuning."));
    m_bar->setVisible(job.has_value());
    if (job) {
        setProgress(*job);
    }
    rebuild();
}

void SweepPane::setProgress(const JobRecord& job) {
    m_bar->setVisible(!isFinished(job.state));
    const Progress& progress = job.progress;
    constexpr int parts = 1000;
    m_progress->setRange(0, progress.total > 0 || job.state != JobState::Running ? parts : 0);
    m_progress->setValue(progress.total > 0 ? static_cast<int>(parts * progress.done / progress.total) : 0);
    const QString stage = job.state == JobState::Running ? coreText(progress.stage) : stateText(job.state);
    m_stage->setText(job.state == JobState::Running && job.etaSeconds >= 0
                         ? tr("%1, about %2 left").arg(stage, duration(job.etaSeconds))
                         : stage);
}

void SweepPane::rebuild() {
    const TransferOptions& options = m_record.options;
    const std::size_t rates = options.learningRates.size();
    const std::size_t count = m_record.name.empty() ? 0 : rates * options.steps.size();
    const QString none = QStringLiteral("–");
    QVector<Record> records;
    for (std::size_t i = 0; i < count; ++i) {
        // In the order in which they are tried.
        const double rate = options.learningRates[i % rates];
        const std::int64_t steps = options.steps[i / rates];
        Record record{.key = QString::number(i),
                      .cells = {{QString::number(rate), rate}, {number(steps), static_cast<qlonglong>(steps)}}};
        if (i < m_record.trials.size()) {
            const SweepTrial& trial = m_record.trials[i];
            const bool chosen = static_cast<int>(i) == m_record.chosen;
            record.strong = chosen;
            record.cells << RecordCell{trial.diverged ? none : percent(trial.validationAccuracy),
                                       trial.validationAccuracy}
                         << RecordCell{trial.diverged ? none : QString::number(trial.validationLoss, 'f', 3),
                                       trial.validationLoss}
                         << RecordCell{duration(trial.cost.seconds), trial.cost.seconds}
                         << RecordCell{chosen           ? tr("✓ chosen")
                                       : trial.diverged ? tr("diverged: the rate is too high")
                                                        : tr("tried")};
        } else {
            const bool isNext = i == m_record.trials.size();
            const bool isUnderWay = m_running && isNext;
            const std::int64_t step = isUnderWay ? lastStep(m_follower->rows(), trialSeries(rate, steps)) : 0;
            record.cells << RecordCell{none, -1} << RecordCell{none, -1} << RecordCell{none, -1}
                         << RecordCell{isUnderWay ? tr("under way: step %1 of %2").arg(number(step), number(steps))
                                       : !m_waits.isEmpty() ? (isNext ? m_waits : tr("waiting"))
                                                            : tr("not tried")};
        }
        records << record;
    }
    m_table->setRecords(records);
}

std::optional<Chart> SweepPane::chart() const {
    return m_curves->chart();
}

}  // namespace docent
