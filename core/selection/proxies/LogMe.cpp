// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <cmath>
#include <numbers>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr double tiny = 1e-5;  // in both denominators, as the authors have it
constexpr int mostIterations = 1000;
constexpr double settled = 1e-8;

/// Of one class's indicator y. `squares`: of the features' singular values; `projected`: U'y; `rest`: |y|^2 - |U'y|^2.
double evidence(const torch::Tensor& squares, const torch::Tensor& projected, double rest, double n) {
    const auto s = squares.accessor<double, 1>();
    const auto z = projected.accessor<double, 1>();
    const std::int64_t rank = s.size(0);
    double alpha = 1;
    double beta = 1;
    double weight = 0;    // |m|^2 of the posterior mean m
    double residual = 0;  // |y - F m|^2
    for (int i = 0; i < mostIterations; ++i) {
        const double ratio = alpha / beta;
        double gamma = 0;
        double left = n - static_cast<double>(rank);  // n - gamma, which their difference would round to 0
        weight = 0;
        residual = rest;
        for (std::int64_t j = 0; j < rank; ++j) {
            gamma += s[j] / (s[j] + ratio);
            left += ratio / (s[j] + ratio);
            const double mean = z[j] / (s[j] + ratio);
            weight += s[j] * mean * mean;
            residual += ratio * mean * ratio * mean;
        }
        alpha = gamma / (weight + tiny);
        beta = left / (residual + tiny);
        if (std::abs(alpha / beta - ratio) <= settled * ratio) {
            break;
        }
    }
    double logDeterminant = 0;
    for (std::int64_t j = 0; j < rank; ++j) {
        logDeterminant += std::log(alpha + beta * s[j]);
    }
    // The other directions, without features, have alpha alone, which the first term takes back.
    const auto spanned = static_cast<double>(rank);
    return (spanned > 0 ? spanned / 2 * std::log(alpha) : 0) + n / 2 * std::log(beta) - logDeterminant / 2 -
           beta / 2 * residual - alpha / 2 * weight - n / 2 * std::log(2 * std::numbers::pi);
}

}  // namespace

ProxyScore logMe(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows rows = weightedRows(input, false);
    const Spectrum features = spectrumOf(rows.values);
    const torch::Tensor projected = torch::mm(features.left.t(), rows.hot).t().contiguous();  // [classes, r]
    const double n = rows.count;
    ProxyScore result;
    int classes = 0;
    for (std::int64_t c = 0; c < input.classes; ++c) {
        const double count = rows.counts[c].item<double>();
        if (count > 0) {
            const torch::Tensor own = projected[c];
            const double rest = std::max(0.0, count - own.square().sum().item<double>());
            result.score += evidence(features.squares, own, rest, n) / n;
            ++classes;
        }
    }
    result.score /= classes;
    return result;
}

}  // namespace docent::proxies
