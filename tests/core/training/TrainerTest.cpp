// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "support/MemoryImages.h"
#include "training/Checkpoint.h"
#include "training/Inference.h"
#include "training/MetricsLog.h"
#include "training/Trainer.h"

using namespace docent;

namespace {

ModelConfig tinyConfig(int classes) {
    return {.arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4, .numClasses = classes};
}

ResNetV2 tinyModel(int classes, std::uint64_t seed = 3) {
    ResNetV2 model(tinyConfig(classes));
    model->initialise(seed);
    return model;
}

/// With adapters, which alone learn.
ResNetV2 adaptedModel(int classes) {
    ModelConfig config = tinyConfig(classes);
    config.adapterRatio = 0.1;
    ResNetV2 model(config);
    model->initialise(3);
    model->freezeBase();
    return model;
}

/// L2 norm of the difference of all parameters.
double distance(const ResNetV2& a, const ResNetV2& b) {
    const torch::NoGradGuard guard;
    double squares = 0;
    const auto left = a->parameters();
    const auto right = b->parameters();
    for (std::size_t i = 0; i < left.size(); ++i) {
        squares += (left[i] - right[i]).pow(2).sum().item<double>();
    }
    return std::sqrt(squares);
}

bool sameBits(const ResNetV2& a, const ResNetV2& b) {
    const auto left = a->parameters();
    const auto right = b->parameters();
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!torch::equal(left[i], right[i])) {
            return false;
        }
    }
    return left.size() == right.size();
}

TrainingOptions quick() {
    return {.epochs = 4, .batchSize = 16, .learningRate = 0.05, .seed = 11, .checkpointSeconds = 1000};
}

}  // namespace

class TrainerTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_train;
    std::unique_ptr<CachedImages> m_validation;
    int m_classes = 0;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    /// Trains with interruptions after the given numbers of polls; the weights at the end.
    ResNetV2 trainInPieces(const std::string& folder, const std::vector<int>& stops, TrainingOptions options,
                           bool onFrozenBase = false) {
        makeFolder(path(folder));
        for (const int stop : stops) {
            ResNetV2 model = onFrozenBase ? adaptedModel(m_classes) : tinyModel(m_classes);
            StopAfter context(stop);
            const TrainingResult result =
                train(model, *m_train, m_validation.get(), options, {.folder = path(folder)}, context);
            if (!result.stopped) {
                return model;
            }
        }
        ResNetV2 model = onFrozenBase ? adaptedModel(m_classes) : tinyModel(m_classes);
        RunContext context;
        const TrainingResult result =
            train(model, *m_train, m_validation.get(), options, {.folder = path(folder)}, context);
        return result.stopped ? ResNetV2(nullptr) : model;
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);  // on a busy machine the threads of small layers wait for one another for minutes
        torch::set_num_threads(2);
        m_set = makeMemorySet(path("cache"), sourceClasses(12));
        m_train = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
        m_validation = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Validation));
        m_classes = static_cast<int>(m_set.catalog.classes().size());
    }

    void learnsWhatCanBeLearned() {
        ResNetV2 model = tinyModel(m_classes);
        TrainingOptions options = quick();
        options.epochs = 40;
        options.augment = false;
        RunContext context;
        const TrainingResult result = train(model, *m_train, m_validation.get(), options, {}, context);
        QVERIFY2(result.validationAccuracy > 0.6, qPrintable(QString::number(result.validationAccuracy)));
        QCOMPARE(result.cost.trainingPasses, options.epochs * m_train->size());
        QCOMPARE(result.cost.forwardPasses, options.epochs * m_validation->size());
        // The model that is handed back is the best one, not the last.
        const Matrix logits = computeLogits(model, *m_validation, {}, context);
        int hits = 0;
        for (std::int64_t i = 0; i < logits.rows; ++i) {
            const float* row = logits.row(i);
            hits += std::max_element(row, row + logits.columns) - row == m_validation->labels()[i] ? 1 : 0;
        }
        QCOMPARE(static_cast<double>(hits) / static_cast<double>(logits.rows), result.validationAccuracy);
    }

    void noStepIsOfAFewPicturesAlone() {
        TrainingOptions options = quick();
        options.batchSize = m_train->size() - 1;  // which would leave one for a batch of its own
        for (const std::int64_t steps : {1, 2}) {
            options.maxSteps = steps;
            ResNetV2 model = tinyModel(m_classes);
            RunContext context;
            const TrainingResult result = train(model, *m_train, nullptr, options, {}, context);
            QCOMPARE(result.cost.trainingPasses, steps == 2 ? m_train->size() : (m_train->size() + 1) / 2);
        }
    }

    void sameSeedSameBits() {
        const ResNetV2 a = trainInPieces("same-a", {}, quick());
        const ResNetV2 b = trainInPieces("same-b", {}, quick());
        QVERIFY(sameBits(a, b));
        TrainingOptions other = quick();
        other.seed = 12;
        QVERIFY(!sameBits(a, trainInPieces("same-c", {}, other)));
    }

    void aResumedRunEndsWithTheSameBits_data() {
        QTest::addColumn<QList<int>>("stops");
        QTest::newRow("once, in the first epoch") << QList<int>{2};
        QTest::newRow("at every epoch's end and inside the validation") << QList<int>{9, 3, 8, 1};
        QTest::newRow("at every step") << QList<int>(60, 1);
        QTest::newRow("before the first step") << QList<int>{0, 0};
    }

    void aResumedRunEndsWithTheSameBits() {
        QFETCH(QList<int>, stops);
        const ResNetV2 whole = trainInPieces(std::string("whole-") + QTest::currentDataTag(), {}, quick());
        const ResNetV2 pieces =
            trainInPieces(std::string("pieces-") + QTest::currentDataTag(), {stops.begin(), stops.end()}, quick());
        QVERIFY(!pieces.is_empty());
        QVERIFY(sameBits(whole, pieces));
    }

    void aResumedRunWithAnAverageAndALimitEndsWithTheSameBits() {
        TrainingOptions options = quick();
        options.ema = 0.9;
        options.clipNorm = 0.5;
        const ResNetV2 whole = trainInPieces("average-whole", {}, options);
        QVERIFY(sameBits(whole, trainInPieces("average-pieces", {7, 3, 9, 1}, options)));
        QVERIFY(!sameBits(whole, trainInPieces("average-none", {}, quick())));
    }

    void aResumedRunOnAFrozenBaseEndsWithTheSameBits() {
        const ResNetV2 whole = trainInPieces("frozen-whole", {}, quick(), true);
        QVERIFY(sameBits(whole, trainInPieces("frozen-pieces", {7, 3, 9, 1}, quick(), true)));
        auto before = adaptedModel(m_classes)->named_parameters();
        for (const auto& entry : whole->named_parameters()) {
            const bool learns = entry.key().find(".adapter.") != std::string::npos || entry.key().starts_with("head.");
            QCOMPARE(!torch::equal(entry.value(), before[entry.key()]), learns);
        }
        // Only what learns is kept.
        ResNetV2 model = adaptedModel(m_classes);
        makeFolder(path("frozen-stopped"));
        StopAfter context(3);
        (void)train(model, *m_train, nullptr, quick(), {.folder = path("frozen-stopped")}, context);
        const auto state = loadCheckpoint(path("frozen-stopped/checkpoint/state.safetensors"), model);
        QCOMPARE(state.weights.size(), std::size_t{2 * 4 + 2});
    }

    void theFirstAverageIsMostlyTheFirstStep() {
        TrainingOptions options = quick();
        options.maxSteps = 1;
        const ResNetV2 first = tinyModel(m_classes);
        ResNetV2 stepped = tinyModel(m_classes);
        ResNetV2 averaged = tinyModel(m_classes);
        RunContext context;
        (void)train(stepped, *m_train, nullptr, options, {}, context);
        options.ema = 0.999;
        (void)train(averaged, *m_train, nullptr, options, {}, context);
        const torch::NoGradGuard guard;
        for (std::size_t i = 0; i < first->parameters().size(); ++i) {
            const torch::Tensor expected = 2.0 / 11 * first->parameters()[i] + 9.0 / 11 * stepped->parameters()[i];
            QVERIFY(torch::allclose(averaged->parameters()[i], expected, 1e-5, 1e-7));
        }
    }

    void noStepIsLongerThanTheLimit() {
        TrainingOptions options = quick();
        options.maxSteps = 1;
        options.weightDecay = 0;
        options.warmup = 0;
        options.clipNorm = 1e-3;
        const ResNetV2 before = tinyModel(m_classes);
        ResNetV2 after = tinyModel(m_classes);
        RunContext context;
        (void)train(after, *m_train, nullptr, options, {}, context);
        const double expected = options.learningRate * options.clipNorm;
        QVERIFY(std::abs(distance(before, after) - expected) < 0.01 * expected);
        options.clipNorm = 1e6;  // not reached
        ResNetV2 free = tinyModel(m_classes);
        (void)train(free, *m_train, nullptr, options, {}, context);
        options.clipNorm = 0;
        ResNetV2 unlimited = tinyModel(m_classes);
        (void)train(unlimited, *m_train, nullptr, options, {}, context);
        QVERIFY(sameBits(free, unlimited));
    }

    void theTrainingEndsWhereNothingGetsBetter() {
        TrainingOptions options = quick();
        options.epochs = 50;
        options.learningRate = 1e-12;  // nothing gets better
        options.patience = 2;
        ResNetV2 model = tinyModel(m_classes);
        RunContext context;
        const TrainingResult result = train(model, *m_train, m_validation.get(), options, {}, context);
        QVERIFY(!result.stopped);
        QVERIFY(result.cost.trainingPasses <= 12 * m_train->size());
        QVERIFY(result.cost.trainingPasses >= (result.bestEpoch + 2) * m_train->size());
    }

    void theLogIsThatOfOneRun() {
        trainInPieces("log-whole", {}, quick());
        trainInPieces("log-pieces", {5, 4, 7}, quick());
        const auto whole = MetricsReader(path("log-whole/log.jsonl")).poll();
        const auto pieces = MetricsReader(path("log-pieces/log.jsonl")).poll();
        std::map<std::int64_t, double> accuracies;
        for (const MetricRow& row : whole) {
            if (row.validationAccuracy) {
                accuracies[row.step] = *row.validationAccuracy;
            }
        }
        std::map<std::int64_t, double> inPieces;
        std::int64_t last = 0;
        for (const MetricRow& row : pieces) {
            QVERIFY(row.step >= last);
            last = row.step;
            if (row.validationAccuracy) {
                inPieces[row.step] = *row.validationAccuracy;
            }
        }
        QCOMPARE(accuracies.size(), std::size_t{4});
        QVERIFY(accuracies == inPieces);
    }

    void aStopKeepsTheBestSoFar() {
        makeFolder(path("stopped"));
        ResNetV2 model = tinyModel(m_classes);
        StopAfter context(14);
        const TrainingResult result =
            train(model, *m_train, m_validation.get(), quick(), {.folder = path("stopped")}, context);
        QVERIFY(result.stopped);
        QVERIFY(result.bestEpoch >= 1);
        const TrainerState state = loadCheckpoint(path("stopped/checkpoint/state.safetensors"), model);
        const auto parameters = model->parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            QVERIFY(torch::equal(parameters[i].detach(), state.best[i]));
        }
    }

    void aCheckpointOfOtherOptionsIsRefused() {
        trainInPieces("refused", {3}, quick());
        makeFolder(path("refused2"));
        ResNetV2 model = tinyModel(m_classes);
        StopAfter soon(3);
        (void)train(model, *m_train, m_validation.get(), quick(), {.folder = path("refused2")}, soon);
        TrainingOptions other = quick();
        other.learningRate = 0.01;
        ResNetV2 again = tinyModel(m_classes);
        RunContext context;
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)train(again, *m_train, m_validation.get(), other, {.folder = path("refused2")}, context));
    }

    void aDamagedCheckpointIsTold() {
        makeFolder(path("damaged/checkpoint"));
        writeFileAtomically(path("damaged/checkpoint/state.safetensors"), std::string(100, 'x'));
        ResNetV2 model = tinyModel(m_classes);
        RunContext context;
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)train(model, *m_train, m_validation.get(), quick(), {.folder = path("damaged")}, context));
        try {
            (void)train(model, *m_train, m_validation.get(), quick(), {.folder = path("damaged")}, context);
        } catch (const Error& e) {
            QVERIFY(QString(e.mend().c_str()).contains("remove the folder"));
        }
    }

    void aLossThatExplodesIsTold() {
        ResNetV2 model = tinyModel(m_classes);
        {
            const torch::NoGradGuard guard;
            model->parameters().back().fill_(std::numeric_limits<float>::infinity());
        }
        RunContext context;
        try {
            (void)train(model, *m_train, nullptr, quick(), {}, context);
            QFAIL("it should have thrown");
        } catch (const Error& e) {
            QVERIFY(QString(e.what()).contains("diverged at step 1 of"));
        }
    }

    void whatWasBestBeforeALossExplodesIsKept() {
        // Weights that grow without bound leave the finite numbers after some epochs.
        TrainingOptions options = quick();
        options.epochs = 400;
        options.schedule = Schedule::Step;
        options.warmup = 0;
        options.clipNorm = 0;
        options.weightDecay = 100;  // each step turns a weight's sign and makes it larger
        options.learningRate = 0.05;
        ResNetV2 model = tinyModel(m_classes);
        RunContext context;
        try {
            (void)train(model, *m_train, m_validation.get(), options, {}, context);
            QFAIL("it should have thrown");
        } catch (const Diverged& e) {
            QVERIFY2(QString(e.what()).contains(", with the learning rate 0.05: "), e.what());
            QVERIFY(e.soFar().bestEpoch >= 1);
            for (const torch::Tensor& parameter : model->parameters()) {
                QVERIFY(parameter.isfinite().all().item<bool>());
            }
            const Matrix logits = computeLogits(model, *m_validation, {}, context);
            int hits = 0;
            for (std::int64_t i = 0; i < logits.rows; ++i) {
                const float* row = logits.row(i);
                hits += std::max_element(row, row + logits.columns) - row == m_validation->labels()[i] ? 1 : 0;
            }
            QCOMPARE(static_cast<double>(hits) / static_cast<double>(logits.rows), e.soFar().validationAccuracy);
        }
    }

    void weightsThatAreNotFiniteAtTheEndAreTold() {
        TrainingOptions options = quick();
        options.maxSteps = 1;  // its loss is that of the first weights
        options.warmup = 0;
        options.clipNorm = 0;
        options.learningRate = 1e39;  // more than a float holds
        ResNetV2 model = tinyModel(m_classes);
        RunContext context;
        QVERIFY_THROWS_EXCEPTION(Diverged, (void)train(model, *m_train, nullptr, options, {}, context));
    }

    void labelSmoothingRaisesTheLossOfAPerfectAnswer() {
        TrainingOptions options = quick();
        options.epochs = 1;
        RunContext context;
        ResNetV2 a = tinyModel(m_classes);
        const double plain = train(a, *m_train, nullptr, options, {}, context).trainingLoss;
        options.labelSmoothing = 0.3;
        ResNetV2 b = tinyModel(m_classes);
        const double smoothed = train(b, *m_train, nullptr, options, {}, context).trainingLoss;
        QVERIFY(plain != smoothed);
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "TrainerTest.moc"
