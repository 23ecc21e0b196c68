// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RunView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>

#include "pages/CalibrationPane.h"
#include "pages/ClassesPane.h"
#include "pages/ConfusionPane.h"
#include "pages/DifferencePane.h"
#include "pages/MistakesPane.h"
#include "pages/SweepPane.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/JobCard.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr int firstPaneMilliseconds = 700;  // after the start
constexpr int betweenPanesMilliseconds = 40;
}  // namespace

RunView::RunView(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("runTitle"));
    layout->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    m_figure = new QLabel;
    m_figure->setObjectName(QStringLiteral("runAccuracy"));
    setRole(m_figure, Role::Figure);
    m_figure->setToolTip(explain(Term::TestAccuracy));
    row->addWidget(m_figure);
    m_facts = makeMuted({});
    m_facts->setObjectName(QStringLiteral("runFacts"));
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_facts, 1);
    layout->addLayout(row);
    m_baseline = new QLabel;
    m_baseline->setObjectName(QStringLiteral("runBaseline"));
    m_baseline->setWordWrap(true);
    m_baseline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_baseline);

    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("runTabs"));
    m_tabs->setAccessibleName(tr("Results of the run"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    layout->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &RunView::tabChanged);
    m_baseline->hide();
    m_title->setText(tr("No run chosen"));
    connect(&m_making, &QTimer::timeout, this, [this] {
        m_making.setInterval(betweenPanesMilliseconds);
        makeNextPane();
    });
    m_making.start(firstPaneMilliseconds);
}

void RunView::makeNextPane() {
    if (!m_sweep) {
        m_tabs->addTab(m_sweep = new SweepPane, tr("S&weep"));
    } else if (!m_confusion) {
        m_tabs->addTab(m_confusion = new ConfusionPane, tr("Co&nfusion"));
    } else if (!m_mistakes) {
        m_tabs->addTab(m_mistakes = new MistakesPane, tr("Mi&stakes"));
    } else if (!m_classes) {
        m_tabs->addTab(m_classes = new ClassesPane, tr("C&lasses"));
        connect(m_classes, &ClassesPane::mistakesRequested, this, [this](const QString& path) {
            m_mistakes->setFilter(path, {});
            m_tabs->setCurrentWidget(m_mistakes);
        });
    } else if (!m_calibration) {
        m_tabs->addTab(m_calibration = new CalibrationPane, tr("Cali&bration"));
    } else {
        m_tabs->addTab(m_difference = new DifferencePane, tr("D&ifference"));
        m_making.stop();
        givePanesTheSession();
        showChosen();
        Q_EMIT tabChanged();
    }
}

void RunView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    while (!isMade()) {
        makeNextPane();
    }
}

void RunView::givePanesTheSession() {
    m_sweep->setSession(m_session);
    m_confusion->setSession(m_session);
    m_classes->setSession(m_session);
    m_calibration->setSession(m_session);
    m_difference->setSession(m_session, m_views);
    if (m_session) {
        setLevel(m_session->level());
    }
}

void RunView::setLevel(int level) {
    if (isMade()) {
        m_confusion->setLevel(level);
        m_mistakes->setLevel(level);
        m_classes->setLevel(level);
        m_difference->setLevel(level);
    }
}

void RunView::setSession(Session* session, DatasetViews* views) {
    if (m_session) {
        m_session->disconnect(this);
    }
    m_session = session;
    m_views = views;
    if (isMade()) {
        givePanesTheSession();
    }
    if (session) {
        connect(session, &Session::levelChanged, this, &RunView::setLevel);
        connect(session, &Session::runsChanged, this, &RunView::refresh);
        connect(session, &Session::renamed, this, [this](const QString& kind, const QString& from, const QString& to) {
            if (kind == QLatin1String("run") && from == m_name) {
                showRun(to);
            }
        });
        connect(session, &Session::jobChanged, this, [this](const JobRecord& job) {
            if (isMade() && qs(job.subject) == m_name && std::holds_alternative<TransferJob>(job.spec)) {
                m_sweep->setProgress(job);
            }
        });
    }
    m_name.clear();
    showRun({});
}

void RunView::showRun(const QString& name) {
    const bool another = name != m_name || name.isEmpty();
    m_name = name;
    if (another) {
        showChosen();
    } else {
        refresh();
    }
}

void RunView::showChosen() {
    if (!isMade()) {
        return;
    }
    clearResult();
    m_sweep->follow(m_session && !m_name.isEmpty() ? m_session->workspace().runs().log(m_name.toStdString())
                                                   : std::filesystem::path(),
                    m_name);
    refresh();
}

void RunView::showDifference() {
    if (isMade() && m_tabs->isTabEnabled(m_tabs->indexOf(m_difference))) {
        m_tabs->setCurrentWidget(m_difference);
        m_difference->setFocus();
    }
}

std::optional<Chart> RunView::currentChart() const {
    const QWidget* shown = m_tabs->currentWidget();
    if (m_name.isEmpty() || !isMade()) {
        return std::nullopt;
    }
    if (shown == m_sweep) {
        return m_sweep->chart();
    }
    return shown == m_confusion     ? m_confusion->chart()
           : shown == m_calibration ? m_calibration->chart()
           : shown == m_difference  ? m_difference->chart()
                                    : std::nullopt;
}

bool RunView::hasChart() const {
    const QWidget* shown = m_tabs->currentWidget();
    return !m_name.isEmpty() && (!isMade() || (shown != m_mistakes && shown != m_classes));
}

