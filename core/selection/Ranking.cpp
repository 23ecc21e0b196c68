// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Ranking.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>

#include "base/Files.h"
#include "base/Words.h"
#include "selection/CandidateScore.h"
#include "selection/HalvingRun.h"
#include "selection/ModelScorer.h"
#include "selection/SourceEvidence.h"
#include "selection/TaskEmbedder.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class RankingRun {
public:
    RankingRun(const ExpertBank& bank, const std::vector<ModelRecord>& models, const std::string& task,
               const std::vector<CachedImages>& images, const std::vector<std::string>& classes,
               const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context,
               const RankingSources& sources, const RankingObserver& onRound)
        : m_records(models),
          m_sets(images),
          m_images(images.at(0)),
          m_context(context),
          m_onRound(onRound),
          m_embedder(bank, models, images, embeddings, options, context),
          m_evidence(bank, models, images, embeddings, options, sources, context),
          m_scorer(bank, models, m_images, embeddings, m_embedder, m_evidence, m_result, context) {
        m_result.task = task;
        m_result.created = utcNow();
        m_result.options = options;
        m_result.images = m_images.size();
        m_result.classes = classes;
        check();
    }

    RankingResult run() {
        const Clock::time_point start = Clock::now();
        m_result.dataHash = m_embedder.dataHash(m_records.front());
        countClasses();
        m_result.models.resize(m_records.size());
        m_result.otherProxies = m_result.options.otherProxies();
        m_candidates.resize(m_records.size());
        m_evidence.prepare(m_scorer.proxies());
        describeModels();
        if (!m_scorer.isAsked(ProxyView::Embeddings) && !m_scorer.isAsked(ProxyView::Head)) {
            scoreWithoutEmbeddings();
        } else if (!wasHalved()) {
            rankWhole();
        }
        m_context.checkStop();
        Progress& progress = m_embedder.progress();
        progress.stage = "Scoring";
        progress.phase = "score";
        m_context.progress(progress);
        if (m_result.rounds.empty()) {
            compareAll();
        }
        sort();
        m_result.cost.forwardPasses = m_embedder.cost().forwardPasses + m_evidence.cost().forwardPasses;
        m_result.fullPasses = m_embedder.fullPasses() + static_cast<double>(m_evidence.cost().forwardPasses);
        m_result.picturesRead = m_embedder.picturesRead() + m_evidence.cost().forwardPasses;
        m_result.embedSeconds = m_embedder.cost().seconds + m_evidence.cost().seconds;
        if (m_result.rounds.empty()) {
            m_result.wholePasses = m_result.cost.forwardPasses;
        } else {
            m_result.wholePasses += m_evidence.cost().forwardPasses;
        }
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
        if (KnnChoice knn; parseKnn(m_result.options.proxy, knn) && knn.k > 1 && knn.k >= m_images.size() - 1) {
            throw Error("'" + m_result.options.proxy + "' looks at " + std::to_string(knn.k) +
                            " other pictures, and the task '" + m_result.task + "' has " +
                            std::to_string(m_images.size()) + " training pictures: all models would see the same",
                        "Choose fewer neighbours");
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
        if (proxyInfo(m_result.options.proxy).view == ProxyView::Head) {
            for (const ModelRecord& record : m_records) {
                if (record.config.numClasses < 1) {
                    m_scorer.refuse(record, "it has no classes of its own");
                }
            }
        }
        for (const CachedImages& set : m_sets) {
            if (set.labels() != m_images.labels()) {
                throw Error("The pictures of the task '" + m_result.task + "' differ between the sizes of the models");
            }
        }
        for (const ModelRecord& record : m_records) {
            if (m_embedder.findSet(record) < m_sets.size()) {
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

    void describeModels() {
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            const ModelRecord& record = m_records[i];
            RankedModel& ranked = m_result.models[i];
            ranked.name = record.name;
            ranked.kind = record.kind;
            ranked.node = record.node;
            ranked.embeddingKey = m_embedder.key(record);
            if (m_result.options.halving) {  // until the last round tells them
                ranked.otherScores.assign(m_result.otherProxies.size(), std::numeric_limits<double>::quiet_NaN());
            }
            ranked.dataHash = m_embedder.findSet(record) == 0 ? "" : m_embedder.dataHash(record);
        }
    }

    void scoreWithoutEmbeddings() {
        if (m_result.options.halving) {
            m_context.note("The proxy '" + m_result.options.proxy +
                           "' needs no embeddings of the models, so there are no passes to save by halving");
        }
        const Matrix none{m_images.size(), 0, {}};
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            score(i, none);
        }
    }

    void rankWhole() {
        // What is in the cache goes first: it is done at once, and the time left is then that of real work.
        std::vector<std::size_t> missing;
        Progress& progress = m_embedder.progress();
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            m_context.checkStop();
            if (!scoreFromCache(i)) {
                Matrix embeddings;
                if (!m_embedder.load(m_records[i], embeddings)) {
                    missing.push_back(i);
                    continue;
                }
                score(i, embeddings);
            }
            m_result.models[i].cached = true;
            progress.done += m_images.size();
            progress.doneAtStart = progress.done;
            ++progress.partsDone;
            ++progress.partsReused;
            m_context.progress(progress);
        }
        m_embedder.embed(missing, nullptr,
                         [this](std::size_t model, const Matrix& embeddings) { score(model, embeddings); });
    }

    bool wasHalved() {
        return m_result.options.halving && m_records.size() > 1 &&
               HalvingRun(m_records, m_images, m_embedder, m_scorer, m_result, m_context, m_onRound).run();
    }

    /// Scores a model on all examples.
    void score(std::size_t index, const Matrix& embeddings) {
        const Clock::time_point start = Clock::now();
        m_candidates[index] = m_scorer.score(index, embeddings, nullptr, m_result.otherProxies);
        m_result.scoreSeconds += secondsSince(start);
    }

    bool scoreFromCache(std::size_t index) {
        const Clock::time_point start = Clock::now();
        if (!m_scorer.load(index, m_candidates[index])) {
            return false;
        }
        m_result.scoreSeconds += secondsSince(start);
        return true;
    }

    void takeScore(std::size_t index) {
        const CandidateScore& score = m_candidates[index];
        RankedModel& ranked = m_result.models[index];
        ranked.score = score.score;
        ranked.otherScores = score.others;
        ranked.classScores = m_scorer.meansByClass(score.parts);
    }

    /// Intervals and ties of models that were all scored on all examples.
    void compareAll() {
        const Clock::time_point start = Clock::now();
        std::vector<CandidateScore*> candidates;
        for (CandidateScore& candidate : m_candidates) {
            candidates.push_back(&candidate);
        }
        const std::vector<std::string> silent = combineCandidates(candidates, m_result.options, m_result.otherProxies);
        if (!silent.empty() && m_candidates.size() > 1) {
            m_context.note(
                "Proxies that do not tell these models apart, or have no score of two of them, and so count "
                "nothing in 'combined': " +
                joined(silent));
        }
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            takeScore(i);
        }
        const BootstrapResult bootstrap = compareCandidates({candidates.begin(), candidates.end()}, m_result.options);
        for (std::size_t i = 0; i < m_result.models.size(); ++i) {
            m_result.models[i].interval = bootstrap.intervals[i];
            m_result.models[i].tiedWithBest = bootstrap.tiedWithBest[i] != 0;
            m_result.models[i].bestProbability = bootstrap.bestProbability[i];
        }
        m_result.scoreSeconds += secondsSince(start);
    }

    void sort() {
        const auto seen = [this](const RankedModel& model) {
            return model.examples == 0 ? m_images.size() : model.examples;
        };
        std::sort(m_result.models.begin(), m_result.models.end(), [&](const RankedModel& a, const RankedModel& b) {
            if ((a.fate == RankedFate::Kept) != (b.fate == RankedFate::Kept)) {
                return a.fate == RankedFate::Kept;
            }
            if (seen(a) != seen(b)) {
                return seen(a) > seen(b);
            }
            if (a.score != b.score) {
                return a.score > b.score;
            }
            // Of equals the baseline: an expert has to earn its place.
            const bool aIsBaseline = a.kind == ModelKind::Baseline;
            const bool bIsBaseline = b.kind == ModelKind::Baseline;
            return aIsBaseline != bIsBaseline ? aIsBaseline : a.name < b.name;
        });
    }

    const std::vector<ModelRecord>& m_records;
    const std::vector<CachedImages>& m_sets;
    const CachedImages& m_images;  ///< the first of them; of all, labels and order are the same
    RunContext& m_context;
    const RankingObserver& m_onRound;
    TaskEmbedder m_embedder;
    SourceEvidence m_evidence;
    RankingResult m_result;
    ModelScorer m_scorer;
    std::vector<CandidateScore> m_candidates;  ///< by model, where all saw all examples
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
                         const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context,
                         const RankingSources& sources, const RankingObserver& onRound) {
    return RankingRun(bank, models, task, images, classes, embeddings, options, context, sources, onRound).run();
}

}  // namespace docent
