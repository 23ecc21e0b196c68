// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr double precision = 1e-4;  // eps of the authors

/// `count`: of the examples that the rows stand for.
double codingRate(const torch::Tensor& rows, double count) {
    const double scale = 1 / (count * precision);
    return 0.5 * torch::log1p(squaresOf(rows) * scale).sum().item<double>();
}

}  // namespace

ProxyScore transRate(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows rows = weightedRows(input, true);
    const std::vector<std::vector<std::int64_t>> members = membersOf(input);
    ProxyScore result{.score = codingRate(rows.values, rows.count), .parts = {}};
    for (std::int64_t c = 0; c < input.classes; ++c) {
        const std::vector<std::int64_t>& own = members[static_cast<std::size_t>(c)];
        if (!own.empty()) {
            const double count = rows.counts[c].item<double>();
            result.score -= count / rows.count * codingRate(rows.values.index_select(0, torch::tensor(own)), count);
        }
    }
    return result;
}

}  // namespace docent::proxies