void RunView::clearResult() {
    m_loaded.clear();
    m_result.reset();
    m_sweep->clear();
    m_confusion->setResult(nullptr);
    m_mistakes->setResult(nullptr);
    m_classes->setResult(nullptr);
    m_calibration->setResult(nullptr);
    m_difference->setSecond(nullptr);
    m_figure->clear();
    m_facts->clear();
    m_baseline->hide();
    setTested(false);
}

void RunView::setTested(bool tested) {
    for (int i = 1; i < m_tabs->count(); ++i) {
        m_tabs->setTabEnabled(i, tested);
        m_tabs->setTabToolTip(i, tested ? QString() : tr("Is there once the run is tested."));
    }
    if (!tested) {
        m_tabs->setCurrentIndex(0);
    }
}

void RunView::refresh() {
    if (!isMade()) {
        return;
    }
    m_title->setText(m_name.isEmpty() ? tr("No run chosen") : m_name);
    m_tabs->setEnabled(!m_name.isEmpty());
    if (!m_session || m_name.isEmpty()) {
        return;
    }
    const auto job = m_session->jobFor(TransferJob::kind, m_name.toStdString());
    const auto& runs = m_session->runs();
    const auto found =
        std::find_if(runs.begin(), runs.end(), [this](const RunRecord& run) { return qs(run.name) == m_name; });
    if (found != runs.end()) {
        m_sweep->setRecord(*found, job);
        showFigures(*found);
    } else if (job) {
        RunRecord expected{.name = job->subject};
        expected.options = std::get<TransferJob>(job->spec).options;
        m_sweep->setRecord(expected, job);
    }
    if (job) {
        m_figure->setText(stateText(job->state));
        m_facts->setText(job->error.empty() ? coreText(job->progress.stage) : coreText(job->error));
    }
}

void RunView::showFigures(const RunRecord& record) {
    const Evaluation& evaluation = record.evaluation;
    if (evaluation.images == 0) {
        m_figure->setText(tr("Unfinished"));
        m_facts->setText(tr("Resume its job, or fine-tune again."));
        return;
    }
    m_figure->setText(percent(evaluation.accuracy));
    const QString figures =
        tr("test accuracy, between %1 and %2, on %3 pictures; balanced %4, cross-entropy %5 nats")
            .arg(percent(evaluation.interval.low), percent(evaluation.interval.high), number(evaluation.images),
                 percent(evaluation.balancedAccuracy), QLocale().toString(evaluation.crossEntropy, 'f', 3));
    const TunedPart tuned = record.options.tune;
    const QString origin =
        (tuned == TunedPart::Head       ? tr("A linear probe of %1, its head alone trained, on %2 pictures of %3 in %4")
         : tuned == TunedPart::Adapters ? tr("The adapters and the head of %1 fine-tuned on %2 pictures of %3 in %4")
                                        : tr("Fine-tuned from %1 on %2 pictures of %3 in %4"))
            .arg(qs(record.model), number(record.trainImages), qs(record.task), duration(record.cost.seconds));
    const bool calibrated = m_result && m_result->record.name == record.name && m_result->calibration;
    const QString warning = record.warning.empty() ? QString() : QLatin1Char('\n') + coreText(record.warning);
    m_facts->setText(
        (calibrated
             ? tr("%1, calibration error %2\n%3").arg(figures, percent(m_result->calibration->expectedError), origin)
             : figures + QLatin1Char('\n') + origin) +
        warning);
    loadResult(record);
}

void RunView::loadResult(const RunRecord& record) {
    const QString wanted = qs(record.name + " " + record.created);
    if (record.state != ModelState::Complete || m_loaded == wanted || !m_views) {
        return;
    }
    m_loaded = wanted;
    m_classes->setEvaluation(record.evaluation);
    setTested(true);
    m_tabs->setCurrentWidget(m_confusion);
    requestRunResult(this, *m_session, *m_views, record,
                     [this, wanted](const std::shared_ptr<const RunResult>& result) {
                         if (m_loaded != wanted) {
                             return;  // another run was chosen in the meantime
                         }
                         m_result = result;
                         m_confusion->setResult(result);
                         m_mistakes->setResult(result);
                         m_classes->setResult(result);
                         m_calibration->setResult(result);
                         m_difference->setSecond(result);
                         showFigures(result->record);
                         loadBaseline();
                     });
}

void RunView::refreshBaseline() {
    if (m_result && m_baseline->isHidden()) {
        loadBaseline();
    }
}

void RunView::loadBaseline() {
    const RunRecord* baseline = baselineRunFor(m_result->record, m_session->runs());
    if (!baseline || !m_result->problem.isEmpty()) {
        return;
    }
    runInBackground(
        this,
        [result = m_result, folder = m_session->workspace().runs().folder(baseline->name), classes = baseline->classes](
            RunContext&) { return comparePredictions(readPredictions(folder, classes), result->predictions); },
        [this, loaded = m_loaded, name = qs(baseline->name)](const RunComparison& comparison) {
            if (m_loaded == loaded) {
                m_baseline->setText(comparison.difference >= 0
                                        ? tr("%1 points over the fine-tuned baseline %2, %3.")
                                              .arg(signedPoints(comparison.difference), name, pairedText(comparison))
                                        : tr("%1 points against the fine-tuned baseline %2, %3.")
                                              .arg(signedPoints(comparison.difference), name, pairedText(comparison)));
                m_baseline->show();
            }
        },
        [](const QString&) {});  // tested on other pictures: the difference says why
}

}  // namespace docent
