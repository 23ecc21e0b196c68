// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

/// How far two proxies of a ranking order its models alike.
struct ProxyAgreement {
    std::size_t first = 0;  ///< index in proxyNames()
    std::size_t second = 0;
    double tau = 0;  ///< weightedTau() of their scores: the best places count most; 1 = one order, -1 = the reverse
};

/// The proxy that ranks, then the others.
[[nodiscard]] std::vector<std::string> proxyNames(const RankingResult& ranking);
/// Of a model by proxyNames()[index]; NaN where it has none.
[[nodiscard]] double proxyScore(const RankedModel& model, std::size_t index);
/// Every pair once, `first` < `second`, over the models that both have scores of; none where weightedTau() has none.
[[nodiscard]] std::vector<ProxyAgreement> proxyAgreement(const RankingResult& ranking);

}  // namespace docent
