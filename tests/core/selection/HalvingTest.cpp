// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "nn/ResNetV2.h"
#include "selection/Halving.h"
#include "selection/Ranking.h"
#include "support/MemoryImages.h"

using namespace docent;

namespace {

RankingOptions halving(double budget = 0.25) {
    RankingOptions options{.bootstrapResamples = 200, .halving = true, .halvingBudget = budget};
    options.precision = Precision::Float32;
    options.device = "cpu";
    return options;
}

std::vector<std::int64_t> evenLabels(std::int64_t n, std::int64_t classes) {
    std::vector<std::int64_t> labels;
    for (std::int64_t i = 0; i < n; ++i) {
        labels.push_back(i % classes);
    }
    return labels;
}

class Notes final : public RunContext {
public:
    void note(const std::string& text) override { texts.push_back(text); }
    void progress(const Progress& progress) override { reports.push_back(progress); }
    std::vector<std::string> texts;
    std::vector<Progress> reports;
};

}  // namespace

class HalvingTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_images;
    std::vector<std::string> m_classes;
    std::unique_ptr<ExpertBank> m_bank;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    void addModel(const std::string& name, std::uint64_t seed, ModelKind kind = ModelKind::FullExpert) const {
        ModelRecord record;
        record.name = name;
        record.kind = kind;
        record.state = ModelState::Complete;
        record.node = kind == ModelKind::Baseline ? "" : "shapes/" + name;
        record.config = {.arch = "tiny", .depths = {1}, .widths = {8}, .stemWidth = 8, .groups = 4, .numClasses = 2};
        record.imageSize = 16;
        ResNetV2 model(record.config);
        model->initialise(seed);
        record.weightsHash = trunkHash(model);
        m_bank->save(record);
        saveWeights(model, m_bank->weights(name));
    }

    RankingResult rank(const std::string& cache, const RankingOptions& options, RunContext& context,
                       const RankingObserver& onRound = {}) const {
        return rankModels(*m_bank, m_bank->list(), "task", {*m_images}, m_classes, EmbeddingCache(path(cache)), options,
                          context, {}, onRound);
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);
        m_set = makeMemorySet(path("pictures"), taskClasses(100));
        m_images = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
        for (const NodeId node : m_set.catalog.classes()) {
            m_classes.push_back(m_set.catalog.hierarchy.path(node));
        }
        m_bank = std::make_unique<ExpertBank>(path("bank"));
        addModel("base", 1, ModelKind::Baseline);
        for (std::uint64_t seed = 2; seed <= 12; ++seed) {
            addModel("e" + std::to_string(seed), seed);
        }
    }

    void everyClassIsSpreadEvenly() {
        std::vector<std::int64_t> labels = evenLabels(700, 7);
        labels.insert(labels.end(), 100, 7);  // half as many again of one more
        const HalvingPlan plan = planHalving(labels, 0.25, 5);
        QCOMPARE(plan.sizes, (std::vector<std::int64_t>{50, 100, 200, 400, 800}));
        std::set<std::int64_t> all(plan.order.begin(), plan.order.end());
        QCOMPARE(all.size(), 800U);
        QCOMPARE(*all.rbegin(), 799);
        for (const std::int64_t size : plan.sizes) {
            std::map<std::int64_t, double> counts;
            for (std::int64_t i = 0; i < size; ++i) {
                ++counts[labels[static_cast<std::size_t>(plan.order[static_cast<std::size_t>(i)])]];
            }
            for (const auto& [label, count] : counts) {
                QVERIFY2(std::abs(count - static_cast<double>(size) / 8) <= 1, qPrintable(QString::number(count)));
            }
        }
        // However small a class is, the first round has two of it.
        std::vector<std::int64_t> uneven(990, 0);
        uneven.insert(uneven.end(), 10, 1);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const HalvingPlan few = planHalving(uneven, 0.25, seed);
            QVERIFY(few.sizes.size() > 1);
            QCOMPARE(std::count_if(few.order.begin(), few.order.begin() + 4,
                                   [&](std::int64_t i) { return uneven[static_cast<std::size_t>(i)] == 1; }),
                     2);
        }
        QCOMPARE(planHalving(labels, 0.25, 5).order, plan.order);
        QVERIFY(planHalving(labels, 0.25, 6).order != plan.order);
    }

    void fewPicturesAreSeenWhole_data() {
        QTest::addColumn<int>("examples");
        QTest::addColumn<int>("classes");
        QTest::addColumn<double>("budget");
        QTest::addColumn<int>("rounds");
        QTest::newRow("a thousand") << 1000 << 10 << 0.25 << 5;
        QTest::newRow("few") << 50 << 10 << 0.25 << 1;
        QTest::newRow("many classes") << 1000 << 500 << 0.25 << 1;
        QTest::newRow("two of each of 50") << 1000 << 50 << 0.25 << 5;
        QTest::newRow("a small budget") << 1000 << 10 << 0.1 << 1;
        QTest::newRow("two") << 2 << 2 << 1.0 << 1;
    }
    void fewPicturesAreSeenWhole() {
        QFETCH(int, examples);
        QFETCH(int, classes);
        QFETCH(double, budget);
        QFETCH(int, rounds);
        const HalvingPlan plan = planHalving(evenLabels(examples, classes), budget, 0);
        QCOMPARE(static_cast<int>(plan.sizes.size()), rounds);
        QCOMPARE(plan.sizes.back(), examples);
    }

    void whoGoesOn() {
        using enum RankedFate;
        const std::vector<HalvingCandidate> candidates{{.score = 0.5, .isTied = true},
                                                       {.score = 0.7, .isTied = true},
                                                       {.score = 0.2},
                                                       {.score = 0.6, .isTied = true},
                                                       {.score = 0.5, .isTied = true, .isFirst = true}};
        // 60 passes in two rounds of 10 a model: three models.
        QCOMPARE(chooseSurvivors(candidates, {60, 2, 10, 30}),
                 (std::vector<RankedFate>{Unranked, Kept, Behind, Kept, Kept}));
        QCOMPARE(chooseSurvivors(candidates, {1000, 2, 10, 30}),
                 (std::vector<RankedFate>{Kept, Kept, Behind, Kept, Kept}));
        // One goes on whatever it costs.
        QCOMPARE(chooseSurvivors(candidates, {-3, 1, 10, 10}),
                 (std::vector<RankedFate>{Unranked, Kept, Behind, Unranked, Unranked}));
        // Enough for all to the end, though not for each round's share.
        QCOMPARE(chooseSurvivors(candidates, {200, 6, 20, 50}),
                 (std::vector<RankedFate>{Kept, Kept, Behind, Kept, Kept}));
        // What costs nothing goes on as long as it is tied.
        std::vector<HalvingCandidate> free = candidates;
        free[0].isFree = free[2].isFree = true;
        QCOMPARE(chooseSurvivors(free, {10, 1, 10, 10}),
                 (std::vector<RankedFate>{Kept, Kept, Behind, Unranked, Unranked}));
    }

    void makesAPartOfThePasses() {
        Notes context;
        std::vector<std::string> soFar;
        const RankingResult result = rank(
            "part", halving(), context, [&](const RankingResult& ranking) { soFar.push_back(toYaml(ranking).text()); });
        const std::int64_t n = m_images->size();
        QCOMPARE(result.wholePasses, 12 * n);
        QVERIFY2(static_cast<double>(result.cost.forwardPasses) <= 0.26 * static_cast<double>(result.wholePasses),
                 qPrintable(QString::number(result.cost.forwardPasses)));
        // The passes are those of the rounds.
        std::int64_t passes = 0;
        std::int64_t before = 0;
        std::int64_t entered = 12;
        for (const HalvingRound& round : result.rounds) {
            QCOMPARE(round.models, entered);
            passes += round.models * (round.examples - before);
            before = round.examples;
            entered = round.kept;
        }
        QCOMPARE(result.cost.forwardPasses, passes);
        QVERIFY(result.rounds.size() > 1);
        // Best first: those that went to the end, then those that were dropped last.
        std::int64_t seen = n + 1;
        int kept = 0;
        double probability = 0;
        for (const RankedModel& ranked : result.models) {
            const std::int64_t own = ranked.examples == 0 ? n : ranked.examples;
            QVERIFY(own <= seen);
            seen = own;
            kept += ranked.fate == RankedFate::Kept ? 1 : 0;
            QCOMPARE(ranked.score, ranked.roundScores.back());
            QCOMPARE(result.rounds[ranked.roundScores.size() - 1].examples, own);
            QVERIFY(ranked.interval.low <= ranked.score && ranked.score <= ranked.interval.high);
            probability += std::max(ranked.bestProbability, 0.0);
        }
        QCOMPARE(kept, static_cast<int>(result.rounds.back().kept));
        QCOMPARE(result.models.front().fate, RankedFate::Kept);
        QVERIFY(probability < 1 + 1e-9);
        QVERIFY(result.models.front().bestProbability > 0);
        QCOMPARE(context.reports.back().partsDone, 12);
        // Whoever watches is told after each round.
        QCOMPARE(soFar.size(), result.rounds.size());
        for (const std::string& text : soFar) {
            QCOMPARE(toYaml(rankingFromYaml(Yaml::parse(text, "so-far.yaml"))).text(), text);
        }
        const std::string text = toYaml(result).text();
        QCOMPARE(toYaml(rankingFromYaml(Yaml::parse(text, "ranking.yaml"))).text(), text);
        // Again, it is all there.
        RunContext quiet;
        const RankingResult again = rank("part", halving(), quiet);
        QCOMPARE(again.cost.forwardPasses, 0);
        QCOMPARE(again.models.front().name, result.models.front().name);
        QCOMPARE(again.models.front().score, result.models.front().score);
    }

    void withoutABudgetOnlyThoseBehindAreDropped() {
        RunContext context;
        const RankingResult result = rank("unlimited", halving(1), context);
        const RankingResult whole = rank(
            "whole",
            [] {
                RankingOptions options = halving();
                options.halving = false;
                return options;
            }(),
            context);
        QVERIFY(whole.rounds.empty());
        QCOMPARE(whole.cost.forwardPasses, whole.wholePasses);
        std::map<std::string, const RankedModel*> scores;
        for (const RankedModel& ranked : whole.models) {
            scores[ranked.name] = &ranked;
        }
        for (const RankedModel& ranked : result.models) {
            QVERIFY(ranked.fate != RankedFate::Unranked);
            if (ranked.examples == 0) {  // it has seen all, in another order
                QCOMPARE(ranked.score, scores[ranked.name]->score);
                QCOMPARE(ranked.classScores, scores[ranked.name]->classScores);
                Matrix own;
                Matrix other;
                QVERIFY(EmbeddingCache(path("unlimited")).load(ranked.embeddingKey, result.dataHash, own));
                QVERIFY(EmbeddingCache(path("whole")).load(ranked.embeddingKey, result.dataHash, other));
                QCOMPARE(own.rows, other.rows);
                for (std::size_t i = 0; i < own.values.size(); ++i) {
                    QVERIFY(std::abs(own.values[i] - other.values[i]) < 1e-5F);
                }
            }
        }
        // Where all embeddings are there, nothing is to be saved, and the best is that of the whole ranking.
        const RankingResult free = rank("whole", halving(), context);
        QCOMPARE(free.cost.forwardPasses, 0);
        QCOMPARE(free.wholePasses, 0);
    }

    void aStopLosesOneRoundAtMost() {
        std::int64_t passes = -1;
        for (int asks = 4; asks < 400 && passes < 0; asks += 40) {
            StopAfter context(asks);
            try {
                passes = rank("stopped", halving(), context).cost.forwardPasses;
            } catch (const Stopped&) {
            }
        }
        RunContext quiet;
        const RankingResult other = rank("never-stopped", halving(), quiet);
        QVERIFY(passes >= 0 && passes < other.cost.forwardPasses);
    }

    void otherProxiesAreToldOfThoseThatSawAll() {
        RankingOptions options = halving(1);
        options.proxy = "logme";
        options.also = {"knn", "random"};
        RunContext context;
        const RankingResult result = rank("also", options, context);
        for (const RankedModel& ranked : result.models) {
            QCOMPARE(ranked.otherScores.size(), 2U);
            QCOMPARE(std::isfinite(ranked.otherScores[0]), ranked.fate == RankedFate::Kept);
        }
    }

    void wherePassesAreNotNeededItSaysSo() {
        RankingOptions options = halving();
        options.proxy = "random";
        Notes context;
        const RankingResult result = rank("lot", options, context);
        QCOMPARE(result.cost.forwardPasses, 0);
        QVERIFY(result.rounds.empty());
        QVERIFY(context.texts.front().find("no passes to save") != std::string::npos);
        double sum = 0;
        for (const RankedModel& ranked : result.models) {
            sum += ranked.bestProbability;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(result.models.front().score > result.models.back().score);
    }
};

QTEST_GUILESS_MAIN(HalvingTest)
#include "HalvingTest.moc"
