// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/CompareView.h"

#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "pages/DifferencePane.h"
#include "plots/CurvePlot.h"
#include "support/Glossary.h"
#include "support/Session.h"
#include "support/Text.h"
#include "training/MetricsLog.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

/// The training that is kept, which is what two runs have in common; the trials of their sweeps may differ.
CurveRun keptCurve(const Workspace& workspace, const RunRecord& run) {
    CurveRun curve{.name = qs(run.name), .rows = {}};
    for (MetricRow& row : MetricsReader(workspace.runs().log(run.name)).poll()) {
        if (isKeptSeries(run, row.series)) {
            row.series = "train";
            curve.rows.push_back(std::move(row));
        }
    }
    return curve;
}

/// Against the best of the list: how far behind, and whether that may be chance.
QString againstBest(const std::shared_ptr<const RunResult>& best, const std::shared_ptr<const RunResult>& other) {
    if (!best || !other) {
        return QStringLiteral("…");
    }
    if (!whyNotComparable(other->record, best->record).empty() || !best->problem.isEmpty() ||
        !other->problem.isEmpty()) {
        return QObject::tr("not comparable");
    }
    try {
        const RunComparison comparison = comparePredictions(best->predictions, other->predictions);
        return comparison.p < 0.001
                   ? QObject::tr("%1 points, p < 0.001").arg(signedPoints(comparison.difference))
                   : QObject::tr("%1 points, p = %2")
                         .arg(signedPoints(comparison.difference), QLocale().toString(comparison.p, 'f', 3));
    } catch (const std::exception&) {
        return QObject::tr("other test pictures");
    }
}

QString settingOf(const RunRecord& run) {
    if (run.chosen < 0 || static_cast<std::size_t>(run.chosen) >= run.trials.size()) {
        return QStringLiteral("–");
    }
    const SweepTrial& trial = run.trials[static_cast<std::size_t>(run.chosen)];
    return QObject::tr("rate %1, %2 steps").arg(QString::number(trial.learningRate), number(trial.steps));
}

}  // namespace

CompareView::CompareView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("compareView"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("compareTitle"));
    layout->addWidget(m_title);
    m_note = makeMuted({});
    m_note->setObjectName(QStringLiteral("compareNote"));
    layout->addWidget(m_note);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("compareTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_figures = new RecordTable(
        {{.title = tr("Run"), .stretch = true},
         {.title = tr("Test accuracy"), .numeric = true, .toolTip = explain(Term::TestAccuracy)},
         {.title = tr("Interval"), .numeric = true, .toolTip = explain(Term::Interval)},
         {.title = tr("Against the best"), .toolTip = tr("On the same pictures, with the p of the exact McNemar test")},
         {.title = tr("Balanced"), .numeric = true, .toolTip = explain(Term::BalancedAccuracy)},
         {.title = tr("Cross-entropy"), .numeric = true, .toolTip = explain(Term::Loss), .hidden = true},
         {.title = tr("Calibration error"), .numeric = true, .toolTip = explain(Term::Calibration)},
         {.title = tr("Setting")},
         {.title = tr("Image passes"), .numeric = true, .toolTip = explain(Term::ImagePasses), .hidden = true},
         {.title = tr("Time"), .numeric = true}});
    m_figures->setObjectName(QStringLiteral("compareTable"));
    m_figures->setAccessibleName(tr("Figures side by side"));
    m_figures->setColumnChooser(QStringLiteral("compareColumns"));
    m_tabs->addTab(m_figures, tr("Fi&gures"));
    m_curves = new CurvePlot;
    m_curves->setObjectName(QStringLiteral("compareCurves"));
    m_curves->setChartName(QStringLiteral("curves"));
    m_tabs->addTab(m_curves, tr("C&urves"));
    m_difference = new DifferencePane;
    m_tabs->addTab(m_difference, tr("D&ifference"));
    layout->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &CompareView::tabChanged);
}

void CompareView::setSession(Session* session, DatasetViews* views) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_views = views;
    m_curves->setSession(session);
    m_difference->setSession(session, views);
    m_names.clear();
    if (session) {
        m_difference->setLevel(session->level());
        connect(session, &Session::levelChanged, m_difference, &DifferencePane::setLevel);
    }
}

void CompareView::showRuns(const QStringList& names) {
    if (names != m_names) {
        m_names = names;
        refresh();
    }
}

