// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/CostEstimate.h"

#include <QTest>
#include <chrono>
#include <cmath>

#include "nn/Device.h"

using namespace docent;

namespace {

constexpr int side = 32;

ModelRecord trained(const std::string& name, double seconds, std::int64_t passes, std::int64_t forward = 0) {
    ModelRecord model;
    model.name = name;
    model.config = modelPreset("small");
    model.config.numClasses = 7;
    model.imageSize = side;
    model.device = "cpu";
    model.result.cost = {.trainingPasses = passes, .forwardPasses = forward, .seconds = seconds};
    return model;
}

ModelConfig withClasses(const char* arch, int classes) {
    ModelConfig config = modelPreset(arch);
    config.numClasses = classes;
    return config;
}

}  // namespace

class CostEstimateTest : public QObject {
    Q_OBJECT
    TrainingOptions m_training;

private Q_SLOTS:
    void initTestCase() { m_training.device = "cpu"; }

    void operationsAreThoseOfTheNetwork() {
        // torchvision gives 4.09 GFLOPS (multiply-adds) for ResNet-50 at 224 px, whose convolutions are the same.
        const double macs = macsPerImage(withClasses("r50x1", 1000), 224);
        QVERIFY2(std::abs(macs / 1e9 - 4.09) < 0.01, qPrintable(QString::number(macs)));
    }

