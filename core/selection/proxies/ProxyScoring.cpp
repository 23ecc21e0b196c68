// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "base/Error.h"
#include "selection/proxies/ProxyFunctions.h"

namespace docent {

ProxyScore scoreProxy(std::string_view name, const ProxyInput& input, const RunContext& context) {
    const ProxyInfo info = proxyInfo(name);
    checkProxyInput(input);
    if (const std::string missing = whatIsMissing(info, input); !missing.empty()) {
        throw Error("The proxy '" + std::string(name) + "' cannot score the model: " + missing, "Choose another proxy");
    }
    context.checkStop();
    if (KnnChoice choice; parseKnn(name, choice)) {
        return proxies::knn(input, choice, context);
    }
    using Function = ProxyScore (*)(const ProxyInput&);
    constexpr std::pair<std::string_view, Function> functions[] = {{"ridge", proxies::ridge},
                                                                   {"logme", proxies::logMe},
                                                                   {"h-score", proxies::hScore},
                                                                   {"h-score-shrunk", proxies::shrunkHScore},
                                                                   {"transrate", proxies::transRate},
                                                                   {"gbc", proxies::gbc},
                                                                   {"parc", proxies::parc},
                                                                   {"leep", proxies::leep},
                                                                   {"nce", proxies::nce},
                                                                   {"expert-prediction", proxies::expertPrediction},
                                                                   {"label-matching", proxies::labelMatching},
                                                                   {"label-names", proxies::labelNames},
                                                                   {"oracle", proxies::oracle},
                                                                   {"random", proxies::random}};
    for (const auto& [known, function] : functions) {
        if (known == name) {
            ProxyScore score = function(input);
            if (!std::isfinite(score.score)) {
                throw Error("The proxy '" + std::string(name) + "' has no finite score for these embeddings",
                            "Choose another proxy, or train the model again with a lower learning rate");
            }
            return score;
        }
    }
    throw Error("The proxy '" + std::string(name) + "' is known but not computed");
}

}  // namespace docent
