// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

#include "nn/ResNetV2.h"
#include "selection/Knn.h"
#include "selection/ProxyAgreement.h"
#include "selection/RankCorrelation.h"
#include "selection/Ranking.h"
#include "selection/TaskNeighbours.h"
#include "selection/proxies/Proxy.h"
#include "support/MemoryImages.h"
#include "training/Inference.h"

using namespace docent;

namespace {

class Recorder final : public RunContext {
public:
    void progress(const Progress& progress) override { reports.push_back(progress); }
    std::vector<Progress> reports;
};

RankingOptions options() {
    return {.bootstrapResamples = 200, .precision = Precision::Float32, .device = "cpu"};
}

}  // namespace

class RankingTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_images;
    std::vector<std::string> m_classes;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    /// A model with random weights in the bank.
    static ModelRecord addModel(const ExpertBank& bank, const std::string& name, std::uint64_t seed,
                                ModelKind kind = ModelKind::FullExpert, float poison = 0) {
        ModelRecord record;
        record.name = name;
        record.kind = kind;
        record.state = ModelState::Complete;
        record.node = kind == ModelKind::Baseline ? "" : "shapes/" + name;
        record.config = {.arch = "tiny", .depths = {1}, .widths = {8}, .stemWidth = 8, .groups = 4, .numClasses = 2};
        record.imageSize = 16;
        ResNetV2 model(record.config);
        model->initialise(seed);
        if (poison != 0) {
            const torch::NoGradGuard noGradients;
            model->named_parameters()["norm.bias"].fill_(poison);
        }
        record.weightsHash = trunkHash(model);
        bank.save(record);
        saveWeights(model, bank.weights(name));
        return record;
    }

    RankingResult rank(const ExpertBank& bank, const std::string& cache, RunContext& context,
                       const RankingOptions& with = options()) const {
        return rankModels(bank, bank.list(), "task", {*m_images}, m_classes, EmbeddingCache(path(cache)), with,
                          context);
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);  // on a busy machine the threads of small layers wait for one another for minutes
        m_set = makeMemorySet(path("pictures"), taskClasses(12));
        m_images = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
        for (const NodeId node : m_set.catalog.classes()) {
            m_classes.push_back(m_set.catalog.hierarchy.path(node));
        }
    }

    void ranksAndRemembers() {
        const ExpertBank bank(path("bank"));
        addModel(bank, "b", 1, ModelKind::Baseline);
        addModel(bank, "e1", 2);
        addModel(bank, "e2", 3);
        addModel(bank, "copy-of-e2", 3);

        Recorder context;
        const RankingResult result = rank(bank, "embeddings", context);
        QCOMPARE(result.models.size(), 4U);
        QCOMPARE(result.images, m_images->size());
        QCOMPARE(result.classes, m_classes);
        std::vector<std::int64_t> sizes(m_classes.size(), 0);
        for (const std::int64_t label : m_images->labels()) {
            ++sizes[static_cast<std::size_t>(label)];
        }
        const auto images = static_cast<double>(m_images->size());
        QCOMPARE(result.chance, static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) / images);
        for (std::size_t i = 0; i < result.models.size(); ++i) {
            const RankedModel& ranked = result.models[i];
            ResNetV2 model = loadModel(bank.weights(ranked.name));
            RunContext quiet;
            const KnnResult knn = leaveOneOutNearestNeighbour(
                computeEmbeddings(model, *m_images, {.precision = Precision::Float32, .device = "cpu"}, quiet),
                m_images->labels());
            QCOMPARE(ranked.score, knn.accuracy);
            QVERIFY(ranked.interval.low <= ranked.score && ranked.score <= ranked.interval.high);
            double mean = 0;
            for (std::size_t c = 0; c < sizes.size(); ++c) {
                mean += ranked.classScores[c] * static_cast<double>(sizes[c]) / images;
            }
            QVERIFY(std::abs(mean - ranked.score) < 1e-9);
            if (i > 0) {
                const RankedModel& before = result.models[i - 1];
                QVERIFY(before.score > ranked.score || (before.score == ranked.score && before.name < ranked.name));
            }
        }
        QVERIFY(result.models.front().tiedWithBest);

        // One count over all models, which never goes back.
        const std::int64_t total = 4 * m_images->size();
        std::set<std::string> stages;
        std::int64_t done = 0;
        for (const Progress& report : context.reports) {
            QCOMPARE(report.total, total);
            QVERIFY(report.done >= done);
            done = report.done;
            stages.insert(report.stage);
        }
        QCOMPARE(done, total);
        QVERIFY(stages.contains("Embedding with 4 models in one pass (1 to 4 of 4)"));
        QVERIFY(stages.contains("Scoring"));
        QCOMPARE(context.reports.front().phase, std::string("embed"));
        QCOMPARE(context.reports.back().phase, std::string("score"));
        QCOMPARE(context.reports.back().parts, 4);
        QCOMPARE(context.reports.back().partsDone, 4);
        QCOMPARE(context.reports.back().partsReused, 0);
        QCOMPARE(result.classImages, sizes);
        QCOMPARE(result.dataHash, m_images->hash());
        QCOMPARE(result.cost.forwardPasses, 4 * m_images->size());

        // Again, with no weights left to load.
        for (const RankedModel& ranked : result.models) {
            fs::remove(bank.weights(ranked.name));
        }
        Recorder second;
        const RankingResult again = rank(bank, "embeddings", second);
        QCOMPARE(again.cost.forwardPasses, 0);
        QCOMPARE(second.reports.back().done, total);
        QCOMPARE(second.reports.back().doneAtStart, total);
        QCOMPARE(second.reports.back().partsReused, 4);
        for (std::size_t i = 0; i < again.models.size(); ++i) {
            QVERIFY(again.models[i].cached);
            QCOMPARE(again.models[i].name, result.models[i].name);
            Matrix kept;
            QVERIFY(EmbeddingCache(path("embeddings")).load(again.models[i].embeddingKey, again.dataHash, kept));
            QCOMPARE(kept.rows, m_images->size());
            QCOMPARE(again.models[i].score, result.models[i].score);
            QCOMPARE(again.models[i].interval.low, result.models[i].interval.low);
        }
    }

    void keepsItsPlaceInYaml() {
        const ExpertBank bank(path("yaml-bank"));
        addModel(bank, "b", 1, ModelKind::Baseline);
        addModel(bank, "e", 2);
        RunContext context;
        RankingResult result = rank(bank, "yaml-embeddings", context);
        result.chosen = {"e"};
        const std::string text = toYaml(result).text();
        const RankingResult read = rankingFromYaml(Yaml::parse(text, "ranking.yaml"));
        QCOMPARE(toYaml(read).text(), text);
        QCOMPARE(read.models[0].name, result.models[0].name);
        QCOMPARE(read.models[0].score, result.models[0].score);
        QCOMPARE(read.models[1].interval.high, result.models[1].interval.high);
        QCOMPARE(read.models[1].classScores, result.models[1].classScores);
        QCOMPARE(read.models[1].embeddingKey, result.models[1].embeddingKey);
        QCOMPARE(read.classImages, result.classImages);
        QCOMPARE(read.dataHash, result.dataHash);
        QCOMPARE(read.chosen, result.chosen);
        QCOMPARE(read.options.bootstrapResamples, 200);
        QCOMPARE(read.cost.forwardPasses, result.cost.forwardPasses);
        QVERIFY_THROWS_EXCEPTION(Error, (void)rankingFromYaml(Yaml::parse(text + "surprise: 1\n", "ranking.yaml")));
    }

    void ranksByAnyProxy_data() {
        QTest::addColumn<QString>("proxy");
        for (const ProxyInfo& proxy : knownProxies()) {
            if (proxy.needsEmbeddings() && proxy.view != ProxyView::Proxies) {
                QTest::newRow(proxy.name.data()) << QString::fromUtf8(proxy.name.data());
            }
        }
        QTest::newRow("knn-3-cosine") << "knn-3-cosine";
    }
    void ranksByAnyProxy() {
        QFETCH(QString, proxy);
        const ExpertBank bank(path("any-bank"));
        if (!fs::exists(path("any-bank"))) {
            for (const int seed : {1, 2, 3}) {
                const std::string name = "m" + std::to_string(seed);
                addModel(bank, name, static_cast<std::uint64_t>(seed));
                ResNetV2 model = loadModel(bank.weights(name));
                const torch::NoGradGuard noGradients;
                torch::manual_seed(seed);
                model->named_parameters()["head.fc.weight"].normal_();
                saveWeights(model, bank.weights(name));
            }
        }
        RankingOptions with = options();
        with.proxy = proxy.toStdString();
        RunContext context;
        const RankingResult result = rank(bank, "any-embeddings", context, with);
        const ProxyInfo info = proxyInfo(with.proxy);
        double best = 0;
        for (std::size_t i = 0; i < result.models.size(); ++i) {
            const RankedModel& ranked = result.models[i];
            ResNetV2 model = loadModel(bank.weights(ranked.name));
            const Matrix embeddings =
                computeEmbeddings(model, *m_images, {.precision = Precision::Float32, .device = "cpu"}, context);
            // What the whole model says of each picture.
            Matrix said{m_images->size(), 2, {}};
            const torch::NoGradGuard noGradients;
            for (std::int64_t k = 0; k < m_images->size(); ++k) {
                const auto pixels = m_images->get(k).pixels;
                const torch::Tensor bytes =
                    torch::from_blob(const_cast<std::uint8_t*>(pixels.data()), {1, 16, 16, 3}, torch::kUInt8);
                const torch::Tensor picture = bytes.permute({0, 3, 1, 2}).to(torch::kFloat).div(127.5).sub(1);
                const torch::Tensor out = torch::softmax(model->forward(picture), 1).contiguous();
                said.values.push_back(out[0][0].item<float>());
                said.values.push_back(out[0][1].item<float>());
            }
            const ProxyScore score = scoreProxy(with.proxy, {.embeddings = embeddings,
                                                             .labels = m_images->labels(),
                                                             .classes = std::ssize(m_classes),
                                                             .predictions = &said});
            QVERIFY2(std::abs(ranked.score - score.score) < 1e-4 * std::max(1.0, std::abs(score.score)),
                     qPrintable(QStringLiteral("%1, not %2").arg(ranked.score).arg(score.score)));
            QVERIFY(ranked.interval.low <= ranked.score && ranked.score <= ranked.interval.high);
            QVERIFY(info.isAccuracy || ranked.interval.low < ranked.interval.high);
            QCOMPARE(ranked.classScores.empty(), score.parts.empty());
            QVERIFY(i == 0 || result.models[i - 1].score >= ranked.score);
            best += ranked.bestProbability;
        }
        QVERIFY(std::abs(best - 1) < 1e-9);
        QVERIFY(result.models.front().tiedWithBest);
        const std::string words = result.recommendation();
        QVERIFY2(words.find(scoreText(with.proxy, result.models.front().score)) != std::string::npos, words.c_str());
        QCOMPARE(words.find('%') < words.find("the best with"), info.isAccuracy);
        const std::string text = toYaml(result).text();
        QCOMPARE(toYaml(rankingFromYaml(Yaml::parse(text, "ranking.yaml"))).text(), text);
    }

    void tellsOtherProxiesBeside() {
        const ExpertBank bank(path("beside-bank"));
        addModel(bank, "one", 1);
        addModel(bank, "two", 2);
        ModelRecord headless = addModel(bank, "none", 3);
        headless.config.numClasses = 0;
        ResNetV2 trunk(headless.config);
        trunk->initialise(3);
        bank.save(headless);
        saveWeights(trunk, bank.weights("none"));
        RankingOptions with = options();
        with.proxy = "ridge";
        with.also = {"logme", "all", "ridge", "knn-7"};
        RunContext context;
        const RankingResult result = rank(bank, "beside-embeddings", context, with);
        QCOMPARE(result.otherProxies.size(), knownProxies().size());  // without the one that ranks, and with knn-7
        QCOMPARE(result.otherProxies.front(), "logme");
        QCOMPARE(result.otherProxies.back(), "knn-7");
        for (const RankedModel& ranked : result.models) {
            QCOMPARE(ranked.otherScores.size(), result.otherProxies.size());
            for (std::size_t i = 0; i < result.otherProxies.size(); ++i) {
                RankingOptions alone = options();
                alone.proxy = result.otherProxies[i];
                const ProxyView view = proxyInfo(result.otherProxies[i]).view;
                const bool isKnown = view == ProxyView::Embeddings || view == ProxyView::Nothing ||
                                     view == ProxyView::Proxies || (view == ProxyView::Head && ranked.name != "none");
                QCOMPARE(std::isnan(ranked.otherScores[i]), !isKnown);  // of sources and runs nothing is told here
                if (alone.proxy == "h-score") {
                    for (const RankedModel& other : rank(bank, "beside-embeddings", context, alone).models) {
                        QVERIFY(other.name != ranked.name || other.score == ranked.otherScores[i]);
                    }
                }
            }
        }
        // Agreement is that of the scores, and a pair that is told once.
        const std::vector<ProxyAgreement> pairs = proxyAgreement(result);
        QVERIFY(!pairs.empty() && pairs.size() <= 20 * 19 / 2);
        std::vector<double> a;
        std::vector<double> b;
        for (const RankedModel& ranked : result.models) {
            a.push_back(proxyScore(ranked, pairs.front().first));
            b.push_back(proxyScore(ranked, pairs.front().second));
        }
        QCOMPARE(pairs.front().tau, weightedTau(a, b));
        const RankingResult read = rankingFromYaml(Yaml::parse(toYaml(result).text(), "ranking.yaml"));
        QCOMPARE(read.otherProxies, result.otherProxies);
        // Asked to rank by what one of them has not, it says so.
        with.proxy = "nce";
        try {
            (void)rank(bank, "beside-embeddings", context, with);
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("'none'"), error.what());
        }
    }

    void stopsAtABatch() {
        const ExpertBank bank(path("stop-bank"));
        addModel(bank, "b", 1, ModelKind::Baseline);
        addModel(bank, "e", 2);
        for (int asks = 0; asks < 3; ++asks) {
            StopAfter context(asks);
            QVERIFY_THROWS_EXCEPTION(Stopped, (void)rank(bank, "stop-embeddings", context));
        }
    }

    void namesWhatItCannotRank() {
        RunContext context;
        const auto message = [&](const ExpertBank& bank, const RankingOptions& with = options()) -> QString {
            try {
                (void)rank(bank, "bad-embeddings", context, with);
            } catch (const Error& e) {
                return e.what();
            }
            return {};
        };
        const ExpertBank empty(path("empty"));
        QVERIFY(message(empty).contains("no model"));

        const ExpertBank sick(path("sick"));
        addModel(sick, "fine", 1);
        addModel(sick, "feverish", 2, ModelKind::FullExpert, NAN);
        QVERIFY(message(sick).contains("feverish"));

        const ExpertBank other(path("other-size"));
        ModelRecord record = addModel(other, "large", 1);
        record.imageSize = 32;
        other.save(record);
        QVERIFY(message(other).contains("'large' takes pictures of 32 px"));

        const ExpertBank squashed(path("other-rule"));
        record = addModel(squashed, "square", 1);
        record.resize = ResizeRule::Squash;
        squashed.save(record);
        QVERIFY(message(squashed).contains("by the rule 'squash'"));

        const ExpertBank swapped(path("swapped"));
        addModel(swapped, "one", 1);
        addModel(swapped, "two", 2);
        fs::copy_file(swapped.weights("two"), swapped.weights("one"), fs::copy_options::overwrite_existing);
        QVERIFY(message(swapped).contains("'one'"));

        const ExpertBank unfinished(path("unfinished"));
        record = addModel(unfinished, "young", 1);
        record.state = ModelState::Training;
        unfinished.save(record);
        QVERIFY(message(unfinished).contains("no weights yet"));

        RankingOptions bad = options();
        bad.proxy = "tarot";
        bad.confidence = 1;
        bad.bootstrapResamples = 5;
        QCOMPARE(bad.check().size(), 3U);
        QVERIFY(message(sick, bad).contains("tarot"));

        // Of all others the most frequent class is the same, whatever the model sees.
        RankingOptions wide = options();
        wide.proxy = "knn-" + std::to_string(m_images->size() - 1);
        QVERIFY(message(sick, wide).contains("all models would see the same"));

        const CachedImages one(m_set.cache, {0}, {0});
        QVERIFY_THROWS_EXCEPTION(Error, (void)rankModels(sick, sick.list(), "task", {one}, m_classes,
                                                         EmbeddingCache(path("bad-embeddings")), options(), context));
    }

    void eachModelGetsPicturesOfItsSize() {
        RunContext context;
        const ExpertBank bank(path("two-sizes"));
        addModel(bank, "a", 1);
        ModelRecord large = addModel(bank, "large", 1);
        large.imageSize = 24;
        bank.save(large);
        const MemorySet other = makeMemorySet(path("pictures"), taskClasses(12), 24);
        const CachedImages images = selectImages(other.catalog, other.cache, Split::Train);
        const EmbeddingCache cache(path("two-embeddings"));
        const auto both = [&] {
            return rankModels(bank, bank.list(), "task", {*m_images, images}, m_classes, cache, options(), context);
        };
        const RankingResult result = both();
        QCOMPARE(result.models.size(), 2U);
        QCOMPARE(result.dataHash, m_images->hash());
        for (const RankedModel& ranked : result.models) {
            const CachedImages& own = ranked.name == "a" ? *m_images : images;
            ResNetV2 model = loadModel(bank.weights(ranked.name));
            const Matrix embeddings =
                computeEmbeddings(model, own, {.precision = Precision::Float32, .device = "cpu"}, context);
            QCOMPARE(ranked.score, leaveOneOutNearestNeighbour(embeddings, own.labels()).accuracy);
            QCOMPARE(ranked.dataHash, ranked.name == "a" ? "" : images.hash());
            Matrix kept;
            QVERIFY(cache.load(ranked.embeddingKey, own.hash(), kept));
            const TaskEmbedding again = loadTaskEmbedding(cache, result, ranked.name, own.labels(), context);
            QCOMPARE(again.points.values, embeddings.values);
        }
        const RankingResult read = rankingFromYaml(Yaml::parse(toYaml(result).text(), "ranking.yaml"));
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(read.models[i].dataHash, result.models[i].dataHash);
        }
        const RankingResult cached = both();
        QVERIFY(cached.models[0].cached && cached.models[1].cached);
        // Others than the same pictures in the same order are refused.
        const CachedImages fewer(other.cache, {0, 1}, {0, 1});
        QVERIFY_THROWS_EXCEPTION(Error, (void)rankModels(bank, bank.list(), "task", {*m_images, fewer}, m_classes,
                                                         cache, options(), context));
    }

    void embeddingsDependOnHowWeightsAreStandardised() {
        ModelRecord record;
        record.weightsHash = "abc";
        QCOMPARE(embeddingKey(record, Precision::Float32), std::string("abc"));
        record.config.standardisationEps = bitStandardisationEps;
        QCOMPARE(embeddingKey(record, Precision::Float32), std::string("abc-eps1e-10"));
        QCOMPARE(embeddingKey(record, Precision::BFloat16), std::string("abc-eps1e-10-bf16"));
    }

    void recommendsInWords() {
        RankingResult result;
        QCOMPARE(result.recommendation(), "There is no model to choose from");
        result.chance = 0.2;
        result.models = {{.name = "clipart-animals", .score = 0.621, .tiedWithBest = true}};
        QCOMPARE(result.recommendation(), "'clipart-animals' is the only model (62.1 %)");
        result.models.push_back({.name = "b", .kind = ModelKind::Baseline, .score = 0.6});
        QCOMPARE(result.recommendation(), "'clipart-animals' fits best (62.1 %)");
        result.models[1].tiedWithBest = true;
        QCOMPARE(result.recommendation(), "'clipart-animals' fits best (62.1 %), within noise of the baseline 'b'");
        for (const auto& [part, words] :
             {std::pair{0.93, "93 %"}, {1.0, "100 %"}, {0.999, "over 99 %"}, {0.001, "under 1 %"}}) {
            result.models[0].bestProbability = part;
            QCOMPARE(result.recommendation(), "'clipart-animals' fits best (62.1 %, the best with " +
                                                  std::string(words) + "), within noise of the baseline 'b'");
        }
        result.models[0].bestProbability = 0.1;
        result.models[1].bestProbability = 0.4;
        QCOMPARE(result.recommendation(),
                 "'clipart-animals' fits best (62.1 %, the best with 10 %), within noise of the baseline 'b'; on "
                 "resampled pictures the baseline 'b' is the best most often, with 40 %");
        result.models[0].bestProbability = result.models[1].bestProbability = -1;
        result.models.push_back({.name = "c", .score = 0.59, .tiedWithBest = true});
        QCOMPARE(result.recommendation(),
                 "'clipart-animals' fits best (62.1 %), within noise of 2 others, the baseline among them");
        std::swap(result.models[0], result.models[1]);
        result.models[0].score = 0.15;
        QCOMPARE(result.recommendation(),
                 "The baseline 'b' fits best (15.0 %), within noise of 2 others; but always naming the largest class "
                 "would be right in 20.0 % too");
    }
};

QTEST_GUILESS_MAIN(RankingTest)
#include "RankingTest.moc"
