// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr double precision = 1e-4;  // eps of the authors

double codingRate(const torch::Tensor& rows) {
    const double scale = 1 / (static_cast<double>(rows.size(0)) * precision);
    return 0.5 * torch::log1p(squaresOf(rows) * scale).sum().item<double>();
}

}  // namespace

ProxyScore transRate(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const torch::Tensor rows = toTensor(input.embeddings, true);
    std::vector<std::vector<std::int64_t>> members(static_cast<std::size_t>(input.classes));
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        members[static_cast<std::size_t>(input.labels[i])].push_back(static_cast<std::int64_t>(i));
    }
    ProxyScore result{.score = codingRate(rows), .parts = {}};
    for (const std::vector<std::int64_t>& own : members) {
        if (!own.empty()) {
            const double part = static_cast<double>(own.size()) / static_cast<double>(input.labels.size());
            result.score -= part * codingRate(rows.index_select(0, torch::tensor(own)));
        }
    }
    return result;
}

}  // namespace docent::proxies
