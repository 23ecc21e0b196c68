// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/Yaml.h"
#include "study/CellRecord.h"

namespace docent {

/// Where a strategy that costs much is followed; an empty list = everywhere.
struct StrategyScope {
    std::vector<std::string> tasks;
    std::vector<std::int64_t> seeds;
    friend bool operator==(const StrategyScope&, const StrategyScope&) = default;
};

/// What a study compares: each strategy, for the models of each source, on each task, with each number of examples and
/// each seed.
struct StudySpec {
    std::string name;
    std::string about;                          ///< a sentence or two for the report
    std::vector<std::string> sources;           ///< data sets that have a baseline and experts in the bank
    std::vector<std::string> models;            ///< these experts only; empty = all that are trained
    std::vector<std::string> tasks;             ///< in the order of the groups
    std::map<std::string, std::string> groups;  ///< of each task; "" where the file names none
    std::vector<std::string> groupNames;        ///< in the order of the file
    std::vector<std::int64_t> examplesPerClass = {0};
    std::vector<std::int64_t> seeds = {0, 1, 2};  ///< >= 0
    std::map<std::string, StrategyScope> only;    ///< by strategy; one that is not named is followed in every cell
    double tie = 0.0025;                          ///< of an accuracy: a difference of the means that counts as none
    double confidence = 0.95;                     ///< of the intervals
    StrategyOptions options;                      ///< examplesPerClass and seed are those of the lists

    /// Every cell, the seeds outermost and the groups of tasks in turn, so that a study that is stopped has told
    /// something of all kinds.
    [[nodiscard]] std::vector<CellKey> cells() const;
    /// The strategies of a cell.
    [[nodiscard]] std::vector<std::string> strategiesOf(const CellKey& cell) const;
    /// All problems as text.
    [[nodiscard]] std::vector<std::string> check() const;
};

/// A study's file:
///
///     name: first
///     about: Does choosing help?
///     sources: [clipart]
///     tasks:                      # a list, or lists by group
///       natural: [fashion-mnist, stamps]
///       specialised: [digits]
///     examples_per_class: [0, 5]
///     seeds: [0, 1, 2]
///     strategies: [baseline, random, best:knn, oracle]
///     proxies: [all]
///     learning_rates: [0.03, 0.01]
///     only:                       # strategies that cost much, on a part of the cells
///       oracle: {seeds: [0]}
///
/// and all other words of StrategyOptions. Throws Error with the line of what is wrong.
[[nodiscard]] StudySpec studyFromYaml(const Yaml& yaml);
[[nodiscard]] StudySpec loadStudy(const std::filesystem::path& file);
[[nodiscard]] Yaml toYaml(const StudySpec& spec);

}  // namespace docent
