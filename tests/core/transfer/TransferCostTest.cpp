// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/TransferCost.h"

#include <QTest>
#include <cmath>

#include "experts/CostEstimate.h"

using namespace docent;

namespace {

RunRecord runOf(double seconds, const std::string& arch = "small", int imageSize = 32) {
    RunRecord run{.state = ModelState::Complete, .imageSize = imageSize, .cost = {1000, 300, seconds}};
    run.config.arch = arch;
    return run;
}

}  // namespace

class TransferCostTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesAreCounted() {
        // By hand: 2 rates x (100 + 400) steps = 1000 steps, then 3 of 100 or of 400, of 64 pictures each.
        const TransferOptions options{.repeats = 3};
        const TransferPasses passes = passesOf(options, 500, 120);
        QCOMPARE(passes.trials, 4);
        QCOMPARE(passes.trainingLeast, 64 * 1300);
        QCOMPARE(passes.trainingMost, 64 * 2200);
        QCOMPARE(passes.forward, 4 * 100 + 3 * 120);
        QCOMPARE(passesOf({.steps = {}}, 500, 120).trials, 0);
        const TransferPasses sweepAlone = passesOf({.refit = false}, 500, 120);
        QCOMPARE(sweepAlone.trainingLeast, 64 * 1000);
        QCOMPARE(sweepAlone.trainingMost, 64 * 1000);
    }

    void budgetsGrow() {
        const TransferOptions own{.batchSize = 16, .seed = 7};
        std::int64_t before = 0;
        for (const auto budget : {TransferBudget::Quick, TransferBudget::Standard, TransferBudget::Thorough}) {
            const TransferOptions options = withBudget(own, budget);
            QCOMPARE(options.batchSize, 16);
            QCOMPARE(options.seed, std::uint64_t{7});
            QVERIFY(options.check().empty());
            const std::int64_t passes = passesOf(options, 100, 100).trainingMost;
            QVERIFY(passes > before);
            before = passes;
        }
        const TransferOptions standard = withBudget({.learningRates = {1}, .steps = {1}}, TransferBudget::Standard);
        QCOMPARE(standard.learningRates, TransferOptions().learningRates);
        QCOMPARE(passesOf(withBudget({}, TransferBudget::Quick), 100, 100).trials, 1);
    }

    void ratesComeFromWhatWasMeasured() {
        ModelRecord model;
        model.config.arch = "small";
        model.imageSize = 32;
        QCOMPARE(measuredRate(model, {}, {}).samples, 0);
        ModelRecord trained = model;
        trained.result.cost = {2000, 300, 4.2};
        const MeasuredRate rough = measuredRate(model, {runOf(9, "r26"), runOf(9, "small", 64)}, {trained});
        QCOMPARE(rough.samples, 1);
        QVERIFY(!rough.fromRuns);
        QVERIFY(std::abs(rough.secondsPerPass - 0.002) < 1e-12);
        const MeasuredRate rate = measuredRate(model, {runOf(1.1), runOf(4.4), runOf(2.2)}, {trained});
        QCOMPARE(rate.samples, 3);
        QVERIFY(rate.fromRuns);
        QVERIFY(std::abs(rate.secondsPerPass - 0.002) < 1e-12);
        QVERIFY(std::abs(rate.fastest - 0.001) < 1e-12);
        QVERIFY(std::abs(rate.slowest - 0.004) < 1e-12);
        QVERIFY(std::abs(rate.seconds(1000, 300) - 2.2) < 1e-9);
    }

    void ratesOfAnotherDeviceAreAGuess() {
        ModelRecord model;
        model.config.arch = "small";
        model.imageSize = 32;
        const auto on = [](const char* device, double seconds, const char* created) {
            RunRecord run = runOf(seconds);
            run.device = device;
            run.created = created;
            run.options.precision = Precision::Float32;
            return run;
        };
        const std::vector<RunRecord> runs = {on("cpu", 110, "2026-01-01"), on("cuda:0", 1.1, "2026-01-02"),
                                             on("cuda:1", 2.2, "2026-01-01")};
        TransferOptions wanted{.precision = Precision::Float32, .device = "cpu"};
        const MeasuredRate cpu = measuredRate(model, runs, {}, wanted);
        QCOMPARE(cpu.samples, 1);
        QVERIFY(!cpu.isGuess());
        QVERIFY(std::abs(cpu.secondsPerPass - 0.1) < 1e-9);
        wanted.device = "cuda";
        const MeasuredRate card = measuredRate(model, runs, {}, wanted);
        QCOMPARE(card.samples, 2);
        QVERIFY(std::abs(card.slowest - 0.002) < 1e-9);
        wanted.device = "auto";  // as the newest was
        QCOMPARE(measuredRate(model, runs, {}, wanted).samples, 2);
        wanted.device = "cpu";
        const MeasuredRate guess = measuredRate(model, {runs[1], runs[2]}, {}, wanted);
        QCOMPARE(guess.otherDevice, std::string("cuda"));
        QVERIFY(guess.isGuess());
        QVERIFY(std::abs(guess.fastest - 0.001 * guessedSpeed("cuda") / guessedSpeed("cpu")) < 1e-9);
        // In another precision: the training of a model in this one tells more.
        wanted.precision = Precision::BFloat16;
        QVERIFY(measuredRate(model, runs, {}, wanted).otherPrecision);
        ModelRecord trained = model;
        trained.device = "cpu";
        trained.training.precision = Precision::BFloat16;
        trained.result.cost = {2000, 300, 4.2};
        const MeasuredRate same = measuredRate(model, runs, {trained}, wanted);
        QVERIFY(!same.isGuess() && !same.fromRuns);
    }
};

QTEST_GUILESS_MAIN(TransferCostTest)
#include "TransferCostTest.moc"
