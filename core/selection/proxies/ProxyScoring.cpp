// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "base/Error.h"
#include "selection/proxies/ProxyFunctions.h"

namespace docent {

ProxyScore scoreProxy(std::string_view name, const ProxyInput& input, const RunContext& context) {
    const ProxyInfo info = proxyInfo(name);
    checkProxyInput(input);
    if (info.needsHead && (input.predictions == nullptr || input.predictions->columns < 1)) {
        throw Error("The proxy '" + std::string(name) + "' asks the model's own classes, and this model has none",
                    "Choose another proxy, or train the model here");
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
                                                                   {"nce", proxies::nce}};
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
