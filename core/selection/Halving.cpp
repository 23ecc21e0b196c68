// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Halving.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/Random.h"

namespace docent {

namespace {

constexpr std::int64_t firstPart = 16;    // of the examples one in so many is seen in the first round
constexpr std::int64_t fewestFirst = 24;  // below, a round tells nothing
constexpr double mostForFirst = 0.6;      // of the budget

/// Each example at an even place among those of its class, from a random beginning, behind two of each.
std::vector<std::int64_t> evenOrder(const std::vector<std::int64_t>& labels, std::uint64_t seed) {
    std::map<std::int64_t, std::vector<std::int64_t>> byClass;
    for (std::int64_t i = 0; i < std::ssize(labels); ++i) {
        byClass[labels[static_cast<std::size_t>(i)]].push_back(i);
    }
    // Two of each class go first, so that no round lacks one, however small.
    std::vector<std::int64_t> order;
    order.reserve(labels.size());
    std::vector<std::pair<double, std::int64_t>> places;
    for (auto& [label, examples] : byClass) {
        Random random({seed, 0x4a1f, static_cast<std::uint64_t>(label)});
        random.shuffle(examples);
        const std::size_t first = std::min<std::size_t>(2, examples.size());
        order.insert(order.end(), examples.begin(), examples.begin() + static_cast<std::ptrdiff_t>(first));
        const double begin = random.uniform();
        for (std::size_t k = first; k < examples.size(); ++k) {
            const double place = static_cast<double>(k - first) + begin;
            places.emplace_back(place / static_cast<double>(examples.size() - first), examples[k]);
        }
    }
    std::sort(places.begin(), places.end());
    for (const auto& [place, example] : places) {
        order.push_back(example);
    }
    return order;
}

}  // namespace

HalvingPlan planHalving(const std::vector<std::int64_t>& labels, double budget, std::uint64_t seed) {
    const std::int64_t n = std::ssize(labels);
    HalvingPlan plan{.order = evenOrder(labels, seed), .sizes = {}};
    std::vector<std::int64_t> sorted = labels;
    std::sort(sorted.begin(), sorted.end());
    const auto classes = std::unique(sorted.begin(), sorted.end()) - sorted.begin();
    const std::int64_t first = std::max({(n + firstPart - 1) / firstPart, 2 * classes, fewestFirst});
    if (static_cast<double>(first) <= mostForFirst * budget * static_cast<double>(n)) {
        for (std::int64_t size = first; size < n; size *= 2) {
            plan.sizes.push_back(size);
        }
    }
    plan.sizes.push_back(n);
    return plan;
}

std::vector<RankedFate> chooseSurvivors(const std::vector<HalvingCandidate>& candidates, const HalvingBudget& budget) {
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (candidates[a].score != candidates[b].score) {
            return candidates[a].score > candidates[b].score;
        }
        return candidates[a].isFirst && !candidates[b].isFirst;
    });
    const double share = budget.passes / static_cast<double>(budget.rounds) / static_cast<double>(budget.step);
    const double toTheEnd = budget.passes / static_cast<double>(budget.remaining);
    auto affordable = static_cast<std::int64_t>(std::floor(std::max(share, toTheEnd)));
    if (affordable < 2 && budget.passes >= 2.0 * static_cast<double>(budget.step)) {
        affordable = 2;  // one alone learns nothing more
    }
    std::vector<RankedFate> fates(candidates.size(), RankedFate::Kept);
    for (std::size_t place = 0; place < order.size(); ++place) {
        const HalvingCandidate& candidate = candidates[order[place]];
        if (place > 0 && !candidate.isTied) {
            fates[order[place]] = RankedFate::Behind;
        } else if (!candidate.isFree && --affordable < 0 && place > 0) {
            fates[order[place]] = RankedFate::Unranked;
        }
    }
    return fates;
}

}  // namespace docent
