// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Ranking.h"

#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <mutex>

#include "base/Files.h"
#include "base/Parallel.h"
#include "experts/BankWeights.h"
#include "experts/CostEstimate.h"
#include "nn/Device.h"
#include "nn/ShardThreads.h"
#include "selection/EmbeddingPlan.h"
#include "selection/SharedEmbedding.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

/// Seconds of a pass over the pictures, about: when it is stopped, what it did is lost.
constexpr double longestPass = 300;
/// Of a proxy that is computed anew on each: enough for a standard error (Efron & Tibshirani 1993, section 6.4).
constexpr int scoreResamples = 50;
/// That all its threads may take together.
constexpr double resampleBytes = 2.0 * 1024 * 1024 * 1024;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Turns the progress of a pass over the pictures into that of the whole ranking.
class PartOfRanking final : public RunContext {
public:
    PartOfRanking(RunContext& outer, const Progress& whole, std::size_t models)
        : m_outer(outer), m_whole(whole), m_models(static_cast<std::int64_t>(models)) {}

    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& part) override {
        Progress whole = m_whole;
        whole.stage = part.stage;
        whole.done += part.done * m_models;
        whole.detail = part.detail;
        whole.imagesPerSecond = part.imagesPerSecond * static_cast<double>(m_models);
        m_outer.progress(whole);
    }
    void note(const std::string& text) override { m_outer.note(text); }

private:
    RunContext& m_outer;
    Progress m_whole;
    std::int64_t m_models;
};

class RankingRun {
public:
    RankingRun(const ExpertBank& bank, const std::vector<ModelRecord>& models, const std::string& task,
               const std::vector<CachedImages>& images, const std::vector<std::string>& classes,
               const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context)
        : m_bank(bank),
          m_records(models),
          m_sets(images),
          m_images(images.at(0)),
          m_embeddings(embeddings),
          m_context(context),
          m_device(resolveDevice(options.device)),
          m_precision(resolvePrecision(options.precision, m_device)) {
        m_result.task = task;
        m_result.created = utcNow();
        m_result.options = options;
        m_result.images = m_images.size();
        m_result.classes = classes;
        check();
        for (const CachedImages& set : m_sets) {
            m_hashes.push_back(set.hash());
        }
        m_result.dataHash = m_hashes.front();
        m_progress.stage = "Scoring";
        m_progress.phase = "embed";
        m_progress.total = m_images.size() * static_cast<std::int64_t>(models.size());
        m_progress.parts = static_cast<std::int64_t>(models.size());
    }

    RankingResult run() {
        const Clock::time_point start = Clock::now();
        countClasses();
        m_result.models.resize(m_records.size());
        m_result.otherProxies = m_result.options.otherProxies();
        m_parts.resize(m_records.size());
        m_resampled.resize(m_records.size());
        // What is in the cache goes first: it is done at once, and the time left is then that of real work.
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            m_context.checkStop();
            Matrix embeddings;
            if (m_embeddings.load(trunkKey(m_records[i]), dataHash(m_records[i]), embeddings) &&
                embeddings.rows == m_images.size() && embeddings.columns == m_records[i].config.embeddingSize()) {
                score(i, embeddings, true);
                m_progress.done += m_images.size();
                m_progress.doneAtStart = m_progress.done;
                ++m_progress.partsDone;
                ++m_progress.partsReused;
                m_context.progress(m_progress);
            } else {
                missing.push_back(i);
            }
        }
        for (const auto& [set, models] : bySet(missing)) {
            const PassLimits limits{.macs = longestPass * guessedSpeed(m_device)};
            for (const EmbeddingPass& pass : planEmbedding(m_records, models, m_images.size(), limits)) {
                embed(pass, m_sets[set], missing.size());
            }
        }
        m_context.checkStop();
        m_progress.stage = "Scoring";
        m_progress.phase = "score";
        m_context.progress(m_progress);
        compare();
        m_result.cost.seconds = secondsSince(start);
        return std::move(m_result);
    }

