// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <cmath>
#include <limits>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

ProxyScore ridge(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows rows = weightedRows(input, true);
    const Spectrum x = centredSpectrum(input, rows);
    const torch::Tensor& targets = rows.hot;
    const torch::Tensor mean = targets.mean(0);
    const torch::Tensor projected = torch::mm(x.left.t(), targets - mean);  // [r, classes]
    const std::int64_t n = input.embeddings.rows;
    const std::int64_t rank = x.squares.size(0);
    const double meanEigenvalue = rank > 0 ? x.total / static_cast<double>(rank) : 1;
    double smallestError = std::numeric_limits<double>::infinity();
    torch::Tensor best;  // [n, classes], each example told by the others
    for (int power = -5; power <= 2; ++power) {
        const torch::Tensor weights = x.squares / (x.squares + meanEigenvalue * std::pow(10.0, power));
        const torch::Tensor fitted = torch::mm(x.left * weights, projected) + mean;
        const torch::Tensor leverage = (x.left.square() * weights).sum(1) + 1 / static_cast<double>(n);
        const torch::Tensor error = (targets - fitted) / (1 - leverage).clamp_min(1e-12).unsqueeze(1);
        if (const double squared = error.square().sum().item<double>(); squared < smallestError) {
            smallestError = squared;
            best = targets - error;
        }
    }
    const torch::Tensor chosen = best.argmax(1).contiguous();
    const std::int64_t* classes = chosen.data_ptr<std::int64_t>();
    ProxyScore result;
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        result.parts.push_back(classes[i] == input.labels[i] ? 1 : 0);
        result.score += result.parts.back();
    }
    result.score /= static_cast<double>(n);
    return result;
}

}  // namespace docent::proxies
