// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"
#include "experts/ExpertTraining.h"
#include "nn/ResNetV2.h"
#include "support/MemoryImages.h"
#include "training/Inference.h"
#include "transfer/FineTuner.h"
#include "transfer/LinearProbe.h"
#include "transfer/TransferCost.h"

using namespace docent;

class FineTunerTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_task;
    std::unique_ptr<CachedImages> m_train;
    std::unique_ptr<CachedImages> m_test;
    std::unique_ptr<ExpertBank> m_bank;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] TransferInput input(const std::string& name) const {
        TransferInput result{
            .name = name, .task = "task", .model = "base", .train = m_train.get(), .test = m_test.get()};
        for (const NodeId node : m_task.catalog.classes()) {
            result.classes.push_back(m_task.catalog.hierarchy.path(node));
        }
        for (const std::int64_t index : m_test->indices()) {
            result.testLocations.push_back(m_task.catalog.images[static_cast<std::size_t>(index)].location);
        }
        return result;
    }
    [[nodiscard]] static TransferOptions quick() {
        return {.learningRates = {0.05, 0.005}, .steps = {4, 12}, .batchSize = 16, .augment = false, .seed = 2};
    }

private Q_SLOTS:
    void initTestCase() {
        const MemorySet source = makeMemorySet(path("source"), sourceClasses(8));
        m_task = makeMemorySet(path("task"), taskClasses(20), 16, {.validationFraction = 0, .testFraction = 0.3});
        m_train = std::make_unique<CachedImages>(selectImages(m_task.catalog, m_task.cache, Split::Train));
        m_test = std::make_unique<CachedImages>(selectImages(m_task.catalog, m_task.cache, Split::Test));
        m_bank = std::make_unique<ExpertBank>(path("bank"));
        RunContext context;
        (void)trainModel(*m_bank, source.catalog, source.cache,
                         {.name = "base",
                          .source = "shapes",
                          .config = {.arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4},
                          .training = {.epochs = 3, .batchSize = 16, .learningRate = 0.05}},
                         context);
    }

    void followsTheProtocol() {
        const RunStore runs(path("protocol"));
        RunContext context;
        const RunRecord run = fineTune(*m_bank, runs, input("r"), quick(), context);
        QVERIFY(run.state == ModelState::Complete);
        QCOMPARE(run.trials.size(), std::size_t{4});
        const SweepTrial& chosen = run.trials[static_cast<std::size_t>(run.chosen)];
        for (const SweepTrial& trial : run.trials) {
            QVERIFY(trial.validationAccuracy <= chosen.validationAccuracy);
            QVERIFY(trial.cost.trainingPasses <= trial.steps * 16);  // the last batch of an epoch is smaller
            QVERIFY(trial.cost.trainingPasses > trial.steps * 8);
        }
        QCOMPARE(run.evaluation.images, m_test->size());  // the whole test part
        QVERIFY(run.evaluation.interval.low <= run.evaluation.accuracy);
        QVERIFY(run.evaluation.interval.high >= run.evaluation.accuracy);
        QVERIFY(fs::exists(runs.weights("r")));
        const std::string csv = readFile(runs.folder("r") / "predictions.csv");
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), m_test->size() + 1);
        QCOMPARE(toYaml(runs.load("r")).text(), toYaml(run).text());
        QVERIFY(!fs::exists(runs.folder("r") / "checkpoint"));
    }

    /// A run that could never go on would keep its name from the one that mends what was wrong.
    void tooFewPicturesLeaveNoRun() {
        const RunStore runs(path("few"));
        RunContext context;
        const CachedImages few = m_train->subset({0, m_train->size() - 1});
        TransferInput one = input("r");
        one.train = &few;
        QVERIFY_THROWS_EXCEPTION(Error, (void)fineTune(*m_bank, runs, one, quick(), context));
        QVERIFY(!runs.has("r"));
        QVERIFY(fineTune(*m_bank, runs, input("r"), quick(), context).state == ModelState::Complete);
    }

    void aLinearProbeLeavesTheNetwork() {
        const RunStore runs(path("probe"));
        RunContext context;
        TransferOptions options = quick();
        options.tune = TunedPart::Head;
        options.learningRates = {0.5, 0.05};
        options.steps = {20, 60};
        const RunRecord run = fineTune(*m_bank, runs, input("r"), options, context);
        QVERIFY(run.state == ModelState::Complete);
        QCOMPARE(run.weightsHash, m_bank->load("base").weightsHash);
        // Each picture goes through the network once, whatever is trained.
        QCOMPARE(run.cost.trainingPasses, 0);
        QCOMPARE(run.cost.forwardPasses, m_train->size() + m_test->size());
        const TransferPasses foretold = passesOf(options, m_train->size(), m_test->size());
        QCOMPARE(foretold.trainingMost, 0);
        QCOMPARE(foretold.forward, run.cost.forwardPasses);
        // What is kept is what was tested.
        ResNetV2 model = loadModel(runs.weights("r"));
        RunContext quiet;
        const Matrix logits = computeLogits(model, *m_test, {}, quiet);
        QCOMPARE(evaluateLogits(logits, m_test->labels(), run.classes).accuracy, run.evaluation.accuracy);
        QVERIFY(run.evaluation.accuracy > 0.3);
    }

    void aHeadIsTrainedBySgd() {
        ResNetV2 model(ModelConfig{
            .arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4, .numClasses = 3});
        const std::int64_t d = model->config().embeddingSize();
        torch::manual_seed(3);
        const torch::Tensor rows = torch::rand({30, d});
        Matrix embeddings{30, d, {}};
        embeddings.values.assign(rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel());
        std::vector<std::int64_t> labels;
        for (std::int64_t i = 0; i < 30; ++i) {
            labels.push_back(i % 3);
        }
        const TrainingOptions options{.maxSteps = 25,
                                      .batchSize = 30,
                                      .learningRate = 0.3,
                                      .momentum = 0.9,
                                      .schedule = Schedule::Step,
                                      .warmup = 0.1};
        RunContext context;
        LinearProbe::trainHead(model, embeddings, labels, options, context);
        torch::Tensor weight = torch::zeros({3, d}, torch::requires_grad());
        torch::Tensor bias = torch::zeros({3}, torch::requires_grad());
        torch::optim::SGD optimiser({weight, bias}, torch::optim::SGDOptions(0.1).momentum(0.9));
        const torch::Tensor target = torch::tensor(labels);
        for (std::int64_t step = 0; step < options.maxSteps; ++step) {
            static_cast<torch::optim::SGDOptions&>(optimiser.param_groups()[0].options())
                .lr(learningRateAt(options, step, options.maxSteps));
            optimiser.zero_grad();
            torch::nn::functional::cross_entropy(torch::linear(rows, weight, bias), target).backward();
            optimiser.step();
        }
        const auto parameters = model->named_parameters();
        QVERIFY(torch::allclose(parameters["head.fc.weight"].view({3, d}), weight, 1e-4, 1e-5));
        QVERIFY(torch::allclose(parameters["head.fc.bias"], bias, 1e-4, 1e-5));
        const Matrix logits = LinearProbe::logits(model, embeddings);
        const torch::Tensor expected = torch::linear(rows, weight, bias);
        QVERIFY(std::abs(logits.row(7)[2] - expected[7][2].item<float>()) < 1e-4F);
    }

    void aStoppedRunGoesOnToTheSameWeights_data() {
        QTest::addColumn<int>("stop");
        QTest::addColumn<bool>("refit");
        QTest::newRow("in the first trial") << 2 << true;
        QTest::newRow("in the third trial") << 12 << true;
        QTest::newRow("in the final training") << 40 << true;
        QTest::newRow("in the last trial, which may be kept") << 30 << false;
    }

    void aStoppedRunGoesOnToTheSameWeights() {
        QFETCH(int, stop);
        QFETCH(bool, refit);
        TransferOptions options = quick();
        options.refit = refit;
        const std::string tag = QTest::currentDataTag();
        const RunStore whole(path("whole" + tag));
        const RunStore pieces(path("pieces" + tag));
        RunContext context;
        const RunRecord expected = fineTune(*m_bank, whole, input("r"), options, context);
        StopAfter soon(stop);
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)fineTune(*m_bank, pieces, input("r"), options, soon));
        QVERIFY(pieces.load("r").state != ModelState::Complete);
        const RunRecord resumed = fineTune(*m_bank, pieces, input("r"), options, context);
        QCOMPARE(resumed.weightsHash, expected.weightsHash);
        QCOMPARE(resumed.evaluation.accuracy, expected.evaluation.accuracy);
        QCOMPARE(resumed.cost.trainingPasses, expected.cost.trainingPasses);
    }

    void anAdapterExpertIsTunedInWholeOrByItsAdapters() {
        RunContext context;
        const MemorySet source = makeMemorySet(path("source"), sourceClasses(8));
        const std::string node = source.catalog.hierarchy.path(source.catalog.hierarchy.children(0).front());
        ModelTrainingOptions expert{.name = "adapted",
                                    .source = "shapes",
                                    .node = node,
                                    .parent = "base",
                                    .training = {.epochs = 2, .batchSize = 16, .learningRate = 0.05}};
        expert.expert.kind = ExpertKind::Adapter;
        (void)trainModel(*m_bank, source.catalog, source.cache, expert, context);
        const RunStore runs(path("adapted-runs"));
        TransferInput in = input("whole");
        in.model = "adapted";
        const RunRecord whole = fineTune(*m_bank, runs, in, quick(), context);
        TransferOptions adaptersAlone = quick();
        adaptersAlone.tune = TunedPart::Adapters;
        in.name = "adapters";
        const RunRecord adapters = fineTune(*m_bank, runs, in, adaptersAlone, context);
        // A run holds all weights, of the base those of the baseline where only adapters were tuned.
        ResNetV2 base = loadModel(m_bank->weights("base"));
        auto before = base->named_parameters();
        int changed = 0;
        for (const auto* run : {&whole, &adapters}) {
            ResNetV2 tuned = loadModel(runs.weights(run->name));
            QVERIFY(tuned->config().adapterRatio > 0);
            bool same = true;
            for (const auto& entry : tuned->named_parameters()) {
                const bool isOwn =
                    entry.key().find(".adapter.") != std::string::npos || entry.key().starts_with("head.");
                same = same && (isOwn || torch::equal(entry.value(), before[entry.key()]));
            }
            changed += same ? 0 : 1;
            QCOMPARE(same, run == &adapters);
        }
        QCOMPARE(changed, 1);
        in.name = "none";
        in.model = "base";
        QVERIFY_THROWS_EXCEPTION(Error, (void)fineTune(*m_bank, runs, in, adaptersAlone, context));
    }

    void theMedianRepeatIsKept() {
        const RunStore runs(path("repeats"));
        RunContext context;
        TransferOptions options = quick();
        options.repeats = 3;
        const RunRecord run = fineTune(*m_bank, runs, input("r"), options, context);
        QCOMPARE(run.testAccuracies.size(), std::size_t{3});
        std::vector<double> sorted = run.testAccuracies;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(run.evaluation.accuracy, sorted[1]);
        QVERIFY(!fs::exists(runs.folder("r") / "repeat-0.safetensors"));
    }

    void withoutARefitTheBestTrialIsKept() {
        const RunStore runs(path("norefit"));
        RunContext context;
        TransferOptions options = quick();
        options.refit = false;
        const RunRecord kept = fineTune(*m_bank, runs, input("kept"), options, context);
        std::int64_t passes = 0;
        for (const SweepTrial& trial : kept.trials) {
            passes += trial.cost.trainingPasses;
        }
        QCOMPARE(kept.cost.trainingPasses, passes);  // nothing beyond the sweep
        QVERIFY(kept.cost.trainingPasses <= passesOf(options, m_train->size(), m_test->size()).trainingMost);
        // The weights are those of the chosen trial: what a sweep of that alone gives.
        const SweepTrial& chosen = kept.trials[static_cast<std::size_t>(kept.chosen)];
        TransferOptions alone = options;
        alone.learningRates = {chosen.learningRate};
        alone.steps = {chosen.steps};
        const RunRecord one = fineTune(*m_bank, runs, input("alone"), alone, context);
        QCOMPARE(kept.weightsHash, one.weightsHash);
        QCOMPARE(kept.evaluation.accuracy, one.evaluation.accuracy);
        QVERIFY(isKeptSeries(kept, trialSeries(chosen.learningRate, chosen.steps)));
        QVERIFY(!isKeptSeries(kept, "final"));
        QVERIFY(!fs::exists(runs.folder("kept") / "repeat-0.safetensors"));
        options.repeats = 3;
        QVERIFY_THROWS_EXCEPTION(Error, (void)fineTune(*m_bank, runs, input("three"), options, context));
    }

    void aTrialThatDivergesIsOnlyThat() {
        const RunStore runs(path("diverging"));
        RunContext context;
        TransferOptions options = quick();
        options.learningRates = {1e30, 0.05};
        options.steps = {12};
        const RunRecord run = fineTune(*m_bank, runs, input("r"), options, context);
        QVERIFY(run.trials[0].diverged);
        QVERIFY(!run.trials[1].diverged);
        QCOMPARE(run.chosen, 1);
        QCOMPARE(toYaml(runs.load("r")).text(), toYaml(run).text());

        options.learningRates = {1e30};
        QVERIFY_THROWS_EXCEPTION(Error, (void)fineTune(*m_bank, runs, input("none"), options, context));
    }

    void whatWasTrainedIsNotTrainedAgainForATest() {
        // Stops in the middle of the test pictures, whenever that is.
        class StopInTesting final : public RunContext {
        public:
            void progress(const Progress& progress) override {
                m_testing = m_testing || progress.stage.starts_with("Testing");
                trained += progress.stage.starts_with("Training on all") ? 1 : 0;
            }
            [[nodiscard]] bool stopRequested() const override { return m_testing; }
            int trained = 0;

        private:
            bool m_testing = false;
        };
        const RunStore whole(path("untested whole"));
        const RunStore pieces(path("untested"));
        RunContext context;
        const CachedImages manyTests = m_test->subset(std::vector<std::int64_t>(200, 1));
        TransferInput in = input("r");
        in.test = &manyTests;
        in.testLocations.assign(200, "x");
        const RunRecord expected = fineTune(*m_bank, whole, in, quick(), context);
        StopInTesting inTesting;
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)fineTune(*m_bank, pieces, in, quick(), inTesting));
        QVERIFY(inTesting.trained > 0);
        QVERIFY(pieces.load("r").state == ModelState::Stopped);

        class Counting final : public RunContext {
        public:
            void progress(const Progress& progress) override {
                trained += progress.stage.starts_with("Training on all") ? 1 : 0;
            }
            int trained = 0;
        } counting;
        const RunRecord resumed = fineTune(*m_bank, pieces, in, quick(), counting);
        QCOMPARE(counting.trained, 0);
        QCOMPARE(resumed.weightsHash, expected.weightsHash);
        QCOMPARE(resumed.cost.trainingPasses, expected.cost.trainingPasses);
        QCOMPARE(resumed.cost.forwardPasses, expected.cost.forwardPasses);
    }

    void groupsAreNotDivided() {
        struct Notes final : RunContext {
            void note(const std::string& text) override { all += text; }
            std::string all;
        };
        // Each class is one group, and so are all pictures: none can be set aside whole, which is told.
        TransferInput in = input("whole");
        in.trainGroups.assign(m_train->labels().begin(), m_train->labels().end());
        Notes ofClasses;
        QVERIFY(fineTune(*m_bank, RunStore(path("whole")), in, quick(), ofClasses).state == ModelState::Complete);
        QVERIFY2(ofClasses.all.find("too large to set some of them aside") != std::string::npos, ofClasses.all.c_str());
        in.name = "one";
        in.trainGroups.assign(in.trainGroups.size(), 7);
        Notes ofOne;
        QVERIFY(fineTune(*m_bank, RunStore(path("whole")), in, quick(), ofOne).state == ModelState::Complete);
        QVERIFY2(ofOne.all.find("too large to set some of them aside") != std::string::npos, ofOne.all.c_str());
        // In pairs it can.
        Notes context;
        for (std::size_t i = 0; i < in.trainGroups.size(); ++i) {
            in.trainGroups[i] = static_cast<std::int32_t>(i / 2);
        }
        in.name = "pairs";
        QVERIFY(fineTune(*m_bank, RunStore(path("whole")), in, quick(), context).state == ModelState::Complete);
        QVERIFY(context.all.empty());
    }

    void aResultOfChanceIsTold() {
        const RunStore runs(path("chance"));
        TransferOptions hopeless = quick();
        hopeless.learningRates = {1e-9};
        hopeless.steps = {1};
        class Notes final : public RunContext {
        public:
            void note(const std::string& text) override { all += text; }
            std::string all;
        };
        Notes told;
        const RunRecord run = fineTune(*m_bank, runs, input("r"), hopeless, told);
        const bool isTold = told.all.find("nothing was learned") != std::string::npos;
        std::map<std::int64_t, double> counts;
        double most = 0;
        for (const std::int64_t label : m_test->labels()) {
            most = std::max(most, ++counts[label]);
        }
        QCOMPARE(isTold, run.evaluation.accuracy <= most / static_cast<double>(m_test->size()));
        Notes quiet;
        (void)fineTune(*m_bank, runs, input("good"), quick(), quiet);
        QVERIFY(quiet.all.find("nothing was learned") == std::string::npos);
    }

    void aResultFarBehindTheRankingIsTold() {
        TransferOptions one = quick();
        one.learningRates = {0.05};
        one.steps = {12};
        RunContext context;
        TransferInput in = input("unranked");
        const RunRecord run = fineTune(*m_bank, RunStore(path("behind")), in, one, context);
        QVERIFY(run.warning.empty());
        for (const auto& [name, score] : {std::pair("behind", 1.5), std::pair("near", run.evaluation.accuracy)}) {
            in = input(name);
            in.proxy = "knn";
            in.proxyScore = score;
            const RunRecord ranked = fineTune(*m_bank, RunStore(path("behind")), in, one, context);
            QCOMPARE(ranked.warning.find("trained too little") != std::string::npos, score > 1);
        }
        in = input("of-an-oracle");
        in.proxy = "oracle";
        in.proxyScore = 1.5;
        QVERIFY(fineTune(*m_bank, RunStore(path("behind")), in, one, context).warning.empty());
    }

    void tooFewPicturesAreTold() {
        const CachedImages few = m_train->subset({0});
        TransferInput in = input("few");
        in.train = &few;
        RunContext context;
        QVERIFY_THROWS_EXCEPTION(Error, (void)fineTune(*m_bank, RunStore(path("few")), in, quick(), context));
    }
};

QTEST_GUILESS_MAIN(FineTunerTest)
#include "FineTunerTest.moc"
