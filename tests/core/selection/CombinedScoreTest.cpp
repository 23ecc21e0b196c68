// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the combined proxy against scipy's z-scores, and a ranking by it against one that is put together from the
// other proxies' own scores.
#include <torch/torch.h>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/Random.h"
#include "experts/BankWeights.h"
#include "nn/ResNetV2.h"
#include "selection/CandidateScore.h"
#include "selection/CombinedScore.h"
#include "selection/Ranking.h"
#include "support/MemoryImages.h"
#include "support/Python.h"
#include "training/Inference.h"

using namespace docent;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

class Notes final : public RunContext {
public:
    void note(const std::string& text) override { all += text + "\n"; }
    std::string all;
};

RankingOptions by(const std::string& proxy) {
    return {.proxy = proxy, .bootstrapResamples = 200, .precision = Precision::Float32, .device = "cpu"};
}

}  // namespace

class CombinedScoreTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_images;
    std::vector<std::string> m_classes;
    std::unique_ptr<ExpertBank> m_bank;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    void addModel(const std::string& name, std::uint64_t seed, std::int64_t classes) const {
        ModelRecord record;
        record.name = name;
        record.kind = name == "base" ? ModelKind::Baseline : ModelKind::FullExpert;
        record.state = ModelState::Complete;
        record.node = name == "base" ? "" : "shapes/" + name;
        record.config = {.arch = "tiny", .depths = {1}, .widths = {8}, .stemWidth = 8, .groups = 4};
        record.config.numClasses = classes;
        record.imageSize = 16;
        ResNetV2 model(record.config);
        model->initialise(seed);
        if (classes > 0) {
            const torch::NoGradGuard noGradients;
            torch::manual_seed(static_cast<std::int64_t>(seed));
            model->named_parameters()["head.fc.weight"].normal_();
        }
        record.weightsHash = trunkHash(model);
        m_bank->save(record);
        saveWeights(model, m_bank->weights(name));
    }

    RankingResult rank(const std::string& cache, const RankingOptions& options, RunContext& context) const {
        return rankModels(*m_bank, m_bank->list(), "task", {*m_images}, m_classes, EmbeddingCache(path(cache)), options,
                          context);
    }

    static const RankedModel& named(const RankingResult& result, const std::string& name) {
        return *std::find_if(result.models.begin(), result.models.end(),
                             [&](const RankedModel& model) { return model.name == name; });
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);
        m_set = makeMemorySet(path("pictures"), taskClasses(20));
        m_images = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
        for (const NodeId node : m_set.catalog.classes()) {
            m_classes.push_back(m_set.catalog.hierarchy.path(node));
        }
        m_bank = std::make_unique<ExpertBank>(path("bank"));
        addModel("base", 1, 5);
        addModel("one", 2, 3);
        addModel("two", 3, 4);
        addModel("headless", 4, 0);
    }

    void byHand() {
        const double root = std::sqrt(1.5);                                         // (3 - 2) / sqrt(2 / 3)
        const std::vector<double> combined = combineScores({{1, 2, 3},              // -root, 0, root
                                                            {10, none, 20},         // -1, as the mean, 1
                                                            {7, 7, 7},              // says nothing
                                                            {0.1 + 0.2, 0.3, 0.3},  // differs by rounding alone
                                                            {none, none, 5}});      // of one model only
        QCOMPARE(combined.size(), 3U);
        QCOMPARE(combined[0], (-root - 1) / 2);
        QCOMPARE(combined[1], 0.0);
        QCOMPARE(combined[2], (root + 1) / 2);
        QCOMPARE(combineScores({{4, 4}, {none, 1}}), (std::vector<double>{0, 0}));
        QCOMPARE(combineScores({{4}}), std::vector<double>{0});
        QCOMPARE(combineScores({{1, 3}, {none, 1}}, 4), (std::vector<double>{-0.25, 0.25}));
        QVERIFY(combineScores({}).empty());
        QVERIFY(tellsApart({1, none, 2}));
        QVERIFY(!tellsApart({1, none, 1}));
        QVERIFY(!tellsApart({none, 1}));
    }

    void asScipyStandardises() {
        if (!pythonHas("numpy, scipy")) {
            QSKIP("needs Debian's python3-numpy and python3-scipy");
        }
        Random random(7);
        std::vector<std::vector<double>> scores(11, std::vector<double>(9));
        QString text;
        for (std::vector<double>& own : scores) {
            const double scale = std::exp(8 * random.uniform() - 4);
            for (double& score : own) {
                score = random.uniform() < 0.15 ? none : scale * (random.uniform() - 0.3);
                text += std::isnan(score) ? QStringLiteral("nan ") : QString::number(score, 'g', 17) + ' ';
            }
        }
        const PythonRun run = runPython(QStringLiteral("import sys, json, numpy, scipy.stats\n"
                                                       "s = numpy.array(sys.argv[1].split(), float).reshape(11, 9)\n"
                                                       "z = scipy.stats.zscore(s, axis=1, nan_policy='omit')\n"
                                                       "print(json.dumps(list(numpy.nan_to_num(z).mean(0))))\n"),
                                        {text});
        QVERIFY2(run.exitCode == 0, run.errors.constData());
        const QJsonArray theirs = QJsonDocument::fromJson(run.output).array();
        const std::vector<double> mine = combineScores(scores);
        QCOMPARE(theirs.size(), std::ssize(mine));
        for (std::size_t m = 0; m < mine.size(); ++m) {
            QVERIFY(std::abs(mine[m] - theirs[static_cast<qsizetype>(m)].toDouble()) < 1e-12);
        }
    }

    void itTakesAllThatNeedNoFineTuning() {
        const std::vector<std::string>& members = combinedProxies();
        QCOMPARE(members.size(), knownProxies().size() - 3);
        for (const char* other : {"combined", "oracle", "random"}) {
            QVERIFY(std::find(members.begin(), members.end(), other) == members.end());
        }
        QCOMPARE(withCombinedProxies({"knn", "oracle"}), (std::vector<std::string>{"knn", "oracle"}));
        QCOMPARE(withCombinedProxies({"combined", "knn-7"}).size(), members.size() + 2);
    }

    void ranksAsItsProxiesTogether() {
        Notes notes;
        const RankingResult result = rank("embeddings", by("combined"), notes);
        QCOMPARE(result.models.size(), 4U);
        RankingOptions all = by("knn");
        all.also = {"all"};
        RunContext quiet;
        const RankingResult beside = rank("other-embeddings", all, quiet);

        std::vector<std::vector<double>> scores;
        for (const std::string& member : combinedProxies()) {
            std::vector<double>& own = scores.emplace_back();
            for (const RankedModel& model : result.models) {
                const RankedModel& told = named(beside, model.name);
                const auto at = std::find(beside.otherProxies.begin(), beside.otherProxies.end(), member);
                own.push_back(member == "knn"
                                  ? told.score
                                  : told.otherScores[static_cast<std::size_t>(at - beside.otherProxies.begin())]);
            }
        }
        const std::vector<double> expected = combineScores(scores);
        const auto column = std::find(beside.otherProxies.begin(), beside.otherProxies.end(), "combined");
        double best = 0;
        for (std::size_t i = 0; i < result.models.size(); ++i) {
            const RankedModel& model = result.models[i];
            QVERIFY2(std::abs(model.score - expected[i]) < 1e-9, model.name.c_str());
            QVERIFY(std::abs(model.score -
                             named(beside, model.name)
                                 .otherScores[static_cast<std::size_t>(column - beside.otherProxies.begin())]) < 1e-9);
            QVERIFY(i == 0 || model.score <= result.models[i - 1].score);
            QVERIFY(model.interval.low < model.score && model.score < model.interval.high);
            QVERIFY(model.classScores.empty());
            best += model.bestProbability;
        }
        QVERIFY(std::abs(best - 1) < 1e-9);
        QVERIFY(result.models.front().tiedWithBest);
        // Of the sources nothing is known here.
        QVERIFY2(notes.all.find("expert-prediction, label-matching, label-names") != std::string::npos,
                 notes.all.c_str());
        QVERIFY2(notes.all.find("leep") == std::string::npos, notes.all.c_str());
        QVERIFY(result.recommendation().find("Combined") != std::string::npos);
    }

    /// Each resample as pictures that are really there again, by every proxy, and these combined.
    void intervalsAreThoseOfResampledPictures() {
        constexpr int resamples = 25;
        RunContext quiet;
        const RankingResult result = rank("embeddings", by("combined"), quiet);
        const std::vector<std::string>& members = combinedProxies();
        std::vector<std::vector<double>> combined(result.models.size());
        std::vector<Matrix> embeddings;
        for (const RankedModel& ranked : result.models) {
            ResNetV2 model = loadModel(m_bank->weights(ranked.name));
            embeddings.push_back(
                computeEmbeddings(model, *m_images, {.precision = Precision::Float32, .device = "cpu"}, quiet));
        }
        const auto n = m_images->size();
        std::vector<std::vector<double>> onAll(members.size());
        for (int r = 0; r < resamples; ++r) {
            const std::vector<std::int64_t> drawn = drawResample(n, result.options.seed, r);
            std::vector<std::vector<double>> scores(members.size());
            for (std::size_t m = 0; m < result.models.size(); ++m) {
                const Matrix& whole = embeddings[m];
                const Matrix heads = headProbabilities(*m_bank, m_bank->load(result.models[m].name), whole);
                Matrix rows{n, whole.columns, {}};
                std::vector<std::int64_t> labels;
                for (const std::int64_t i : drawn) {
                    rows.values.insert(rows.values.end(), whole.row(i), whole.row(i) + whole.columns);
                    labels.push_back(m_images->labels()[static_cast<std::size_t>(i)]);
                }
                const auto classes = std::ssize(m_classes);
                const ProxyInput all{.embeddings = whole,
                                     .labels = m_images->labels(),
                                     .classes = classes,
                                     .predictions = heads.columns > 0 ? &heads : nullptr};
                const ProxyInput some{.embeddings = rows, .labels = labels, .classes = classes};
                for (std::size_t p = 0; p < members.size(); ++p) {
                    double score = none;
                    if (whatIsMissing(proxyInfo(members[p]), all).empty()) {
                        const ProxyScore known = scoreProxy(members[p], all);
                        score = 0;
                        for (const std::int64_t i : drawn) {
                            score += known.parts.empty()
                                         ? 0
                                         : known.parts[static_cast<std::size_t>(i)] / static_cast<double>(n);
                        }
                        score = known.parts.empty() ? scoreProxy(members[p], some).score : score;
                        if (r == 0) {
                            onAll[p].push_back(known.score);
                        }
                    }
                    scores[p].push_back(score);
                }
            }
            // Those that do not tell the models apart on all pictures count nothing here either.
            std::size_t telling = 0;
            for (std::size_t p = 0; p < members.size(); ++p) {
                telling += tellsApart(onAll[p]) ? 1 : 0;
                if (!tellsApart(onAll[p])) {
                    scores[p].assign(scores[p].size(), none);
                }
            }
            const std::vector<double> together = combineScores(scores, telling);
            for (std::size_t m = 0; m < together.size(); ++m) {
                combined[m].push_back(together[m]);
            }
        }
        std::vector<double> scores;
        for (const RankedModel& model : result.models) {
            scores.push_back(model.score);
        }
        const BootstrapResult expected = bootstrapScores(scores, combined, result.options.confidence,
                                                         result.options.bootstrapResamples, result.options.seed);
        for (std::size_t m = 0; m < scores.size(); ++m) {
            const RankedModel& model = result.models[m];
            QVERIFY2(std::abs(model.interval.low - expected.intervals[m].low) < 1e-5,
                     qPrintable(QStringLiteral("%1, not %2").arg(model.interval.low).arg(expected.intervals[m].low)));
            QVERIFY(std::abs(model.interval.high - expected.intervals[m].high) < 1e-5);
            QVERIFY(std::abs(model.bestProbability - expected.bestProbability[m]) < 0.011);
            QCOMPARE(model.tiedWithBest, expected.tiedWithBest[m] != 0);
        }
    }

    void keptScoresSayTheSame() {
        RunContext quiet;
        const RankingResult first = rank("kept", by("combined"), quiet);
        const RankingResult again = rank("kept", by("combined"), quiet);
        const RankingResult logMe = rank("kept", by("logme"), quiet);  // whose resamples are more
        const RankingResult fresh = rank("fresh", by("logme"), quiet);
        const RankingResult after = rank("kept", by("combined"), quiet);
        for (std::size_t i = 0; i < first.models.size(); ++i) {
            for (const RankingResult* other : {&again, &after}) {
                QCOMPARE(other->models[i].name, first.models[i].name);
                QCOMPARE(other->models[i].score, first.models[i].score);
                QCOMPARE(other->models[i].interval.low, first.models[i].interval.low);
                QCOMPARE(other->models[i].bestProbability, first.models[i].bestProbability);
            }
            QCOMPARE(logMe.models[i].name, fresh.models[i].name);
            QVERIFY(std::abs(logMe.models[i].interval.low - fresh.models[i].interval.low) < 1e-12);
            QCOMPARE(logMe.models[i].bestProbability, fresh.models[i].bestProbability);
        }
    }

    void halvingCombinesThoseOfARound() {
        RankingOptions options = by("combined");
        options.halving = true;
        options.halvingBudget = 0.6;
        MemorySet many = makeMemorySet(path("many"), taskClasses(60));
        const CachedImages images = selectImages(many.catalog, many.cache, Split::Train);
        RunContext quiet;
        const RankingResult result = rankModels(*m_bank, m_bank->list(), "task", {images}, m_classes,
                                                EmbeddingCache(path("halved")), options, quiet);
        QVERIFY(result.rounds.size() > 1);
        QVERIFY(result.cost.forwardPasses < result.wholePasses);
        double sum = 0;
        for (const RankedModel& model : result.models) {
            QVERIFY(std::isfinite(model.score));
            QVERIFY(!model.roundScores.empty());
            sum += model.roundScores.front();
        }
        QVERIFY(std::abs(sum) < 1e-9);  // all were in the first round
        QVERIFY(std::any_of(result.models.begin(), result.models.end(),
                            [](const RankedModel& model) { return std::abs(model.roundScores.front()) > 0.1; }));
    }

    void aloneThereIsNothingToCompare() {
        RunContext quiet;
        const std::vector<ModelRecord> one{m_bank->load("one")};
        const RankingResult result = rankModels(*m_bank, one, "task", {*m_images}, m_classes,
                                                EmbeddingCache(path("alone")), by("combined"), quiet);
        QCOMPARE(result.models.front().score, 0.0);
        QCOMPARE(result.models.front().bestProbability, 1.0);
    }
};

QTEST_GUILESS_MAIN(CombinedScoreTest)
#include "CombinedScoreTest.moc"
