// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "study/CellRecord.h"
#include "study/StudySpec.h"

namespace docent {

/// A mean over tasks, of means over seeds, with its interval.
struct StudyMean {
    double mean = 0;
    Interval interval;
    std::int64_t tasks = 0;  ///< 0 = there is nothing to take a mean of
    std::int64_t cells = 0;
};

/// `values`: [task][seed]. The interval is that of a bootstrap of two levels, tasks and within each its seeds (Davison
/// & Hinkley 1997, section 3.8), by percentiles of 2,000 resamples; with one task it is that over its seeds.
[[nodiscard]] StudyMean studyMean(const std::vector<std::vector<double>>& values, double confidence,
                                  std::uint64_t seed = 0);

/// Some of the cells of a study.
struct StudySlice {
    std::string source;                  ///< "" = all
    std::string group;                   ///< of tasks; "" = all
    std::int64_t examplesPerClass = -1;  ///< -1 = all
};

/// A strategy over the cells of a slice in which it has a result; its gain over those in which the baseline has one
/// too.
struct StrategySummary {
    std::string strategy;
    StudyMean accuracy;
    StudyMean gain;  ///< over the strategy "baseline", paired
    int wins = 0;    ///< tasks with a mean gain above the tie
    int ties = 0;
    int losses = 0;
    double oracleShare = 0;  ///< its mean gain in that of the oracle, over the cells that have both; NaN = not known
    double passes = 0;       ///< mean of the equivalent passes of a cell, see equivalentPasses()
    double selectionPasses = 0;
    double upstreamPasses = 0;
    double seconds = 0;  ///< mean, of the cells that were timed whole; NaN where none was
};
/// In the order of the study's strategies; those without a result are left out.
[[nodiscard]] std::vector<StrategySummary> summarise(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                                     const StudySlice& slice);

/// A proxy over the cells in which every candidate was fine-tuned.
struct ProxySummary {
    std::string proxy;
    StudyMean regret;       ///< test accuracy of the best candidate minus that of its pick
    StudyMean weightedTau;  ///< of its scores and the test accuracies
    double picksBest = 0;   ///< the part of the cells in which its pick is the best, or as good
};
[[nodiscard]] std::vector<ProxySummary> summariseProxies(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                                         const StudySlice& slice);

/// What the choice among fewer experts would have gained over the baseline: for 1, 2, 4, ... experts the mean over the
/// cells in which every candidate was fine-tuned and over 200 draws of so many experts, of the test accuracy of the
/// proxy's pick among them and the baseline, minus the baseline's.
struct ExpertsEffect {
    std::string proxy;  ///< "oracle" = the best of them on the validation part
    std::vector<std::pair<std::int64_t, double>> gains;
};
[[nodiscard]] std::vector<ExpertsEffect> expertsEffect(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                                       const StudySlice& slice,
                                                       const std::vector<std::string>& proxies);

/// How many times the passes of one strategy another takes, over the cells that have both; 0 where there are none.
[[nodiscard]] double passesRatio(const StudySpec& spec, const std::vector<CellRecord>& cells, const StudySlice& slice,
                                 const std::string& strategy, const std::string& other);

/// What halving saved.
struct HalvingSummary {
    std::string strategy;
    std::int64_t cells = 0;
    double passesShare = 0;  ///< of the passes of whole rankings
    double samePick = 0;     ///< the part of the cells in which it took what a whole ranking takes
    StudyMean difference;    ///< its test accuracy minus that of the whole ranking's pick, where both are there
};
[[nodiscard]] std::vector<HalvingSummary> summariseHalving(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                                           const StudySlice& slice);

/// The cells of a slice, and those alone that are of the study.
[[nodiscard]] std::vector<const CellRecord*> cellsOf(const StudySpec& spec, const std::vector<CellRecord>& cells,
                                                     const StudySlice& slice);

}  // namespace docent
