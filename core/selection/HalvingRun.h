// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "selection/Halving.h"
#include "selection/ModelScorer.h"
#include "selection/Ranking.h"
#include "selection/TaskEmbedder.h"

namespace docent {

/// Ranks the models of a task by successive halving, see HalvingPlan.
class HalvingRun {
public:
    /// `ranking`: takes scores, fates and rounds; its models are those of `records`, in their order. The arguments stay
    /// alive.
    HalvingRun(const std::vector<ModelRecord>& records, const CachedImages& images, TaskEmbedder& embedder,
               const ModelScorer& scorer, RankingResult& ranking, RunContext& context, const RankingObserver& onRound);

    /// False, with a note and nothing done, where halving would save no passes.
    bool run();

private:
    /// Of a model that is being ranked.
    struct Candidate {
        CandidateScore score;
        Matrix seen;          ///< what it made of the examples seen so far, in their order
        bool isFree = false;  ///< what it makes of all examples was in the cache, and is `seen` in their own order
    };

    void seeMore(const std::vector<std::size_t>& alive, const HalvingPlan& plan, std::size_t round);
    void addRows(std::size_t model, const Matrix& rows);
    [[nodiscard]] CandidateScore scoreSoFar(std::size_t model, const std::vector<std::string>& others) const;
    std::vector<std::size_t> closeRound(const std::vector<std::size_t>& alive, const HalvingPlan& plan,
                                        std::size_t round);
    [[nodiscard]] std::vector<RankedFate> survivors(const std::vector<std::size_t>& alive,
                                                    const BootstrapResult& bootstrap, const HalvingPlan& plan,
                                                    std::size_t round) const;
    void finish(std::size_t model);

    const std::vector<ModelRecord>& m_records;
    const CachedImages& m_images;
    TaskEmbedder& m_embedder;
    const ModelScorer& m_scorer;
    RankingResult& m_ranking;
    RunContext& m_context;
    const RankingObserver& m_onRound;
    std::vector<Candidate> m_candidates;  ///< by model
    std::vector<std::int64_t> m_seen;     ///< the examples so far, as they were embedded
    double m_budget = 0;                  ///< of image passes
    double m_spent = 0;                   ///< of it
};

}  // namespace docent
