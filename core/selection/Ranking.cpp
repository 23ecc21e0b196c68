// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Ranking.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>
#include <string>
#include <utility>

#include "base/Files.h"
#include "base/Hash.h"
#include "experts/BankWeights.h"
#include "selection/CandidateScore.h"
#include "selection/Halving.h"
#include "selection/MatrixRows.h"
#include "selection/ScoreCache.h"
#include "selection/SourceEvidence.h"
#include "selection/TaskEmbedder.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Models without embeddings below which halving saves nothing.
constexpr std::int64_t fewestToHalve = 2;

/// Another one for each model and task.
std::uint64_t lotOf(const std::string& task, const std::string& model, std::uint64_t seed) {
    return std::stoull(Hasher().add(task).add(model).add(seed).hex().substr(0, 16), nullptr, 16);
}

/// Of a candidate that is being ranked.
struct Candidate {
    CandidateScore score;
    Matrix seen;  ///< in halving: what it made of the examples seen so far, in their order
    bool isFree =
        false;  ///< in halving: what it makes of all examples was in the cache, and is `seen` in their own order
};

class RankingRun {
public:
    RankingRun(const ExpertBank& bank, const std::vector<ModelRecord>& models, const std::string& task,
               const std::vector<CachedImages>& images, const std::vector<std::string>& classes,
               const EmbeddingCache& embeddings, const RankingOptions& options, RunContext& context,
               const RankingSources& sources, const RankingObserver& onRound)
        : m_bank(bank),
          m_records(models),
          m_sets(images),
          m_images(images.at(0)),
          m_context(context),
          m_onRound(onRound),
          m_embedder(bank, models, images, embeddings, options, context),
          m_scores(embeddings.folder()),
          m_evidence(bank, models, images, embeddings, options, sources, context) {
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
        m_evidence.prepare(proxies());
        describeModels();
        if (!needsEmbeddings()) {
            scoreWithoutEmbeddings();
        } else if (m_result.options.halving && m_records.size() > 1) {
            halve();
        } else {
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
                    refuse(record, "it has no classes of its own");
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

    /// Those that are asked for, the one that ranks first.
    [[nodiscard]] std::vector<ProxyInfo> proxies() const {
        std::vector<ProxyInfo> all{proxyInfo(m_result.options.proxy)};
        for (const std::string& other : m_result.otherProxies) {
            all.push_back(proxyInfo(other));
        }
        return all;
    }
    [[nodiscard]] bool isAsked(ProxyView view) const {
        const std::vector<ProxyInfo> all = proxies();
        return std::any_of(all.begin(), all.end(), [view](const ProxyInfo& proxy) { return proxy.view == view; });
    }
    [[nodiscard]] bool needsEmbeddings() const { return isAsked(ProxyView::Embeddings) || isAsked(ProxyView::Head); }

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

    /// Scores a model on all examples.
    void score(std::size_t index, const Matrix& embeddings) {
        const Clock::time_point start = Clock::now();
        m_candidates[index].score = scoreOn(index, embeddings, nullptr, m_result.otherProxies);
        keepScore(index);
        takeScore(index);
        m_result.scoreSeconds += secondsSince(start);
    }

    void takeScore(std::size_t index) {
        const CandidateScore& score = m_candidates[index].score;
        RankedModel& ranked = m_result.models[index];
        ranked.score = score.score;
        ranked.otherScores = score.others;
        ranked.classScores = meansByClass(score.parts);
    }

    [[nodiscard]] ScoreKey scoreKey(std::size_t index, const std::string& proxy) const {
        return {.embeddingKey = m_embedder.key(m_records[index]),
                .dataHash = m_embedder.dataHash(m_records[index]),
                .labels = m_images.labels(),
                .classes = std::ssize(m_result.classes),
                .proxy = proxy,
                .seed = m_result.options.seed};
    }

    /// What depends on nothing but embeddings, which the key names. Whoever asks for their scores may want the
    /// embeddings next, so these have to be there.
    bool scoreFromCache(std::size_t index) {
        const Clock::time_point start = Clock::now();
        const std::vector<ProxyInfo> all = proxies();
        if (!m_embedder.has(m_records[index]) || std::any_of(all.begin(), all.end(), [](const ProxyInfo& proxy) {
                return proxy.view != ProxyView::Embeddings;
            })) {
            return false;
        }
        KnownScore known;
        if (!m_scores.load(scoreKey(index, m_result.options.proxy), known) ||
            (known.resampled.empty() && std::ssize(known.parts) != m_images.size())) {
            return false;
        }
        CandidateScore score{.score = known.score, .parts = known.parts, .resampled = known.resampled, .others = {}};
        for (const std::string& other : m_result.otherProxies) {
            if (!m_scores.load(scoreKey(index, other), known)) {
                return false;
            }
            score.others.push_back(known.score);
        }
        m_candidates[index].score = std::move(score);
        takeScore(index);
        m_result.scoreSeconds += secondsSince(start);
        return true;
    }

    void keepScore(std::size_t index) const {
        const CandidateScore& score = m_candidates[index].score;
        const std::string& proxy = m_result.options.proxy;
        if (proxyInfo(proxy).view == ProxyView::Embeddings) {
            m_scores.save(scoreKey(index, proxy),
                          {.score = score.score, .parts = score.parts, .resampled = score.resampled});
        }
        for (std::size_t i = 0; i < score.others.size(); ++i) {
            const std::string& other = m_result.otherProxies[i];
            KnownScore known;
            if (proxyInfo(other).view == ProxyView::Embeddings && !m_scores.load(scoreKey(index, other), known)) {
                m_scores.save(scoreKey(index, other), {.score = score.others[i], .parts = {}, .resampled = {}});
            }
        }
    }

    /// Scores a model on the examples at these positions (null = all), of which the embeddings are.
    [[nodiscard]] CandidateScore scoreOn(std::size_t index, const Matrix& embeddings,
                                         const std::vector<std::int64_t>* positions,
                                         const std::vector<std::string>& others) const {
        const ModelRecord& record = m_records[index];
        requireFinite(record, embeddings);
        const Matrix predictions = headOf(record, embeddings);
        const ModelEvidence evidence = m_evidence.of(record, positions);
        std::vector<std::int64_t> some;
        if (positions != nullptr) {
            for (const std::int64_t position : *positions) {
                some.push_back(m_images.labels()[static_cast<std::size_t>(position)]);
            }
        }
        const ProxyInput input{.embeddings = embeddings,
                               .labels = positions == nullptr ? m_images.labels() : some,
                               .classes = std::ssize(m_result.classes),
                               .predictions = predictions.columns > 0 ? &predictions : nullptr,
                               .slice = &evidence.slice,
                               .lot = lotOf(m_result.task, record.name, m_result.options.seed)};
        if (const std::string missing = whatIsMissing(proxyInfo(m_result.options.proxy), input); !missing.empty()) {
            refuse(record, missing);
        }
        return scoreCandidate(input, m_result.options, others, m_context);
    }

    [[noreturn]] void refuse(const ModelRecord& record, const std::string& why) const {
        throw Error(
            "The model '" + record.name + "' cannot be ranked by '" + m_result.options.proxy + "': " + why,
            proxyInfo(m_result.options.proxy).view == ProxyView::Runs
                ? "Fine-tune all models on the task first: docent transfer --task " + m_result.task + " --expert all"
                : "Rank by another proxy, or without that model");
    }

    /// What the model's own head says, where a proxy asks for that.
    [[nodiscard]] Matrix headOf(const ModelRecord& record, const Matrix& embeddings) const {
        if (!isAsked(ProxyView::Head)) {
            return {};
        }
        try {
            return headProbabilities(m_bank, record, embeddings);
        } catch (const Error& error) {
            if (proxyInfo(m_result.options.proxy).view == ProxyView::Head) {
                throw;
            }
            m_context.note("The head of '" + record.name + "' cannot be read: " + error.reason());
            return {};
        }
    }

    [[nodiscard]] std::vector<double> meansByClass(const std::vector<double>& parts) const {
        if (parts.empty()) {
            return {};
        }
        std::vector<double> means(m_result.classImages.size(), 0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            means[static_cast<std::size_t>(m_images.labels()[i])] += parts[i];
        }
        for (std::size_t c = 0; c < means.size(); ++c) {
            means[c] /= static_cast<double>(std::max<std::int64_t>(m_result.classImages[c], 1));
        }
        return means;
    }

    // ---- halving

    void halve() {
        const RankingOptions& options = m_result.options;
        const HalvingPlan plan = planHalving(m_images.labels(), options.halvingBudget, options.seed);
        if (plan.sizes.size() == 1) {
            m_context.note("There are too few pictures (" + std::to_string(m_images.size()) + " of " +
                           std::to_string(m_result.classes.size()) +
                           " classes) to rank on a part of them, so all models see all");
            rankWhole();
            return;
        }
        std::vector<std::size_t> alive;
        std::int64_t paying = 0;
        for (std::size_t i = 0; i < m_records.size(); ++i) {
            alive.push_back(i);
            Candidate& candidate = m_candidates[i];
            candidate.isFree = m_embedder.load(m_records[i], candidate.seen);
            m_result.models[i].cached = candidate.isFree;
            if (!candidate.isFree) {
                candidate.seen = {0, m_records[i].config.embeddingSize(), {}};
                ++paying;
            }
        }
        if (paying < fewestToHalve) {
            m_context.note("Nearly all embeddings are in the cache, so there are no passes to save by halving");
            for (Candidate& candidate : m_candidates) {
                candidate = {};
            }
            rankWhole();
            return;
        }
        m_result.wholePasses = paying * m_images.size();
        m_budget = options.halvingBudget * static_cast<double>(m_result.wholePasses);
        Progress& progress = m_embedder.progress();
        progress.partsReused = std::ssize(m_records) - paying;
        progress.partsDone = progress.partsReused;
        for (std::size_t round = 0; round < plan.sizes.size() && (alive.size() > 1 || round == 0); ++round) {
            seeMore(alive, plan, round);
            alive = closeRound(alive, plan, round);
        }
        for (const std::size_t model : alive) {
            finish(model);
        }
    }

    /// The examples of a round are embedded by the models that are in it.
    void seeMore(const std::vector<std::size_t>& alive, const HalvingPlan& plan, std::size_t round) {
        const std::int64_t before = round == 0 ? 0 : plan.sizes[round - 1];
        // In the order in which they lie in the cache, as they are read.
        std::vector<std::int64_t> fresh(plan.order.begin() + before, plan.order.begin() + plan.sizes[round]);
        std::sort(fresh.begin(), fresh.end());
        m_seen.insert(m_seen.end(), fresh.begin(), fresh.end());
        std::vector<std::size_t> missing;
        for (const std::size_t model : alive) {
            m_context.checkStop();
            Matrix rows;
            if (m_candidates[model].isFree) {
                continue;
            }
            // Passes that were made before a stop count too, so that going on comes to the same.
            m_spent += static_cast<double>(fresh.size());
            if (m_embedder.load(m_records[model], fresh, rows)) {
                addRows(model, rows);
            } else {
                missing.push_back(model);
            }
        }
        Progress& progress = m_embedder.progress();
        progress.detail = std::to_string(alive.size()) + (alive.size() == 1 ? " model" : " models") + ", " +
                          std::to_string(m_seen.size()) + " of " + std::to_string(m_images.size()) + " pictures";
        const auto now = static_cast<std::int64_t>(missing.size() * fresh.size());
        const auto left = static_cast<std::int64_t>(m_budget - m_spent) + now;
        progress.total =
            progress.done + std::max(now, std::min(left, std::ssize(missing) * (m_images.size() - before)));
        m_embedder.embed(missing, &fresh, [this](std::size_t model, const Matrix& rows) { addRows(model, rows); });
    }

    void addRows(std::size_t model, const Matrix& rows) {
        Matrix& seen = m_candidates[model].seen;
        seen.values.insert(seen.values.end(), rows.values.begin(), rows.values.end());
        seen.rows += rows.rows;
    }

    /// Scores those that are in the round; returns those that go on.
    std::vector<std::size_t> closeRound(const std::vector<std::size_t>& alive, const HalvingPlan& plan,
                                        std::size_t round) {
        const Clock::time_point start = Clock::now();
        const bool isLast = round + 1 == plan.sizes.size();
        std::vector<const CandidateScore*> scores;
        for (const std::size_t model : alive) {
            m_context.checkStop();
            const Candidate& candidate = m_candidates[model];
            const Matrix own = candidate.isFree ? rowsAt(candidate.seen, m_seen) : Matrix{};
            m_candidates[model].score =
                scoreOn(model, candidate.isFree ? own : candidate.seen, &m_seen,
                        isLast || alive.size() == 1 ? m_result.otherProxies : std::vector<std::string>{});
            scores.push_back(&candidate.score);
            m_result.models[model].roundScores.push_back(candidate.score.score);
        }
        const BootstrapResult bootstrap = compareCandidates(scores, m_result.options);
        std::vector<HalvingCandidate> candidates;
        for (std::size_t i = 0; i < alive.size(); ++i) {
            candidates.push_back({.score = scores[i]->score,
                                  .isTied = bootstrap.tiedWithBest[i] != 0,
                                  .isFree = m_candidates[alive[i]].isFree,
                                  .isFirst = m_records[alive[i]].kind == ModelKind::Baseline});
        }
        std::vector<RankedFate> fates(alive.size(), RankedFate::Kept);
        if (!isLast) {
            fates = chooseSurvivors(candidates, {.passes = m_budget - m_spent,
                                                 .rounds = plan.sizes.size() - round - 1,
                                                 .step = plan.sizes[round + 1] - plan.sizes[round],
                                                 .remaining = m_images.size() - plan.sizes[round]});
        }
        std::vector<std::size_t> kept;
        for (std::size_t i = 0; i < alive.size(); ++i) {
            RankedModel& ranked = m_result.models[alive[i]];
            ranked.fate = fates[i];
            ranked.score = scores[i]->score;
            ranked.interval = bootstrap.intervals[i];
            ranked.examples = std::ssize(m_seen) == m_images.size() ? 0 : std::ssize(m_seen);
            if (fates[i] == RankedFate::Kept) {
                ranked.tiedWithBest = bootstrap.tiedWithBest[i] != 0;
                ranked.bestProbability = bootstrap.bestProbability[i];
                kept.push_back(alive[i]);
            } else {
                ranked.tiedWithBest = false;
                // Of one that is no further known: it is not said that it cannot be the best.
                ranked.bestProbability = fates[i] == RankedFate::Behind ? 0 : -1;
                ranked.otherScores.assign(m_result.otherProxies.size(), std::numeric_limits<double>::quiet_NaN());
                m_candidates[alive[i]].seen = {};
                ++m_embedder.progress().partsDone;
            }
        }
        m_result.rounds.push_back(
            {.examples = std::ssize(m_seen), .models = std::ssize(alive), .kept = std::ssize(kept)});
        if (!isLast) {
            m_context.note("After " + std::to_string(m_seen.size()) + " of " + std::to_string(m_images.size()) +
                           " pictures " + std::to_string(kept.size()) + " of " + std::to_string(alive.size()) +
                           " models go on");
        }
        m_result.scoreSeconds += secondsSince(start);
        if (m_onRound) {
            m_onRound(m_result);
        }
        return kept;
    }

    /// One that was kept to the end. Where it has seen all examples, its embeddings are kept as those of a whole
    /// ranking.
    void finish(std::size_t model) {
        Candidate& candidate = m_candidates[model];
        RankedModel& ranked = m_result.models[model];
        ++m_embedder.progress().partsDone;
        if (candidate.score.others.empty() &&
            !m_result.otherProxies.empty()) {  // it was left alone before the last round
            const Matrix own = candidate.isFree ? rowsAt(candidate.seen, m_seen) : Matrix{};
            candidate.score.others =
                scoreOn(model, candidate.isFree ? own : candidate.seen, &m_seen, m_result.otherProxies).others;
        }
        ranked.otherScores = candidate.score.others;
        ranked.otherScores.resize(m_result.otherProxies.size(), std::numeric_limits<double>::quiet_NaN());
        if (std::ssize(m_seen) != m_images.size()) {
            return;
        }
        std::vector<std::int64_t> places(m_seen.size());
        for (std::size_t i = 0; i < m_seen.size(); ++i) {
            places[static_cast<std::size_t>(m_seen[i])] = static_cast<std::int64_t>(i);
        }
        if (!candidate.score.parts.empty()) {
            std::vector<double> parts;
            for (const std::int64_t place : places) {
                parts.push_back(candidate.score.parts[static_cast<std::size_t>(place)]);
            }
            ranked.classScores = meansByClass(parts);
        }
        if (!candidate.isFree) {
            m_embedder.save(m_records[model], rowsAt(candidate.seen, places));
        }
    }

    // ---- the order

    /// Intervals and ties of models that were all scored on all examples.
    void compareAll() {
        const Clock::time_point start = Clock::now();
        std::vector<const CandidateScore*> scores;
        for (const Candidate& candidate : m_candidates) {
            scores.push_back(&candidate.score);
        }
        const BootstrapResult bootstrap = compareCandidates(scores, m_result.options);
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

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    const std::vector<CachedImages>& m_sets;
    const CachedImages& m_images;  ///< the first of them; of all, labels and order are the same
    RunContext& m_context;
    const RankingObserver& m_onRound;
    TaskEmbedder m_embedder;
    ScoreCache m_scores;
    SourceEvidence m_evidence;
    RankingResult m_result;
    std::vector<Candidate> m_candidates;  ///< by model
    std::vector<std::int64_t> m_seen;     ///< in halving, the examples so far, as they were embedded
    double m_budget = 0;                  ///< in halving, of image passes
    double m_spent = 0;                   ///< of it
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
