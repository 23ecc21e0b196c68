// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "study/StudyCost.h"
#include "support/StudyCells.h"

using namespace docent;

class StudyCostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isCountedByHand() {
        StudySpec spec;
        spec.sources = {std::string("a")};
        spec.tasks = {std::string("t")};
        spec.examplesPerClass = {0, 5};
        spec.seeds = {0, 1};
        spec.options.strategies = {"baseline", "best:knn", "oracle", "probe", "reweighted"};
        spec.options.learningRates = {0.1, 0.01};
        spec.options.steps = {10};
        spec.options.batchSize = 20;
        spec.options.refit = false;
        spec.only["oracle"] = {.tasks = {}, .seeds = {0}};
        const StudyCost cost = costOf(spec, {{"a", 7}}, {{"t", {.trainImages = 100, .testImages = 40, .classes = 4}}});
        QCOMPARE(cost.cells, 4);
        // Seed 0: all 7 models, which baseline and best are among; seed 1: 2. Reweighted adds one to each cell.
        const std::int64_t tuned = 2 * (7 + 1) + 2 * (2 + 1);
        QCOMPARE(cost.fineTunings, tuned);
        QCOMPARE(cost.upstreamTrainings, 4);
        QCOMPARE(cost.trainingPasses, tuned * 20 * (10 + 10));  // two trials, no refit
        // Of all examples: two trials validate a fifth of 100, and 40 are tested; of 5 a class there are 20.
        const std::int64_t ofAll = (8 + 3) * (2 * 20 + 40);
        const std::int64_t ofFew = (8 + 3) * (2 * 4 + 40);
        const std::int64_t ranked = 2 * 7 * 100 + 2 * 7 * 20;
        const std::int64_t probed = 2 * (100 + 40) + 2 * (20 + 40);
        QCOMPARE(cost.forwardPasses, ofAll + ofFew + ranked + probed);
    }

    void coversWhatAStudyCosts() {
        const StudySpec spec = makeStudySpec();
        QCOMPARE(costOf(spec, {}, {}).fineTunings, 0);
        QCOMPARE(costOf(spec, {{"src", 3}}, {}).cells, std::ssize(spec.cells()));
        QCOMPARE(costOf(spec, {{"src", 3}}, {}).fineTunings, 3 * std::ssize(spec.cells()));  // the oracle takes all
    }
};

QTEST_GUILESS_MAIN(StudyCostTest)
#include "StudyCostTest.moc"