    void passesAreThoseOfTheTrainer() {
        TrainingJobSize job{.trainImages = 100, .validationImages = 30, .config = withClasses("small", 5)};
        job.training.epochs = 3;
        job.training.batchSize = 64;
        const TrainingRate rate{.basis = RateBasis::Measured, .imagesPerSecond = 10, .model = {}};
        CostEstimate cost = estimateCost(job, rate);
        QCOMPARE(cost.trainingPasses, 300);
        QCOMPARE(cost.forwardPasses, 90);
        QCOMPARE(cost.seconds, 33.0);  // a picture that goes forward only is a third
        job.training.maxSteps = 3;     // an epoch of 50 and 50, and one step more
        cost = estimateCost(job, rate);
        QCOMPARE(cost.trainingPasses, 150);
        QCOMPARE(cost.forwardPasses, 60);
        job.training.maxSteps = 1000;
        job.training.batchSize = 5000;  // more than there are
        QCOMPARE(estimateCost(job, rate).trainingPasses, 100'000);
    }

    void diskIsWeightsCheckpointAndNewPictures() {
        TrainingJobSize job{.trainImages = 10, .validationImages = 0, .config = withClasses("small", 5)};
        const TrainingRate rate;
        const auto weights = static_cast<std::uint64_t>(4 * job.config.parameterCount());
        QCOMPARE(estimateCost(job, rate).bytes, weights);
        QCOMPARE(estimateCost(job, rate).temporaryBytes, 2 * weights);
        job.validationImages = 5;  // the best so far is kept too
        QCOMPARE(estimateCost(job, rate).temporaryBytes, 3 * weights);
        job.imageSize = 64;
        job.newCacheImages = 1000;
        QCOMPARE(estimateCost(job, rate).bytes, weights + 64 * 64 * 3 * 1000);
    }

    void sumsAddUpButForTheCheckpoint() {
        CostEstimate sum{.trainingPasses = 1, .forwardPasses = 2, .seconds = 3, .bytes = 4, .temporaryBytes = 50};
        sum += {.trainingPasses = 10, .forwardPasses = 20, .seconds = 30, .bytes = 40, .temporaryBytes = 6};
        QCOMPARE(sum.trainingPasses, 11);
        QCOMPARE(sum.forwardPasses, 22);
        QCOMPARE(sum.seconds, 33.0);
        QCOMPARE(sum.bytes, std::uint64_t{44});
        QCOMPARE(sum.temporaryBytes, std::uint64_t{50});  // one is trained after another
    }

    void theLikestRecordCounts() {
        std::vector<ModelRecord> models = {trained("short", 1, 400), trained("long", 10, 1700, 900)};
        models.push_back(trained("larger pictures", 100, 400));
        models.back().imageSize = 64;
        models.push_back(trained("other machine", 100, 1'000'000));
        models.back().device = "cuda:0";
        models.push_back(trained("not trained", 0, 0));
        const TrainingRate rate = findRate(models, withClasses("small", 99), side, m_training);
        QCOMPARE(rate.basis, RateBasis::Record);
        QCOMPARE(rate.model, std::string("long"));
        QCOMPARE(rate.imagesPerSecond, 200.0);
        QCOMPARE(rate.explanation(), std::string("from the rate of 'long', 200 images a second"));
    }

    void othersAreScaled() {
        const std::vector<ModelRecord> models = {trained("small pictures", 10, 2000)};
        const TrainingRate rate = findRate(models, withClasses("small", 7), 2 * side, m_training);
        QCOMPARE(rate.basis, RateBasis::Scaled);
        QVERIFY2(std::abs(rate.imagesPerSecond - 50) < 0.5, qPrintable(QString::number(rate.imagesPerSecond)));
        QVERIFY(rate.explanation().starts_with("scaled from the rate of 'small pictures'"));
    }

    void whatIsMostAlikeIsTaken() {
        // Each ran longer than the one after it, but is less like what is asked for.
        std::vector<ModelRecord> models = {trained("card", 90, 900'000), trained("other card", 80, 800'000),
                                           trained("precision", 70, 14'000), trained("size", 60, 6'000),
                                           trained("same", 50, 10'000)};
        models[0].device = "cuda:0";
        models[1].device = "cuda:1";
        m_training.precision = Precision::Float32;
        for (ModelRecord& model : models) {
            model.training.precision = Precision::Float32;
        }
        models[2].training.precision = Precision::BFloat16;
        models[3].imageSize = 2 * side;
        const auto find = [&] { return findRate(models, withClasses("small", 7), side, m_training); };
        QCOMPARE(find().model, std::string("same"));
        QCOMPARE(find().basis, RateBasis::Record);
        models.pop_back();
        QCOMPARE(find().model, std::string("size"));
        QCOMPARE(find().basis, RateBasis::Scaled);
        models.pop_back();
        QCOMPARE(find().model, std::string("precision"));
        QCOMPARE(find().basis, RateBasis::Scaled);
        models.pop_back();
        m_training.device = "cuda:1";  // which need not be there
        QCOMPARE(find().model, std::string("other card"));
        QCOMPARE(find().basis, RateBasis::Record);
        models.pop_back();
        QCOMPARE(find().model, std::string("card"));
        QCOMPARE(find().basis, RateBasis::Scaled);
        m_training.device = "cpu";
        const TrainingRate guess = find();
        QCOMPARE(guess.basis, RateBasis::Guess);
        QCOMPARE(guess.imagesPerSecond, 10'000 * guessedSpeed("cpu") / guessedSpeed("cuda:0"));
        QVERIFY(guess.explanation().find("from the rate of 'card', which was trained on cuda:0") != std::string::npos);
        m_training.precision = Precision::Auto;
    }

    void ofAnotherNetworkItIsAGuess() {
        const std::vector<ModelRecord> models = {trained("x", 10, 2000)};
        const TrainingRate large = findRate(models, modelPreset("r50x1"), 224, m_training);
        QCOMPARE(large.basis, RateBasis::Guess);
        QVERIFY(large.imagesPerSecond > 0.1 && large.imagesPerSecond < 10'000);
        QVERIFY(large.explanation().starts_with("a guess"));
        QVERIFY(findRate({}, modelPreset("small"), side, m_training).imagesPerSecond > 10 * large.imagesPerSecond);
    }

    void measuringIsShort() {
        setTorchThreads(0);
        RunContext context;
        m_training.batchSize = 16;
        const auto start = std::chrono::steady_clock::now();
        const TrainingRate rate = measureRate(modelPreset("small"), side, m_training, context);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        QCOMPARE(rate.basis, RateBasis::Measured);
        QVERIFY2(seconds < 4, qPrintable(QString::number(seconds)));  // of 1.5, on a busy machine
        QVERIFY(rate.imagesPerSecond > 1);
        QVERIFY(rate.explanation().starts_with("measured just now"));
    }

    void measuringCanBeStopped() {
        struct : RunContext {
            [[nodiscard]] bool stopRequested() const override { return true; }
        } stopped;
        QCOMPARE(measureRate(modelPreset("small"), side, m_training, stopped).basis, RateBasis::Guess);
    }
};

QTEST_GUILESS_MAIN(CostEstimateTest)
#include "CostEstimateTest.moc"
