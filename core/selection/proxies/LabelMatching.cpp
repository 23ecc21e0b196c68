// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

namespace {

/// p log2(p / m), 0 for p = 0.
double part(double p, double m) {
    return p > 0 ? p * std::log2(p / m) : 0;
}

}  // namespace

ProxyScore labelMatching(const ProxyInput& input) {
    const Matrix& said = *input.slice->sourcePredictions;
    const auto classes = static_cast<std::size_t>(said.columns);
    std::vector<double> task(classes, 0);
    double total = 0;
    for (std::int64_t i = 0; i < said.rows; ++i) {
        const double weight = input.weights == nullptr ? 1 : (*input.weights)[static_cast<std::size_t>(i)];
        for (std::size_t z = 0; z < classes; ++z) {
            const double probability = said.row(i)[z];
            task[z] += weight * probability;
            total += weight * probability;
        }
    }
    double divergence = 0;
    for (std::size_t z = 0; z < classes; ++z) {
        const double p = task[z] / total;
        const double q = input.slice->shares[z];
        const double middle = (p + q) / 2;
        divergence += (part(p, middle) + part(q, middle)) / 2;
    }
    return {.score = -divergence, .parts = {}};
}

}  // namespace docent::proxies