private:
    void check() const {
        if (const std::vector<std::string> problems = m_result.options.check(); !problems.empty()) {
            std::string text;
            for (const std::string& problem : problems) {
                text += (text.empty() ? "" : "; ") + problem;
            }
            throw Error("The ranking's options cannot be used: " + text, "Correct them");
        }
        if (m_records.empty()) {
            throw Error("There is no model to rank", "Train a baseline and experts first");
        }
        if (m_images.size() < 2) {
            throw Error("The task '" + m_result.task + "' has " + std::to_string(m_images.size()) +
                            " training pictures; a ranking needs at least 2",
                        "Add pictures to the task");
        }
        for (const std::int64_t label : m_images.labels()) {
            if (label < 0 || label >= static_cast<std::int64_t>(m_result.classes.size())) {
                throw Error("A picture of the task '" + m_result.task + "' has class " + std::to_string(label) +
                            ", but there are " + std::to_string(m_result.classes.size()) + " classes");
            }
        }
        if (std::all_of(m_images.labels().begin(), m_images.labels().end(),
                        [this](std::int64_t label) { return label == m_images.labels().front(); })) {
            throw Error("The task '" + m_result.task + "' has training pictures of one class only",
                        "Add pictures of another class");
        }
        for (const ModelRecord& record : m_records) {
            if (record.config.numClasses < 1 && proxyInfo(m_result.options.proxy).needsHead) {
                refuseWithoutHead(record);
            }
        }
        for (const CachedImages& set : m_sets) {
            if (set.labels() != m_images.labels()) {
                throw Error("The pictures of the task '" + m_result.task + "' differ between the sizes of the models");
            }
        }
        for (const ModelRecord& record : m_records) {
            if (findSet(record) < m_sets.size()) {
                continue;
            }
            if (record.imageSize != m_images.imageSize()) {
                throw Error("The model '" + record.name + "' takes pictures of " + std::to_string(record.imageSize) +
                                " px, but those of the task '" + m_result.task + "' were decoded at " +
                                std::to_string(m_images.imageSize()) + " px",
                            "Rank it together with models of its own picture size only");
            }
            if (record.resize != m_images.cache().resizeRule()) {
                throw Error("The model '" + record.name + "' takes pictures that are made square by the rule '" +
                                enumName(record.resize) + "', but those of the task '" + m_result.task +
                                "' were made so by '" + enumName(m_images.cache().resizeRule()) + "'",
                            "Rank it together with models of its own rule only");
            }
        }
        for (const ModelRecord& record : m_records) {
            if (record.state == ModelState::Training || record.weightsHash.empty()) {
                throw Error("The model '" + record.name + "' has no weights yet",
                            "Let its training end, or leave it out");
            }
        }
    }

    void countClasses() {
        m_result.classImages.assign(m_result.classes.size(), 0);
        for (const std::int64_t label : m_images.labels()) {
            ++m_result.classImages[static_cast<std::size_t>(label)];
        }
        m_result.chance =
            static_cast<double>(*std::max_element(m_result.classImages.begin(), m_result.classImages.end())) /
            static_cast<double>(m_images.size());
    }

    /// That of the sets whose pictures are as the model takes them; their number where there is none.
    [[nodiscard]] std::size_t findSet(const ModelRecord& record) const {
        const auto found = std::find_if(m_sets.begin(), m_sets.end(), [&record](const CachedImages& set) {
            return set.imageSize() == record.imageSize && set.cache().resizeRule() == record.resize;
        });
        return static_cast<std::size_t>(found - m_sets.begin());
    }
    [[nodiscard]] const std::string& dataHash(const ModelRecord& record) const { return m_hashes[findSet(record)]; }
    [[nodiscard]] std::string trunkKey(const ModelRecord& record) const { return embeddingKey(record, m_precision); }

    /// Those models by the pictures that they take.
    [[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> bySet(const std::vector<std::size_t>& models) const {
        std::map<std::size_t, std::vector<std::size_t>> sets;
        for (const std::size_t model : models) {
            sets[findSet(m_records[model])].push_back(model);
        }
        return sets;
    }

    void embed(const EmbeddingPass& pass, const CachedImages& images, std::size_t missing) {
        const Clock::time_point start = Clock::now();
        const std::vector<std::size_t> models = pass.models();
        const std::int64_t first = m_progress.partsDone - m_progress.partsReused + 1;
        const std::string last = std::to_string(first + std::ssize(models) - 1);
        if (models.size() == 1) {
            m_progress.stage = "Embedding with '" + m_records[models.front()].name + "' (" + last + " of " +
                               std::to_string(missing) + ")";
        } else {
            m_progress.stage = "Embedding with " + std::to_string(models.size()) + " models in one pass (" +
                               std::to_string(first) + " to " + last + " of " + std::to_string(missing) + ")";
        }
        m_context.progress(m_progress);
        PartOfRanking part(m_context, m_progress, models.size());
        const std::map<std::size_t, Matrix> embeddings =
            embedTogether(m_bank, m_records, pass, images,
                          {.precision = m_precision, .device = m_device, .stage = m_progress.stage}, part);
        m_result.cost.forwardPasses += m_images.size() * std::ssize(models);
        m_result.fullPasses += static_cast<double>(m_images.size()) * fullPassesPerImage(m_records, pass);
        m_result.picturesRead += m_images.size();
        m_result.embedSeconds += secondsSince(start);
        m_progress.done += m_images.size() * std::ssize(models);
        for (const auto& [model, matrix] : embeddings) {
            m_context.checkStop();
            requireFinite(m_records[model], matrix);
            m_embeddings.save(trunkKey(m_records[model]), dataHash(m_records[model]), matrix);
            score(model, matrix, false);
            ++m_progress.partsDone;
            m_context.progress(m_progress);
        }
    }

    [[noreturn]] void refuseWithoutHead(const ModelRecord& record) const {
        throw Error("The model '" + record.name + "' has no classes of its own, which the proxy '" +
                        m_result.options.proxy + "' asks",
                    "Rank by another proxy, or without that model");
    }

    static void requireFinite(const ModelRecord& record, const Matrix& embeddings) {
        if (!std::all_of(embeddings.values.begin(), embeddings.values.end(),
                         [](float value) { return std::isfinite(value); })) {
            throw Error("The model '" + record.name + "' gives embeddings that are not finite",
                        "Train it again with a lower learning rate, or remove it");
        }
    }

    void score(std::size_t index, const Matrix& embeddings, bool cached) {
        const Clock::time_point start = Clock::now();
        const ModelRecord& record = m_records[index];
        requireFinite(record, embeddings);
        RankedModel& ranked = m_result.models[index];
        ranked.name = record.name;
        ranked.kind = record.kind;
        ranked.node = record.node;
        ranked.cached = cached;
        ranked.embeddingKey = trunkKey(record);
        ranked.dataHash = findSet(record) == 0 ? "" : dataHash(record);
        const Matrix predictions = headOf(record, embeddings);
        const ProxyInput input{.embeddings = embeddings,
                               .labels = m_images.labels(),
                               .classes = std::ssize(m_result.classes),
                               .predictions = predictions.columns > 0 ? &predictions : nullptr};
        const std::string& proxy = m_result.options.proxy;
        if (proxyInfo(proxy).needsHead && input.predictions == nullptr) {
            refuseWithoutHead(record);
        }
        ProxyScore score = scoreProxy(proxy, input, m_context);
        ranked.score = score.score;
        for (const std::string& other : m_result.otherProxies) {
            m_context.checkStop();
            const bool isMissing = proxyInfo(other).needsHead && input.predictions == nullptr;
            ranked.otherScores.push_back(isMissing ? std::numeric_limits<double>::quiet_NaN()
                                                   : scoreProxy(other, input, m_context).score);
        }
        if (score.parts.empty()) {
            resample(index, input);
        } else {
            ranked.classScores = meansByClass(score.parts);
            m_parts[index] = std::move(score.parts);
        }
        m_result.scoreSeconds += secondsSince(start);
    }

    /// What the model's own head says, where a proxy asks for that.
    [[nodiscard]] Matrix headOf(const ModelRecord& record, const Matrix& embeddings) const {
        std::vector<std::string> proxies = m_result.otherProxies;
        proxies.push_back(m_result.options.proxy);
        const bool isAsked = std::any_of(proxies.begin(), proxies.end(),
                                         [](const std::string& name) { return proxyInfo(name).needsHead; });
        if (!isAsked) {
            return {};
        }
        try {
            return headProbabilities(m_bank, record, embeddings);
        } catch (const Error& error) {
            if (proxyInfo(m_result.options.proxy).needsHead) {
                throw;
            }
            m_context.note("The head of '" + record.name + "' cannot be read: " + error.reason());
            return {};
        }
    }

    [[nodiscard]] std::vector<double> meansByClass(const std::vector<double>& parts) const {
        std::vector<double> means(m_result.classImages.size(), 0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            means[static_cast<std::size_t>(m_images.labels()[i])] += parts[i];
        }
        for (std::size_t c = 0; c < means.size(); ++c) {
            means[c] /= static_cast<double>(std::max<std::int64_t>(m_result.classImages[c], 1));
        }
        return means;
    }

    /// The score on each resample of the examples, of a proxy that is no mean over them: an example that is drawn twice
    /// stands once and weighs two.
    void resample(std::size_t index, const ProxyInput& input) {
        std::vector<double>& scores = m_resampled[index];
        scores.resize(scoreResamples);
        // An example takes its floats, and doubles of itself, of a product and of the left singular vectors.
        const double bytes = static_cast<double>(input.embeddings.rows * input.embeddings.columns) * 32;
        const int threads = std::clamp(static_cast<int>(resampleBytes / std::max(bytes, 1.0)), 1,
                                       std::min(availableThreads(), scoreResamples));
        std::mutex mutex;  // of the context
        onThreads(threads, [&](int thread) {
            // Torch gives a new thread its number of threads at the first question, so ask before saying otherwise.
            static_cast<void>(at::get_num_threads());
            useOneThreadHere();
            for (int r = thread; r < scoreResamples; r += threads) {
                {
                    const std::lock_guard lock(mutex);
                    m_context.checkStop();
                }
                scores[static_cast<std::size_t>(r)] = scoreOn(drawTwoClasses(input.labels, r), input);
            }
        });
    }

    [[nodiscard]] double scoreOn(const std::vector<std::int64_t>& drawn, const ProxyInput& input) const {
        std::map<std::int64_t, double> times;
        for (const std::int64_t example : drawn) {
            ++times[example];
        }
        const std::int64_t columns = input.embeddings.columns;
        Matrix rows{std::ssize(times), columns, {}};
        rows.values.reserve(times.size() * static_cast<std::size_t>(columns));
        std::vector<std::int64_t> labels;
        std::vector<double> weights;
        for (const auto& [example, count] : times) {
            const float* row = input.embeddings.row(example);
            rows.values.insert(rows.values.end(), row, row + columns);
            labels.push_back(input.labels[static_cast<std::size_t>(example)]);
            weights.push_back(count);
        }
        return scoreProxy(m_result.options.proxy,
                          {.embeddings = rows, .labels = labels, .classes = input.classes, .weights = &weights})
            .score;
    }

    /// The resample of that number, or where it is of one class alone, which has no score, the next that is not.
    [[nodiscard]] std::vector<std::int64_t> drawTwoClasses(const std::vector<std::int64_t>& labels,
                                                           int resample) const {
        for (int number = resample;; number += scoreResamples) {
            std::vector<std::int64_t> drawn = drawResample(std::ssize(labels), m_result.options.seed, number);
            const std::int64_t first = labels[static_cast<std::size_t>(drawn.front())];
            if (std::any_of(drawn.begin(), drawn.end(),
                            [&](std::int64_t i) { return labels[static_cast<std::size_t>(i)] != first; })) {
                return drawn;
            }
        }
    }

    /// Intervals and ties, then the order.
    void compare() {
        const Clock::time_point start = Clock::now();
        const RankingOptions& options = m_result.options;
        std::vector<double> scores;
        for (const RankedModel& model : m_result.models) {
            scores.push_back(model.score);
        }
        const BootstrapResult bootstrap =
            m_parts.front().empty()
                ? bootstrapScores(scores, m_resampled, options.confidence)
                : bootstrapMeans(m_parts, options.bootstrapResamples, options.confidence, options.seed);
        for (std::size_t i = 0; i < m_result.models.size(); ++i) {
            m_result.models[i].interval = bootstrap.intervals[i];
            m_result.models[i].tiedWithBest = bootstrap.tiedWithBest[i] != 0;
            m_result.models[i].bestProbability = bootstrap.bestProbability[i];
        }
        std::sort(m_result.models.begin(), m_result.models.end(), [](const RankedModel& a, const RankedModel& b) {
            if (a.score != b.score) {
                return a.score > b.score;
            }
            // Of equals the baseline: an expert has to earn its place.
            const bool aIsBaseline = a.kind == ModelKind::Baseline;
            const bool bIsBaseline = b.kind == ModelKind::Baseline;
            return aIsBaseline != bIsBaseline ? aIsBaseline : a.name < b.name;
        });
        m_result.scoreSeconds += secondsSince(start);
    }

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    const std::vector<CachedImages>& m_sets;
    const CachedImages& m_images;  ///< the first of them; of all, labels and order are the same
    std::vector<std::string> m_hashes;
    const EmbeddingCache& m_embeddings;
    RunContext& m_context;
    std::string m_device;
    Precision m_precision;
    RankingResult m_result;
    Progress m_progress;
    std::vector<std::vector<double>> m_parts;      ///< of each model, what each example gives its score
    std::vector<std::vector<double>> m_resampled;  ///< where a score is no mean: that of each resample
};

}  // namespace

std::string embeddingKey(const ModelRecord& record, Precision precision) {
    std::string key = record.weightsHash;
    if (const double eps = record.config.standardisationEps; eps != timmStandardisationEps) {
        char text[40];
        std::snprintf(text, sizeof text, "-eps%g", eps);
        key += text;
    }
    return precision == Precision::Float32 ? key : key + "-" + toString(precision);
}

RankingResult rankModels(const ExpertBank& bank, const std::vector<ModelRecord>& models, const std::string& task,
                         const std::vector<CachedImages>& images, const std::vector<std::string>& classes,
                         const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context) {
    return RankingRun(bank, models, task, images, classes, embeddings, options, context).run();
}

}  // namespace docent
