// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

/// How a ranking by successive halving (Jamieson & Talwalkar 2016) goes over the examples of a task: every model is
/// scored on the first few, those that are behind by more than noise are dropped, and of the others as many as the
/// budget has passes for are scored on twice as many, until one is left or all examples are seen.
struct HalvingPlan {
    std::vector<std::int64_t> order;  ///< [n]: the examples; two of each class, then each class spread evenly
    std::vector<std::int64_t> sizes;  ///< examples seen after each round, ascending, the last n; one round = no halving
};

/// The first round has a sixteenth of the examples, but two of each class and 24 where these are more. Where that alone
/// would take more than three fifths of the budget, there is one round with all.
[[nodiscard]] HalvingPlan planHalving(const std::vector<std::int64_t>& labels, double budget, std::uint64_t seed);

/// A candidate after a round.
struct HalvingCandidate {
    double score = 0;
    bool isTied = false;   ///< within noise of the best
    bool isFree = false;   ///< all its embeddings are there: going on costs nothing
    bool isFirst = false;  ///< a baseline: of equals it goes on
};

/// What there is to spend on the rounds to come.
struct HalvingBudget {
    double passes = 0;           ///< image passes left
    std::size_t rounds = 1;      ///< to come, >= 1
    std::int64_t step = 1;       ///< examples of the next one, >= 1
    std::int64_t remaining = 1;  ///< examples of all of them, >= step
};

/// Which go on: all that are tied with the best and free, and of the tied others the best: as many as the next round's
/// share of the budget pays, or the whole budget to the end, two where it pays for the next round, and one at least. In
/// the order of the candidates.
[[nodiscard]] std::vector<RankedFate> chooseSurvivors(const std::vector<HalvingCandidate>& candidates,
                                                      const HalvingBudget& budget);

}  // namespace docent
