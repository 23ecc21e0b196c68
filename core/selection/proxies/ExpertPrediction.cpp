// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore expertPrediction(const ProxyInput& input) {
    ProxyScore score{.score = 0, .parts = input.slice->memberships};
    score.score =
        std::accumulate(score.parts.begin(), score.parts.end(), 0.0) / static_cast<double>(score.parts.size());
    return score;
}

}  // namespace docent::proxies
