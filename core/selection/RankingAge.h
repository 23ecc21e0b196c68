// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

/// What happened since a ranking was made. Names in alphabetical order.
struct RankingAge {
    std::vector<std::string> added;      ///< models that it would hold now; none where it is of chosen models
    std::vector<std::string> removed;    ///< of its models, those that are not in the bank any more
    std::vector<std::string> retrained;  ///< of its models, those whose weights are others now
    bool taskChanged = false;            ///< its task was imported again

    [[nodiscard]] bool isCurrent() const {
        return added.empty() && removed.empty() && retrained.empty() && !taskChanged;
    }
};

/// `models`: those of the bank. `taskCreated`: when its task was imported (UTC).
[[nodiscard]] RankingAge rankingAge(const RankingResult& ranking, const std::vector<ModelRecord>& models,
                                    const std::string& taskCreated);

}  // namespace docent
