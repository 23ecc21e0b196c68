// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/CellRecord.h"
#include "study/StudySpec.h"

namespace docent {

/// A cell of the source "src" with a baseline and two experts, all fine-tuned to these test accuracies; by "knn" they
/// have these scores. The strategies: baseline, best:knn, halving:knn, oracle.
inline CellRecord makeCell(const std::string& task, std::uint64_t seed, const std::vector<double>& accuracies,
                           const std::vector<double>& scores) {
    CellRecord cell;
    cell.key = {.source = "src", .task = task, .examplesPerClass = 0, .seed = seed};
    cell.classes = {"a", "b"};
    cell.trainImages = 100;
    cell.testImages = 200;
    cell.options.strategies = {"baseline", "best:knn", "halving:knn", "oracle"};
    cell.options.seed = seed;
    cell.proxies = {"knn"};
    std::size_t pick = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < accuracies.size(); ++i) {
        cell.candidates.push_back({.model = i == 0 ? "src-baseline" : std::string("src-e").append(std::to_string(i)),
                                   .kind = i == 0 ? ModelKind::Baseline : ModelKind::FullExpert,
                                   .node = i == 0 ? std::string() : std::string("e").append(std::to_string(i)),
                                   .scores = {scores[i]},
                                   .validationAccuracy = accuracies[i] - 0.01,
                                   .testAccuracy = accuracies[i],
                                   .cost = {.trainingPasses = 1000, .forwardPasses = 300, .seconds = 10}});
        pick = scores[i] > scores[pick] ? i : pick;
        best = accuracies[i] > accuracies[best] ? i : best;
    }
    const auto add = [&](const std::string& strategy, std::size_t model, std::int64_t selection, double tuned) {
        StrategyResult result{.strategy = strategy,
                              .model = cell.candidates[model].model,
                              .models = {cell.candidates[model].model},
                              .run = "r",
                              .validationAccuracy = cell.candidates[model].validationAccuracy,
                              .testAccuracy = cell.candidates[model].testAccuracy,
                              .interval = {0.1, 0.9}};
        result.selection.forwardPasses = selection;
        result.transfer = {.trainingPasses = static_cast<std::int64_t>(1000 * tuned),
                           .forwardPasses = static_cast<std::int64_t>(300 * tuned),
                           .seconds = 10 * tuned};
        if (strategy.starts_with("halving")) {
            result.wholePasses = 300;
            result.isSameAsWhole = model == pick;
        }
        cell.results.push_back(result);
    };
    add("baseline", 0, 0, 1);
    add("best:knn", pick, 300, 1);
    add("halving:knn", seed == 0 ? pick : 0, 60, 1);
    add("oracle", best, 0, 3);
    return cell;
}

/// Two tasks in two groups, two seeds.
inline StudySpec makeStudySpec() {
    StudySpec spec;
    spec.name = "made";
    spec.about = "Made of <numbers> & words.";
    spec.sources = {"src"};
    spec.tasks = {"one", "two"};
    spec.groupNames = {"natural", "structured"};
    spec.groups = {{"one", "natural"}, {"two", "structured"}};
    spec.seeds = {0, 1};
    spec.options.strategies = {"baseline", "best:knn", "halving:knn", "oracle"};
    spec.options.proxies = {"knn"};
    return spec;
}

inline std::vector<CellRecord> makeStudyCells() {
    return {makeCell("one", 0, {0.80, 0.84, 0.82}, {0.5, 0.6, 0.4}),   // the pick is the best: + 4
            makeCell("one", 1, {0.80, 0.82, 0.86}, {0.5, 0.6, 0.4}),   // + 2 of + 6
            makeCell("two", 0, {0.60, 0.58, 0.59}, {0.3, 0.2, 0.4}),   // - 1 of 0
            makeCell("two", 1, {0.60, 0.61, 0.59}, {0.3, 0.2, 0.1})};  // 0 of + 1
}

}  // namespace docent
