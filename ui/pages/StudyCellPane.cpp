// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyCellPane.h"

#include <QLabel>
#include <QVBoxLayout>
#include <cmath>

#include "support/ProxyText.h"
#include "support/StrategyText.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int leastTable = 72;  // pixels

QString pointsText(double gain) {
    return (gain > 0 ? QStringLiteral("+") : QString()) + QLocale().toString(100 * gain, 'f', 1);
}

}  // namespace

StudyCellPane::StudyCellPane(QWidget* parent) : QWidget(parent) {
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("studyCellTitle"));
    m_title->setWordWrap(true);
    m_column->addWidget(m_title);
    m_facts = makeMuted({});
    m_facts->setObjectName(QStringLiteral("studyCellFacts"));
    m_column->addWidget(m_facts);
    m_problem = makeProblem(QStringLiteral("studyCellProblem"));
    m_column->addWidget(m_problem);
    m_results = new RecordTable(
        {{.title = tr("Strategy"), .stretch = true},
         {.title = tr("Took"), .stretch = true},
         {.title = tr("Test accuracy"), .numeric = true},
         {.title = tr("Gain"), .numeric = true, .toolTip = tr("Over the fine-tuned baseline, in percentage points")},
         {.title = tr("Passes"),
          .numeric = true,
          .toolTip = tr("Pictures forward and backward; forward alone counts a third")}});
    m_results->setObjectName(QStringLiteral("studyCellResults"));
    m_results->setAccessibleName(tr("What each strategy came to"));
    m_results->setMinimumHeight(leastTable);
    m_column->addWidget(m_results, 1);
}

void StudyCellPane::setCell(const CellRecord* cell, const QString& title, const QString& problem) {
    m_title->setText(title);
    m_problem->setText(problem.isEmpty() ? problem : tr("It failed: %1").arg(problem));
    m_problem->setVisible(!problem.isEmpty());
    m_results->setVisible(cell != nullptr);
    delete m_candidates;
    m_candidates = nullptr;
    m_facts->setVisible(problem.isEmpty());
    if (!cell) {
        m_facts->setText(title.isEmpty() ? tr("Choose a cell to see what each strategy came to in it.")
                                         : tr("This cell has no result yet."));
        m_results->setRecords({});
        return;
    }
    m_facts->setText(tr("%1 training and %2 test pictures, %3 classes, %4 models.")
                         .arg(number(cell->trainImages), number(cell->testImages), number(std::ssize(cell->classes)),
                              number(std::ssize(cell->candidates))));
    const StrategyResult* baseline = cell->result("baseline");
    QVector<Record> results;
    for (const StrategyResult& result : cell->results) {
        const double gain = baseline ? result.testAccuracy - baseline->testAccuracy : 0;
        const double passes = equivalentPasses(result.total());
        results << Record{
            .key = qs(result.strategy),
            .cells = {{strategyText(result.strategy), {}, qs(result.strategy)},
                      {qs(result.model)},
                      {percent(result.testAccuracy), result.testAccuracy,
                       tr("between %1 and %2").arg(percent(result.interval.low), percent(result.interval.high))},
                      {baseline && &result != baseline ? pointsText(gain) : QString(), gain},
                      {number(std::llround(passes)), passes}}};
    }
    m_results->setRecords(results);

    QVector<RecordColumn> columns{{.title = tr("Model"), .stretch = true},
                                  {.title = tr("Validation"), .numeric = true},
                                  {.title = tr("Test"), .numeric = true}};
    for (const std::string& proxy : cell->proxies) {
        columns << RecordColumn{.title = proxyTitle(proxy), .numeric = true, .toolTip = proxySummary(proxy)};
    }
    m_candidates = new RecordTable(columns);
    m_candidates->setObjectName(QStringLiteral("studyCellCandidates"));
    m_candidates->setAccessibleName(tr("Every model with its scores and accuracies"));
    QVector<Record> candidates;
    for (const CellCandidate& candidate : cell->candidates) {
        const QString none = QStringLiteral("–");
        Record record{
            .key = qs(candidate.model),
            .cells = {
                {candidate.kind == ModelKind::Baseline ? tr("%1 (baseline)").arg(qs(candidate.model))
                                                       : qs(candidate.model)},
                {candidate.isTuned() ? percent(candidate.validationAccuracy) : none, candidate.validationAccuracy},
                {candidate.isTuned() ? percent(candidate.testAccuracy) : none, candidate.testAccuracy}}};
        for (std::size_t p = 0; p < cell->proxies.size(); ++p) {
            const double score = candidate.scores[p];
            record.cells << RecordCell{proxyScoreText(cell->proxies[p], score), std::isfinite(score) ? score : -1e300};
        }
        candidates << record;
    }
    m_candidates->setRecords(candidates);
    m_candidates->setMinimumHeight(leastTable);
    m_column->addWidget(m_candidates, 1);
}

}  // namespace docent
