// SPDX-License-Identifier: GPL-3.0-or-later
// Figures worked by hand from four cells; see support/StudyCells.h.
#include <QTest>

#include <cmath>

#include "base/Random.h"
#include "study/StudyStatistics.h"
#include "support/StudyCells.h"

using namespace docent;

namespace {

bool isNear(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

const StrategySummary& one(const std::vector<StrategySummary>& all, const std::string& strategy) {
    return *std::find_if(all.begin(), all.end(), [&](const StrategySummary& s) { return s.strategy == strategy; });
}

}  // namespace

class StudyStatisticsTest : public QObject {
    Q_OBJECT

    StudySpec m_spec = makeStudySpec();
    std::vector<CellRecord> m_cells = makeStudyCells();

private Q_SLOTS:
    void strategiesAgainstTheBaseline() {
        const std::vector<StrategySummary> all = summarise(m_spec, m_cells, {"src", "", 0});
        QCOMPARE(all.size(), std::size_t{4});
        QVERIFY(isNear(one(all, "baseline").accuracy.mean, 0.7));
        const StrategySummary& best = one(all, "best:knn");
        // Task one gains 4 and 2, task two loses 1 and 0.
        QVERIFY(isNear(best.gain.mean, (0.03 - 0.005) / 2));
        QCOMPARE(best.gain.tasks, 2);
        QCOMPARE(best.gain.cells, 4);
        QCOMPARE(best.wins, 1);
        QCOMPARE(best.ties, 0);
        QCOMPARE(best.losses, 1);
        QVERIFY(isNear(best.oracleShare, 0.05 / 0.11));  // 4 + 2 - 1 + 0 of 4 + 6 + 0 + 1
        QVERIFY(isNear(best.passes, 1000 + 100 + 100));
        QVERIFY(isNear(best.selectionPasses, 100));
        QVERIFY(isNear(best.seconds, 10));
        QVERIFY(isNear(one(all, "oracle").passes, 3300));
        QVERIFY(best.gain.interval.low < 0 && best.gain.interval.high > 0.02);
    }

    void groupsAndWhatIsNotThere() {
        const std::vector<StrategySummary> natural = summarise(m_spec, m_cells, {"", "natural", -1});
        QVERIFY(isNear(one(natural, "best:knn").gain.mean, 0.03));
        QCOMPARE(one(natural, "best:knn").gain.tasks, 1);
        QVERIFY(summarise(m_spec, m_cells, {"other", "", 0}).empty());
        QVERIFY(summarise(m_spec, m_cells, {"src", "", 5}).empty());
        // Cells of another study's seeds or tasks do not count.
        std::vector<CellRecord> more = m_cells;
        more.push_back(makeCell("three", 0, {0.1, 0.9, 0.9}, {0, 1, 0}));
        more.push_back(makeCell("one", 9, {0.1, 0.9, 0.9}, {0, 1, 0}));
        QVERIFY(isNear(one(summarise(m_spec, more, {}), "best:knn").gain.mean, 0.0125));
        // A cell that lacks the baseline has an accuracy, and no gain.
        more = m_cells;
        std::erase_if(more[0].results, [](const StrategyResult& result) { return result.strategy == "baseline"; });
        QCOMPARE(one(summarise(m_spec, more, {}), "best:knn").accuracy.cells, 4);
        QCOMPARE(one(summarise(m_spec, more, {}), "best:knn").gain.cells, 3);
    }

    void aProxysRegret() {
        const std::vector<ProxySummary> proxies = summariseProxies(m_spec, m_cells, {});
        QCOMPARE(proxies.size(), std::size_t{1});
        QVERIFY(isNear(proxies[0].regret.mean, ((0 + 0.04) / 2 + (0.01 + 0.01) / 2) / 2));
        QVERIFY(isNear(proxies[0].picksBest, 0.25));
        QVERIFY(proxies[0].weightedTau.tasks == 2 && std::abs(proxies[0].weightedTau.mean) <= 1);
        std::vector<CellRecord> untuned = m_cells;
        untuned[0].candidates[1].testAccuracy = -1;
        QCOMPARE(summariseProxies(m_spec, untuned, {})[0].regret.cells, 3);
    }

