// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "selection/Ranking.h"
#include "transfer/RunRecord.h"

namespace docent {

/// A model that was ranked for a task and fine-tuned on it.
struct ProxyPoint {
    std::string model;
    ModelKind kind = ModelKind::FullExpert;
    double score = 0;  ///< the proxy's
    Interval scoreInterval;
    double accuracy = 0;  ///< test accuracy of its best run
    Interval accuracyInterval;
    std::string run;
};

/// How well the proxy foretold the accuracies after fine-tuning.
struct ProxyCheck {
    std::string task;
    std::string proxy;                                              ///< that ranked
    std::vector<ProxyPoint> points;                                 ///< in the order of the ranking
    double tau = std::numeric_limits<double>::quiet_NaN();          ///< kendallTau(), NaN for fewer than two points
    double weightedTau = std::numeric_limits<double>::quiet_NaN();  ///< weightedTau()
    std::string recommended;                                        ///< first of the ranking
    bool recommendedWasTuned = false;
    std::string best;   ///< of the points the most accurate; the first of equals
    double regret = 0;  ///< accuracy of the best minus that of the recommended, where that was tuned
};

/// Of a task's complete runs, the most accurate of each model that its ranking holds. Runs of other tasks are passed
/// over, and so are those of models that are not in the ranking.
[[nodiscard]] ProxyCheck checkProxy(const RankingResult& ranking, const std::vector<RunRecord>& runs);

}  // namespace docent
