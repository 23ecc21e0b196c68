// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore labelNames(const ProxyInput& input) {
    ProxyScore score;
    for (const std::int64_t label : input.labels) {
        score.parts.push_back(input.slice->nameMatches[static_cast<std::size_t>(label)]);
    }
    score.score =
        std::accumulate(score.parts.begin(), score.parts.end(), 0.0) / static_cast<double>(score.parts.size());
    return score;
}

}  // namespace docent::proxies
