// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "selection/RankingAge.h"

namespace docent {

/// What a score of this ranking means, in sentences.
[[nodiscard]] QString meaningText(const RankingResult& ranking);
/// What the ranking recommends, in a sentence; ties are told as ties.
[[nodiscard]] QString recommendationText(const RankingResult& ranking);
/// Why it should be made again; "" where it is as it would be now.
[[nodiscard]] QString ageText(const RankingAge& age);
/// The whole table as CSV: a line a model with the score of each class. `models`: those of the bank.
[[nodiscard]] QString rankingCsv(const RankingResult& ranking, const std::vector<ModelRecord>& models);

}  // namespace docent
