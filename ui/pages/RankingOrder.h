// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

enum class RankingSort { Score, Name, Pictures };

/// Which models of a ranking are shown, and in which order.
struct RankingFilter {
    RankingSort sort = RankingSort::Score;
    QString branch;  ///< path in the hierarchy: only experts of this node and of those under it; "" = all
    QString text;    ///< only those whose name or node has it
};

/// Indices of the ranking's models, first to last. Baselines are always among them: they are what the others are
/// measured by. `slices`: pictures that each model learned from, by its name.
[[nodiscard]] std::vector<int> arrangeRanking(const RankingResult& ranking, const QHash<QString, qint64>& slices,
                                              const RankingFilter& filter);

/// The nodes of the experts and all above them, in alphabetical order, without the root.
[[nodiscard]] QStringList branchesOf(const RankingResult& ranking);

}  // namespace docent
