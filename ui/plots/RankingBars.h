// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

/// A model in the chart of a ranking.
struct RankingBar {
    QString key;    ///< the model's name
    QString name;   ///< what is written beside the bar
    int place = 1;  ///< in the ranking, the best is 1
    double score = 0;
    double low = 0;  ///< of the interval
    double high = 0;
    bool baseline = false;
    bool fitsBest = false;          ///< the best, or not told apart from it
    std::int64_t droppedAfter = 0;  ///< pictures, of which its score is, where halving dropped it; 0 = it did not
};

/// The chart of a ranking: bars from the top, in whatever order.
struct RankingBars {
    std::vector<RankingBar> bars;
    std::string proxy = "knn";       ///< what the scores are
    std::optional<double> chance;    ///< of an accuracy
    std::optional<double> baseline;  ///< score of the best baseline, in view wherever its bar is
    double lowest = 0;               ///< where bars begin: 0 of an accuracy
    double highest = 0;  ///< of all scores and intervals of the ranking, so that a filter does not move the axis
    bool hasTies = false;
    int ranked = 0;  ///< models of the ranking; more than there are bars where some are filtered out
};

/// These models of a ranking, by index; all in their order for none.
[[nodiscard]] RankingBars barsOf(const RankingResult& ranking);
[[nodiscard]] RankingBars barsOf(const RankingResult& ranking, const std::vector<int>& order);

/// "Place 2 of 14: clipart-food, 60.0 %, between 55.0 % and 65.0 %, not told apart from the best."
[[nodiscard]] QString describeBar(const RankingBars& bars, const RankingBar& bar);
/// A header, and a line a bar.
[[nodiscard]] QString toCsv(const RankingBars& bars);

}  // namespace docent