void CompareView::refresh() {
    ++m_generation;
    m_runs.clear();
    if (m_session) {
        for (const RunRecord& run : m_session->runs()) {
            if (m_names.contains(qs(run.name)) && run.state == ModelState::Complete) {
                m_runs.push_back(run);
            }
        }
    }
    std::stable_sort(m_runs.begin(), m_runs.end(), [](const RunRecord& a, const RunRecord& b) {
        return a.evaluation.accuracy > b.evaluation.accuracy;
    });
    m_results.assign(m_runs.size(), nullptr);
    m_title->setText(counted(std::ssize(m_runs), tr("One run"), tr("%1 runs side by side")));
    const auto unfinished = std::ssize(m_names) - std::ssize(m_runs);
    m_isOneTask = std::all_of(m_runs.begin(), m_runs.end(),
                              [this](const RunRecord& run) { return run.task == m_runs.front().task; });
    QStringList notes;
    if (unfinished > 0) {
        notes << counted(unfinished, tr("One of those chosen is not finished and left out."),
                         tr("%1 of those chosen are not finished and left out."));
    }
    if (!m_isOneTask) {
        notes << tr("They are of different tasks: their accuracies do not compare.");
    }
    m_note->setText(notes.join(QLatin1Char(' ')));
    m_note->setVisible(!notes.isEmpty());
    const int difference = m_tabs->indexOf(m_difference);
    m_tabs->setTabEnabled(difference, m_runs.size() == 2);
    m_tabs->setTabToolTip(difference, m_runs.size() == 2 ? QString() : tr("Of exactly two runs"));
    m_difference->setResults(nullptr, nullptr);
    showFigures();
    readCurves();
    for (const RunRecord& run : m_runs) {
        requestRunResult(this, *m_session, *m_views, run,
                         [this, generation = m_generation](const std::shared_ptr<const RunResult>& result) {
                             onResult(generation, result);
                         });
    }
}

void CompareView::readCurves() {
    m_curves->setRuns({});
    if (!m_session) {
        return;
    }
    runInBackground(
        this,
        [workspace = m_session->workspace(), runs = m_runs](RunContext& context) {
            QVector<CurveRun> curves;
            for (const RunRecord& run : runs) {
                context.checkStop();
                curves << keptCurve(workspace, run);
            }
            return curves;
        },
        [this, generation = m_generation](const QVector<CurveRun>& curves) {
            if (generation == m_generation) {
                m_curves->setRuns(curves);
            }
        },
        [](const QString&) {});
}

void CompareView::onResult(int generation, const std::shared_ptr<const RunResult>& result) {
    if (generation != m_generation) {
        return;  // others were chosen in the meantime
    }
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        if (m_runs[i].name == result->record.name) {
            m_results[i] = result;
        }
    }
    showFigures();
    if (m_results.size() == 2 && m_results[0] && m_results[1]) {
        m_difference->setResults(m_results[1], m_results[0]);  // what the better one changed
    }
}

void CompareView::showFigures() {
    QVector<Record> records;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const RunRecord& run = m_runs[i];
        const Evaluation& evaluation = run.evaluation;
        const auto& result = m_results[i];
        const bool calibrated = result && result->calibration;
        const std::int64_t passes = run.cost.trainingPasses + run.cost.forwardPasses;
        records << Record{.key = qs(run.name),
                          .cells = {{qs(run.name)},
                                    {percent(evaluation.accuracy), evaluation.accuracy},
                                    {tr("%1 to %2")
                                         .arg(QLocale().toString(100 * evaluation.interval.low, 'f', 1),
                                              percent(evaluation.interval.high)),
                                     evaluation.interval.low},
                                    {i > 0         ? againstBest(m_results.front(), result)
                                     : m_isOneTask ? tr("the best")
                                                   : tr("not comparable")},
                                    {percent(evaluation.balancedAccuracy), evaluation.balancedAccuracy},
                                    {QLocale().toString(evaluation.crossEntropy, 'f', 3), evaluation.crossEntropy},
                                    {calibrated ? percent(result->calibration->expectedError) : QStringLiteral("–"),
                                     calibrated ? result->calibration->expectedError : -1},
                                    {settingOf(run)},
                                    {number(passes), static_cast<qlonglong>(passes)},
                                    {duration(run.cost.seconds), run.cost.seconds}},
                          .strong = i == 0 && m_isOneTask};
    }
    m_figures->setRecords(records);
}

bool CompareView::hasChart() const {
    return m_tabs->currentWidget() != m_figures;
}

std::optional<Chart> CompareView::currentChart() const {
    return m_tabs->currentWidget() == m_curves       ? std::optional(m_curves->chart())
           : m_tabs->currentWidget() == m_difference ? m_difference->chart()
                                                     : std::nullopt;
}

}  // namespace docent