    void moreExpertsToChooseFrom() {
        const std::vector<ExpertsEffect> effects = expertsEffect(m_spec, m_cells, {}, {"knn", "oracle"});
        QCOMPARE(effects.size(), std::size_t{2});  // knn, and the oracle
        QCOMPARE(effects[0].proxy, std::string("knn"));
        QCOMPARE(effects[0].gains.size(), std::size_t{2});  // 1 and 2 experts
        // With all of them it is what the strategy gains, over cells: 4, 2, -1, 0.
        QVERIFY(isNear(effects[0].gains[1].second, 0.05 / 4));
        // With one by lot: the pick of baseline and it. Task one: + 4 with e1, 0 with e2; + 2, 0; two: 0, - 1; 0, 0.
        QVERIFY(std::abs(effects[0].gains[0].second - (0.02 + 0.01 - 0.005 + 0) / 4) < 0.002);
        QVERIFY(isNear(effects[1].gains[1].second, 0.11 / 4));
    }

    void passesAreComparedOnCommonCells() {
        QVERIFY(isNear(passesRatio(m_spec, m_cells, {}, "baseline", "oracle"), 3));
        std::vector<CellRecord> some = m_cells;
        std::erase_if(some[0].results, [](const StrategyResult& result) { return result.strategy == "oracle"; });
        some[0].results[0].transfer.trainingPasses = 1'000'000;
        QVERIFY(isNear(passesRatio(m_spec, some, {}, "baseline", "oracle"), 3));
        QCOMPARE(passesRatio(m_spec, some, {}, "baseline", "reweighted"), 0.0);
    }

    void whatHalvingSaved() {
        const std::vector<HalvingSummary> halving = summariseHalving(m_spec, m_cells, {});
        QCOMPARE(halving.size(), std::size_t{1});
        QCOMPARE(halving[0].cells, 4);
        QVERIFY(isNear(halving[0].passesShare, 0.2));
        // With seed 1 it took the baseline, which is the pick on task two.
        QVERIFY(isNear(halving[0].samePick, 0.75));
        QVERIFY(isNear(halving[0].difference.mean, (-0.01 + 0) / 2));
    }

    void intervalsAreAsWideAsTheErrorOfTheMean() {
        Random random(3);
        std::vector<std::vector<double>> values;
        double sum = 0;
        double squares = 0;
        for (int task = 0; task < 60; ++task) {
            const double value = random.uniform() + random.uniform() + random.uniform();
            values.push_back({value});
            sum += value / 60;
            squares += value * value / 60;
        }
        const StudyMean mean = studyMean(values, 0.95);
        QVERIFY(isNear(mean.mean, sum));
        const double error = std::sqrt((squares - sum * sum) / 60);
        QVERIFY(std::abs((mean.interval.high - mean.interval.low) / (2 * 1.96 * error) - 1) < 0.1);
        // Seeds that say the same add nothing, and those that differ do.
        std::vector<std::vector<double>> same = values;
        std::vector<std::vector<double>> different = values;
        for (std::size_t i = 0; i < values.size(); ++i) {
            same[i] = {values[i][0], values[i][0]};
            different[i] = {values[i][0] - 1.5, values[i][0] + 1.5};
        }
        const StudyMean wide = studyMean(different, 0.95);
        QVERIFY(isNear(studyMean(same, 0.95).interval.low, mean.interval.low) ||
                std::abs(studyMean(same, 0.95).interval.low - mean.interval.low) < 0.2 * error);
        QVERIFY(wide.interval.high - wide.interval.low > 1.3 * (mean.interval.high - mean.interval.low));
        QCOMPARE(studyMean({}, 0.95).tasks, 0);
    }
};

QTEST_GUILESS_MAIN(StudyStatisticsTest)
#include "StudyStatisticsTest.moc"
