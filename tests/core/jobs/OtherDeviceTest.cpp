// SPDX-License-Identifier: GPL-3.0-or-later
// The whole work on a device that does not take tensors of the CPU, beside the same on the CPU.
#include "support/OtherDevice.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <memory>

#include "experts/BankWeights.h"
#include "experts/CostEstimate.h"
#include "jobs/Operations.h"
#include "nn/Device.h"
#include "study/CellRecord.h"
#include "support/MemoryImages.h"
#include "support/SampleWorkspace.h"
#include "training/Trainer.h"

using namespace docent;

class OtherDeviceTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_cpu;
    std::unique_ptr<Workspace> m_other;

    /// The same job on each, in workspaces of their own, so that neither finds what the other computed.
    void run(const JobSpec& job) const {
        RunContext context;
        (void)runJob(*m_cpu, resolveJob(*m_cpu, job), "cpu", context);
        (void)runJob(*m_other, resolveJob(*m_other, job), otherdevice::name, context);
    }

    /// A few steps: rounding has not grown by then.
    static TrainingOptions training() {
        return {.maxSteps = 3, .batchSize = 32, .learningRate = 0.01, .precision = Precision::Float32};
    }

    /// Of the weights, relative to the largest of their tensor.
    [[nodiscard]] double largestDifference(const std::string& model) const {
        const auto left = loadBankModel(m_cpu->bank(), m_cpu->bank().load(model))->parameters();
        const auto right = loadBankModel(m_other->bank(), m_other->bank().load(model))->parameters();
        double difference = left.size() == right.size() ? 0 : INFINITY;
        for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
            const double largest = std::max(0.01, left[i].abs().max().item<double>());
            const double here = (left[i] - right[i]).abs().max().item<double>() / largest;
            difference = std::isfinite(here) ? std::max(difference, here) : INFINITY;
        }
        return difference;
    }
    void compareModels(const std::string& name, double allowed = 2e-3) const {
        QCOMPARE(m_other->bank().load(name).device, otherdevice::name);
        const double difference = largestDifference(name);
        QVERIFY2(difference < allowed, qPrintable(QStringLiteral("%1").arg(difference)));
    }

    void compareRuns(const std::string& name, const std::string& model, TransferOptions options) const {
        options.learningRates = {0.01};
        options.steps = {3};
        options.precision = Precision::Float32;
        run(TransferJob{.name = name, .task = "signs", .model = model, .options = options});
        const RunRecord left = m_cpu->runs().load(name);
        const RunRecord right = m_other->runs().load(name);
        QCOMPARE(right.device, otherdevice::name);
        // A picture or two may lie on the edge between two classes.
        QVERIFY(std::abs(left.evaluation.accuracy - right.evaluation.accuracy) < 0.05);
        QVERIFY(std::abs(left.evaluation.crossEntropy - right.evaluation.crossEntropy) < 1e-2);
    }

    void compareRankings(double allowed) const {
        const RankingResult left = m_cpu->ranking("signs").value();
        const RankingResult right = m_other->ranking("signs").value();
        QCOMPARE(left.models.size(), right.models.size());
        for (const RankedModel& model : left.models) {
            const auto same = std::find_if(right.models.begin(), right.models.end(),
                                           [&](const RankedModel& other) { return other.name == model.name; });
            QVERIFY(same != right.models.end());
            QVERIFY2(std::abs(same->score - model.score) <= allowed,
                     qPrintable(QStringLiteral("%1: %2 and %3")
                                    .arg(QString::fromStdString(model.name))
                                    .arg(same->score)
                                    .arg(model.score)));
            QCOMPARE(same->otherScores.size(), model.otherScores.size());
            for (std::size_t i = 0; i < model.otherScores.size(); ++i) {
                const double here = same->otherScores[i];
                const double there = model.otherScores[i];
                QVERIFY2(std::isfinite(here) == std::isfinite(there), left.otherProxies[i].c_str());
                QVERIFY2(!std::isfinite(here) || std::abs(here - there) <= 0.03 * std::max(1.0, std::abs(there)),
                         qPrintable(
                             QStringLiteral("%1 of %2: %3 and %4")
                                 .arg(QString::fromStdString(left.otherProxies[i]), QString::fromStdString(model.name))
                                 .arg(here)
                                 .arg(there)));
            }
        }
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);
        m_cpu = std::make_unique<Workspace>(copySampleWorkspace(m_folder.filePath("cpu").toStdString()));
        m_other = std::make_unique<Workspace>(copySampleWorkspace(m_folder.filePath("other").toStdString()));
        for (const auto& [name, options] : {std::pair<std::string, ExpertOptions>("full", {}),
                                            {"half", {.frozenStages = 2}},
                                            {"adapter", {.kind = ExpertKind::Adapter}}}) {
            run(ExpertJob{
                .name = name, .source = "shapes", .node = "discs", .expert = options, .training = training()});
        }
    }

    void refusesWhatACardWould() {
        QCOMPARE(resolveDevice(otherdevice::name), otherdevice::name);
        QVERIFY(resolveDevice("auto") != otherdevice::name);  // only where it is named
        const torch::Device device(otherdevice::name);
        const torch::Tensor here = torch::ones({2, 2}, device);
        QCOMPARE((here + 1 + here).sum().item<float>(), 12.0F);
        QVERIFY_EXCEPTION_THROWN((void)(here + torch::ones({2, 2})), c10::Error);
        QVERIFY_EXCEPTION_THROWN((void)torch::mm(torch::ones({2, 2}), here), c10::Error);
        QVERIFY_EXCEPTION_THROWN((void)torch::cat({here, torch::ones({2, 2})}), c10::Error);
        auto cpuGenerator = at::make_generator<at::CPUGeneratorImpl>(1);
        QVERIFY_EXCEPTION_THROWN((void)here.clone().uniform_(0, 1, cpuGenerator), c10::Error);
    }

    void baselinesLearnTheSame() {
        run(BaselineJob{.name = "new", .source = "shapes", .training = training()});
        compareModels("new");
    }

    void averagedWeightsToo() {
        TrainingOptions averaged = training();
        averaged.ema = 0.5;
        averaged.labelSmoothing = 0.1;
        averaged.clipNorm = 0.1;
        run(BaselineJob{.name = "averaged", .source = "shapes", .training = averaged});
        compareModels("averaged");
    }

    void expertsLearnTheSame() {
        for (const char* name : {"full", "half", "adapter"}) {
            compareModels(name);
        }
    }

    void aPausedTrainingGoesOn() {
        const fs::path folder = m_folder.filePath("pieces").toStdString();
        const MemorySet set = makeMemorySet(folder / "cache", sourceClasses(12));
        const CachedImages images = selectImages(set.catalog, set.cache, Split::Train);
        TrainingOptions options = training();
        options.device = otherdevice::name;
        std::vector<ResNetV2> models;
        for (const bool inPieces : {false, true}) {
            makeFolder(folder / "checkpoint");
            for (const int batches : {2, 1000}) {
                models.emplace_back(ModelConfig{.arch = "tiny",
                                                .depths = {1},
                                                .widths = {8},
                                                .stemWidth = 16,
                                                .groups = 4,
                                                .numClasses = static_cast<int>(set.catalog.classes().size())});
                models.back()->initialise(3);
                StopAfter context(inPieces ? batches : 1000);
                const TrainingResult result =
                    train(models.back(), images, nullptr, options, {.folder = folder / "checkpoint"}, context);
                QCOMPARE(result.stopped, inPieces && batches == 2);
                if (!result.stopped) {
                    break;
                }
                models.pop_back();
            }
            fs::remove_all(folder / "checkpoint");
        }
        const auto whole = models.at(0)->parameters();
        const auto pieces = models.at(1)->parameters();
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QVERIFY(torch::equal(whole[i].cpu(), pieces[i].cpu()));
        }
    }

    void aRateIsMeasured() {
        TrainingOptions measured = training();
        measured.device = otherdevice::name;
        StopAfter context(2);
        const ModelConfig config{
            .arch = "tiny", .depths = {1}, .widths = {8}, .stemWidth = 16, .groups = 4, .numClasses = 3};
        QCOMPARE(measureRate(config, 16, measured, context).basis, RateBasis::Measured);
    }

    void rankingsAreTheSame() {
        for (const bool halving : {false, true}) {
            run(RankJob{.task = "signs",
                        .models = {"shapes-discs", "half", "adapter"},
                        .options = {.proxy = "logme",
                                    .also = {"all"},
                                    .bootstrapResamples = 100,
                                    .halving = halving,
                                    .precision = Precision::Float32}});
            compareRankings(0.02);
        }
    }

    void fineTuningsAreTheSame() {
        compareRuns("whole", "full", {});
        compareRuns("half-kept", "half", {.refit = false});
        compareRuns("probe", "full", {.tune = TunedPart::Head});
        compareRuns("adapters", "adapter", {.tune = TunedPart::Adapters});
    }

    void strategiesComeToTheSame() {
        const StrategyJob job{.source = "shapes",
                              .task = "signs",
                              .models = {"shapes-discs"},
                              .options = {.strategies = {"best:knn", "probe", "reweighted"},
                                          .learningRates = {0.01},
                                          .steps = {2},
                                          .precision = Precision::Float32}};
        run(job);
        const CellRecord left = StudyStore(m_cpu->studyFolder(job.study)).anyCell().value();
        const CellRecord right = StudyStore(m_other->studyFolder(job.study)).anyCell().value();
        QCOMPARE(right.results.size(), std::size_t{3});
        for (std::size_t i = 0; i < left.results.size(); ++i) {
            QCOMPARE(right.results[i].strategy, left.results[i].strategy);
            QCOMPARE(right.results[i].model, left.results[i].model);
            QVERIFY(std::abs(right.results[i].testAccuracy - left.results[i].testAccuracy) < 0.1);
        }
    }

    /// Half as many digits: within noise of the whole.
    void halfOfTheDigits() {
        RankJob rank{.task = "signs", .options = {.proxy = "logme", .precision = Precision::Float32}};
        BaselineJob train{.name = "half-digits", .source = "shapes", .training = training()};
        RunContext context;
        (void)runJob(*m_cpu, rank, "cpu", context);
        (void)runJob(*m_cpu, train, "cpu", context);
        rank.options.precision = Precision::BFloat16;
        train.training.precision = Precision::BFloat16;
        (void)runJob(*m_other, rank, otherdevice::name, context);
        (void)runJob(*m_other, train, otherdevice::name, context);
        compareRankings(0.1);
        compareModels("half-digits", 0.1);
    }
};

QTEST_GUILESS_MAIN(OtherDeviceTest)
#include "OtherDeviceTest.moc"
