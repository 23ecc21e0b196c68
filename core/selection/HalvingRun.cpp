// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/HalvingRun.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>

#include "selection/MatrixRows.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

/// Models without embeddings below which halving saves nothing.
constexpr std::int64_t fewestToHalve = 2;

}  // namespace

HalvingRun::HalvingRun(const std::vector<ModelRecord>& records, const CachedImages& images, TaskEmbedder& embedder,
                       const ModelScorer& scorer, RankingResult& ranking, RunContext& context,
                       const RankingObserver& onRound)
    : m_records(records),
      m_images(images),
      m_embedder(embedder),
      m_scorer(scorer),
      m_ranking(ranking),
      m_context(context),
      m_onRound(onRound),
      m_candidates(records.size()) {}

bool HalvingRun::run() {
    const RankingOptions& options = m_ranking.options;
    const HalvingPlan plan = planHalving(m_images.labels(), options.halvingBudget, options.seed);
    if (plan.sizes.size() == 1) {
        m_context.note("There are too few pictures (" + std::to_string(m_images.size()) + " of " +
                       std::to_string(m_ranking.classes.size()) +
                       " classes) to rank on a part of them, so all models see all");
        return false;
    }
    if (proxyInfo(options.proxy).view == ProxyView::Proxies) {
        m_context.note(
            "By 'combined' a score is among the models of a round, so those of different rounds do not compare");
    }
    std::vector<std::size_t> alive;
    std::int64_t paying = 0;
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        alive.push_back(i);
        Candidate& candidate = m_candidates[i];
        candidate.isFree = m_embedder.load(m_records[i], candidate.seen);
        if (!candidate.isFree) {
            candidate.seen = {0, m_records[i].config.embeddingSize(), {}};
            ++paying;
        }
    }
    if (paying < fewestToHalve) {
        m_context.note("Nearly all embeddings are in the cache, so there are no passes to save by halving");
        return false;
    }
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        m_ranking.models[i].cached = m_candidates[i].isFree;
    }
    m_ranking.wholePasses = paying * m_images.size();
    m_budget = options.halvingBudget * static_cast<double>(m_ranking.wholePasses);
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
    return true;
}

/// The examples of a round are embedded by the models that are in it.
void HalvingRun::seeMore(const std::vector<std::size_t>& alive, const HalvingPlan& plan, std::size_t round) {
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
    progress.total = progress.done + std::max(now, std::min(left, std::ssize(missing) * (m_images.size() - before)));
    m_embedder.embed(missing, &fresh, [this](std::size_t model, const Matrix& rows) { addRows(model, rows); });
}

void HalvingRun::addRows(std::size_t model, const Matrix& rows) {
    Matrix& seen = m_candidates[model].seen;
    seen.values.insert(seen.values.end(), rows.values.begin(), rows.values.end());
    seen.rows += rows.rows;
}

CandidateScore HalvingRun::scoreSoFar(std::size_t model, const std::vector<std::string>& others) const {
    const Candidate& candidate = m_candidates[model];
    const Matrix own = candidate.isFree ? rowsAt(candidate.seen, m_seen) : Matrix{};
    return m_scorer.score(model, candidate.isFree ? own : candidate.seen, &m_seen, others);
}

/// Scores those that are in the round; returns those that go on.
std::vector<std::size_t> HalvingRun::closeRound(const std::vector<std::size_t>& alive, const HalvingPlan& plan,
                                                std::size_t round) {
    const Clock::time_point start = Clock::now();
    const bool isLast = round + 1 == plan.sizes.size();
    const std::vector<std::string> others = isLast ? m_ranking.otherProxies : std::vector<std::string>{};
    std::vector<CandidateScore*> scores;
    for (const std::size_t model : alive) {
        m_context.checkStop();
        m_candidates[model].score = scoreSoFar(model, others);
        scores.push_back(&m_candidates[model].score);
    }
    combineCandidates(scores, m_ranking.options, others);
    for (const std::size_t model : alive) {
        m_ranking.models[model].roundScores.push_back(m_candidates[model].score.score);
    }
    const BootstrapResult bootstrap = compareCandidates({scores.begin(), scores.end()}, m_ranking.options);
    const std::vector<RankedFate> fates = survivors(alive, bootstrap, plan, round);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < alive.size(); ++i) {
        RankedModel& ranked = m_ranking.models[alive[i]];
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
            ranked.otherScores.assign(m_ranking.otherProxies.size(), std::numeric_limits<double>::quiet_NaN());
            m_candidates[alive[i]].seen = {};
            ++m_embedder.progress().partsDone;
        }
    }
    m_ranking.rounds.push_back({.examples = std::ssize(m_seen), .models = std::ssize(alive), .kept = std::ssize(kept)});
    if (!isLast) {
        m_context.note("After " + std::to_string(m_seen.size()) + " of " + std::to_string(m_images.size()) +
                       " pictures " + std::to_string(kept.size()) + " of " + std::to_string(alive.size()) +
                       " models go on");
    }
    m_ranking.scoreSeconds += std::chrono::duration<double>(Clock::now() - start).count();
    if (m_onRound) {
        m_onRound(m_ranking);
    }
    return kept;
}

/// What becomes of those that were in a round.
std::vector<RankedFate> HalvingRun::survivors(const std::vector<std::size_t>& alive, const BootstrapResult& bootstrap,
                                              const HalvingPlan& plan, std::size_t round) const {
    if (round + 1 == plan.sizes.size()) {
        return std::vector<RankedFate>(alive.size(), RankedFate::Kept);
    }
    std::vector<HalvingCandidate> candidates;
    for (std::size_t i = 0; i < alive.size(); ++i) {
        const Candidate& candidate = m_candidates[alive[i]];
        candidates.push_back({.score = candidate.score.score,
                              .isTied = bootstrap.tiedWithBest[i] != 0,
                              .isFree = candidate.isFree,
                              .isFirst = m_records[alive[i]].kind == ModelKind::Baseline});
    }
    return chooseSurvivors(candidates, {.passes = m_budget - m_spent,
                                        .rounds = plan.sizes.size() - round - 1,
                                        .step = plan.sizes[round + 1] - plan.sizes[round],
                                        .remaining = m_images.size() - plan.sizes[round]});
}

/// One that was kept to the end. Where it has seen all examples, its embeddings are kept as those of a whole
/// ranking.
void HalvingRun::finish(std::size_t model) {
    Candidate& candidate = m_candidates[model];
    RankedModel& ranked = m_ranking.models[model];
    ++m_embedder.progress().partsDone;
    if (candidate.score.others.empty() && !m_ranking.otherProxies.empty()) {  // it was left alone before the last round
        candidate.score.others = scoreSoFar(model, m_ranking.otherProxies).others;
    }
    ranked.otherScores = candidate.score.others;
    ranked.otherScores.resize(m_ranking.otherProxies.size(), std::numeric_limits<double>::quiet_NaN());
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
        ranked.classScores = m_scorer.meansByClass(parts);
    }
    if (!candidate.isFree) {
        m_embedder.save(m_records[model], rowsAt(candidate.seen, places));
    }
}

}  // namespace docent
