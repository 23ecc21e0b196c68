// SPDX-License-Identifier: GPL-3.0-or-later
// Models embedded in one pass: which of them share what, what that costs, and that each gets what it gets alone.
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "experts/BankWeights.h"
#include "experts/CostEstimate.h"
#include "nn/MappedWeights.h"
#include "nn/ModelFile.h"
#include "selection/Ranking.h"
#include "selection/SharedEmbedding.h"
#include "support/MemoryImages.h"

using namespace docent;

class SharedEmbeddingTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_images;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    static ModelRecord recordOf(const std::string& name, ModelKind kind, const std::string& parentHash,
                                int frozenStages = 0) {
        ModelRecord record;
        record.name = name;
        record.kind = kind;
        record.state = ModelState::Complete;
        record.config = {
            .arch = "tiny", .depths = {1, 2, 1}, .widths = {8, 8, 16}, .stemWidth = 8, .groups = 4, .numClasses = 2};
        record.config.adapterRatio = kind == ModelKind::AdapterExpert ? 0.25 : 0;
        record.imageSize = 16;
        record.frozenStages = frozenStages;
        record.parent = kind == ModelKind::Baseline ? "" : "base";
        record.parentHash = parentHash;
        record.weightsHash = name;
        return record;
    }
    /// With weights: all that it does not share with `base` are other ones.
    static ModelRecord add(const ExpertBank& bank, ModelRecord record, std::uint64_t seed, ResNetV2 base = nullptr,
                           int sharedStages = -1) {
        ResNetV2 model(record.config);
        model->initialise(seed);
        {
            const torch::NoGradGuard noGradients;
            torch::manual_seed(static_cast<std::int64_t>(seed));
            for (const auto& entry : model->named_parameters()) {
                const std::string& name = entry.key();
                if (isAdapterName(name)) {
                    entry.value().copy_(torch::randn(entry.value().sizes()) * 0.3);
                    continue;
                }
                bool shared = !base.is_empty() && sharedStages >= 0 && name.starts_with("stem.");
                for (int stage = 0; stage < sharedStages; ++stage) {
                    shared = shared || name.starts_with("stages." + std::to_string(stage) + ".");
                }
                if (!base.is_empty() && !isHeadName(name) && (shared || record.config.adapterRatio > 0)) {
                    entry.value().copy_(base->named_parameters()[name]);
                }
            }
        }
        record.weightsHash = trunkHash(model);
        bank.save(record);
        saveBankModel(model, bank, record);
        return record;
    }
    struct Many {
        ExpertBank bank;
        std::vector<ModelRecord> records;
    };
    [[nodiscard]] Many makeMany(const std::string& folder) const {
        Many many{ExpertBank(path(folder)), {}};
        many.records.push_back(add(many.bank, recordOf("base", ModelKind::Baseline, ""), 1));
        const std::string hash = many.records[0].weightsHash;
        const ResNetV2 base = loadBankModel(many.bank, many.records[0]);
        many.records.push_back(add(many.bank, recordOf("a1", ModelKind::AdapterExpert, hash), 2, base));
        many.records.push_back(add(many.bank, recordOf("f1", ModelKind::FullExpert, hash, 1), 3, base, 1));
        many.records.push_back(add(many.bank, recordOf("whole", ModelKind::FullExpert, hash), 4, base));
        many.records.push_back(add(many.bank, recordOf("f2", ModelKind::FullExpert, hash, 2), 5, base, 2));
        many.records.push_back(add(many.bank, recordOf("a2", ModelKind::AdapterExpert, hash), 6, base));
        // Says that its lower stages are the baseline's, and they are not.
        many.records.push_back(add(many.bank, recordOf("liar", ModelKind::FullExpert, hash, 1), 7, base, 0));
        return many;
    }
    void compare(const Many& many, const EmbeddingPass& pass) const {
        RunContext context;
        const InferenceOptions options{.batchSize = 24, .precision = Precision::Float32, .device = "cpu"};
        const auto together = embedTogether(many.bank, many.records, pass, *m_images, options, context);
        QCOMPARE(together.size(), pass.models().size());
        for (const auto& [index, matrix] : together) {
            ResNetV2 alone = loadBankModel(many.bank, many.records[index]);
            const Matrix expected = computeEmbeddings(alone, *m_images, options, context);
            QCOMPARE(matrix.rows, expected.rows);
            double largest = 0;
            for (std::size_t i = 0; i < expected.values.size(); ++i) {
                largest = std::max(largest, static_cast<double>(std::abs(matrix.values[i] - expected.values[i])));
            }
            QVERIFY2(largest < 1e-4, qPrintable(QString("%1: %2").arg(many.records[index].name.c_str()).arg(largest)));
        }
    }
    static std::vector<std::size_t> all(const Many& many) {
        std::vector<std::size_t> indices(many.records.size());
        std::iota(indices.begin(), indices.end(), std::size_t{0});
        return indices;
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(2);
        m_set = makeMemorySet(path("pictures"), taskClasses(12));
        m_images = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
    }

    void eachGetsWhatItGetsAlone() {
        const Many many = makeMany("many");
        const std::vector<EmbeddingPass> passes = planEmbedding(many.records, all(many), m_images->size());
        QCOMPARE(passes.size(), std::size_t{1});
        QCOMPARE(passes[0].alone, std::vector<std::size_t>{3});
        QCOMPARE(passes[0].groups.size(), std::size_t{1});
        std::vector<std::pair<std::string, int>> members;
        for (const TrunkGroup::Member& member : passes[0].groups[0].members) {
            members.emplace_back(many.records[member.model].name, member.level);
        }
        QCOMPARE(members, (std::vector<std::pair<std::string, int>>{
                              {"a1", 0}, {"a2", 0}, {"f1", 1}, {"liar", 1}, {"base", 2}, {"f2", 2}}));
        compare(many, passes[0]);
    }

    void theTrunkNeedNotBeInThePass() {
        const Many many = makeMany("without");
        for (const std::vector<std::size_t>& chosen :
             {std::vector<std::size_t>{1, 2, 4}, std::vector<std::size_t>{2, 4}, std::vector<std::size_t>{4, 2},
              std::vector<std::size_t>{2, 6}, std::vector<std::size_t>{1, 5}}) {
            const std::vector<EmbeddingPass> passes = planEmbedding(many.records, chosen, m_images->size());
            QCOMPARE(passes.size(), std::size_t{1});
            QCOMPARE(passes[0].groups.size(), std::size_t{1});
            compare(many, passes[0]);
        }
        // Not even in the bank, where full experts serve.
        fs::remove_all(many.bank.folder("base"));
        const std::vector<EmbeddingPass> passes = planEmbedding(many.records, {2, 4}, m_images->size());
        compare(many, passes[0]);
    }

    void whatIsSharedCountsOnce() {
        const Many many = makeMany("cost");
        const std::vector<double> stages = macsByStage(many.records[0].config, 16);
        QCOMPARE(stages.size(), std::size_t{4});
        // By hand: 16x16 pixels, 3x3 stem of 8 channels; stage 0: 1x1 8 to 8, 3x3, 1x1 to 32, shortcut 8 to 32.
        QCOMPARE(stages[0], 256.0 * 3 * 9 * 8);
        QCOMPARE(stages[1], 256.0 * (8 * 8 + 9 * 8 * 8 + 8 * 32 + 8 * 32));
        const double whole = std::accumulate(stages.begin(), stages.end(), 0.0);
        const auto cost = [&](const std::vector<std::size_t>& models) {
            return fullPassesPerImage(many.records, planEmbedding(many.records, models, 100).at(0));
        };
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9; };
        QVERIFY(near(cost({0}), 1));
        QVERIFY(near(cost({3}), 1));
        QVERIFY(near(cost({0, 3}), 2));
        // Two that share the stem and stage 0; with one that shares stage 1 as well.
        QVERIFY(near(cost({0, 2}), 1 + (stages[2] + stages[3]) / whole));
        QVERIFY(near(cost({0, 2, 4}), 1 + (stages[2] + stages[3] + stages[3]) / whole));
        const std::vector<double> adapted = macsByStage(many.records[1].config, 16);
        const double adapters = std::accumulate(adapted.begin(), adapted.end(), 0.0) - whole;
        // In front of the blocks: 8 channels at 16x16; 32 at 16x16 and at 8x8; 32 at 8x8; a middle of 8 in all.
        QCOMPARE(adapters, 2.0 * 8 * (256 * 8 + 256 * 32 + 64 * 32 + 64 * 32));
        QVERIFY(near(cost({1}), 1 + adapters / whole));
        QVERIFY(near(cost({1, 5}), (2 * (whole + adapters) - stages[0]) / whole));
    }

    void passesKeepWithinTheirLimits() {
        const Many many = makeMany("limits");
        const double whole = macsByStage(many.records[0].config, 16)[0] * 100;
        const auto passes = planEmbedding(many.records, all(many), 100, {.macs = whole});
        QCOMPARE(passes.size(), many.records.size());  // less than the least of them takes
        std::vector<std::size_t> seen;
        for (const EmbeddingPass& pass : passes) {
            QVERIFY(pass.groups.empty());
            seen.insert(seen.end(), pass.alone.begin(), pass.alone.end());
        }
        std::sort(seen.begin(), seen.end());
        QCOMPARE(seen, all(many));
        const double two = 2.6 * macsPerImage(many.records[1].config, 16) * 100;
        const auto pairs = planEmbedding(many.records, {0, 1, 5, 3}, 100, {.macs = two});
        QCOMPARE(pairs.size(), std::size_t{2});
        QCOMPARE(pairs[0].groups.size(), std::size_t{1});
        QCOMPARE(pairs[0].models().size() + pairs[1].models().size(), std::size_t{4});
        // No memory for embeddings of more than one model.
        const double bytes = 4.0 * 1'000'000 * 64 + 1e6;
        QCOMPARE(planEmbedding(many.records, all(many), 1'000'000, {.bytes = bytes}).size(), many.records.size());
    }

    void aRankingIsTheSameTogetherAndTellsItsCost() {
        const Many many = makeMany("ranking");
        RunContext context;
        std::vector<std::string> classes;
        for (const NodeId node : m_set.catalog.classes()) {
            classes.push_back(m_set.catalog.hierarchy.path(node));
        }
        const RankingOptions options{.bootstrapResamples = 200, .precision = Precision::Float32, .device = "cpu"};
        const RankingResult together = rankModels(many.bank, many.records, "task", {*m_images}, classes,
                                                  EmbeddingCache(path("together")), options, context);
        QCOMPARE(together.picturesRead, m_images->size());
        QCOMPARE(together.cost.forwardPasses, 7 * m_images->size());
        const double expected =
            fullPassesPerImage(many.records, planEmbedding(many.records, all(many), m_images->size())[0]);
        QVERIFY(expected < 7);
        QCOMPARE(together.fullPasses, expected * static_cast<double>(m_images->size()));
        const RankingResult read = rankingFromYaml(Yaml::parse(toYaml(together).text(), "ranking.yaml"));
        QCOMPARE(read.fullPasses, together.fullPasses);
        QCOMPARE(read.picturesRead, together.picturesRead);
        for (const ModelRecord& record : many.records) {
            const RankingResult alone = rankModels(many.bank, {record}, "task", {*m_images}, classes,
                                                   EmbeddingCache(path("alone")), options, context);
            const auto same = std::find_if(together.models.begin(), together.models.end(),
                                           [&](const RankedModel& ranked) { return ranked.name == record.name; });
            // A near tie of two neighbours may fall the other way by rounding.
            QVERIFY(std::abs(same->score - alone.models[0].score) < 1.5 / static_cast<double>(m_images->size()));
            QCOMPARE(same->embeddingKey, alone.models[0].embeddingKey);
        }
    }

    void wrongWeightsAreNamed() {
        Many many = makeMany("wrong");
        fs::copy_file(many.bank.weights("a2"), many.bank.weights("a1"), fs::copy_options::overwrite_existing);
        RunContext context;
        const EmbeddingPass pass = planEmbedding(many.records, {0, 1}, m_images->size())[0];
        try {
            (void)embedTogether(many.bank, many.records, pass, *m_images, {.device = "cpu"}, context);
            QFAIL("it should have thrown");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("'a1'"), error.what());
        }
        StopAfter soon(1);
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)embedTogether(many.bank, many.records,
                                                              planEmbedding(many.records, {0, 5}, m_images->size())[0],
                                                              *m_images, {.batchSize = 4, .device = "cpu"}, soon));
    }
};

QTEST_GUILESS_MAIN(SharedEmbeddingTest)
#include "SharedEmbeddingTest.moc"
