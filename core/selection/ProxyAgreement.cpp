// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ProxyAgreement.h"

#include <cmath>

#include "selection/RankCorrelation.h"

namespace docent {

std::vector<std::string> proxyNames(const RankingResult& ranking) {
    std::vector<std::string> names{ranking.options.proxy};
    names.insert(names.end(), ranking.otherProxies.begin(), ranking.otherProxies.end());
    return names;
}

double proxyScore(const RankedModel& model, std::size_t index) {
    return index == 0 ? model.score : model.otherScores.at(index - 1);
}

std::vector<ProxyAgreement> proxyAgreement(const RankingResult& ranking) {
    std::vector<ProxyAgreement> agreement;
    const std::size_t count = ranking.otherProxies.size() + 1;
    for (std::size_t first = 0; first < count; ++first) {
        for (std::size_t second = first + 1; second < count; ++second) {
            std::vector<double> x;
            std::vector<double> y;
            for (const RankedModel& model : ranking.models) {
                if (model.examples != ranking.models.front().examples) {
                    continue;  // scores of a part of the pictures do not compare with those of more
                }
                const double a = proxyScore(model, first);
                const double b = proxyScore(model, second);
                if (std::isfinite(a) && std::isfinite(b)) {
                    x.push_back(a);
                    y.push_back(b);
                }
            }
            if (const double tau = weightedTau(x, y); std::isfinite(tau)) {
                agreement.push_back({first, second, tau});
            }
        }
    }
    return agreement;
}

}  // namespace docent
