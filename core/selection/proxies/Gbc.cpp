// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr std::int64_t components = 64;
constexpr double smallestVariance = 1e-6;  // of that of all

struct Gaussian {
    std::vector<double> mean;
    double variance = 0;  ///< in each direction
};

std::vector<Gaussian> fit(const torch::Tensor& points, const WeightedRows& weighted, const ProxyInput& input) {
    const auto rows = points.accessor<double, 2>();
    const auto roots = weighted.roots.accessor<double, 2>();
    const auto counts = weighted.counts.accessor<double, 1>();
    const std::int64_t d = rows.size(1);
    const double spread = (points * weighted.roots).square().sum().item<double>();
    const double floor = std::max(smallestVariance * spread / weighted.count / static_cast<double>(d),
                                  std::numeric_limits<double>::min());
    const std::vector<std::vector<std::int64_t>> members = membersOf(input);
    std::vector<Gaussian> classes;
    for (std::int64_t c = 0; c < input.classes; ++c) {
        const std::vector<std::int64_t>& own = members[static_cast<std::size_t>(c)];
        if (own.empty()) {
            continue;
        }
        Gaussian gaussian{.mean = std::vector<double>(static_cast<std::size_t>(d), 0)};
        for (const std::int64_t i : own) {
            const double part = roots[i][0] * roots[i][0] / counts[c];
            for (std::int64_t j = 0; j < d; ++j) {
                gaussian.mean[static_cast<std::size_t>(j)] += part * rows[i][j];
            }
        }
        for (const std::int64_t i : own) {
            const double part = roots[i][0] * roots[i][0] / counts[c] / static_cast<double>(d);
            for (std::int64_t j = 0; j < d; ++j) {
                const double away = rows[i][j] - gaussian.mean[static_cast<std::size_t>(j)];
                gaussian.variance += part * away * away;
            }
        }
        gaussian.variance = std::max(gaussian.variance, floor);
        classes.push_back(std::move(gaussian));
    }
    return classes;
}

double coefficient(const Gaussian& a, const Gaussian& b) {
    double squared = 0;
    for (std::size_t j = 0; j < a.mean.size(); ++j) {
        squared += (a.mean[j] - b.mean[j]) * (a.mean[j] - b.mean[j]);
    }
    const double variance = (a.variance + b.variance) / 2;
    const double distance =
        squared / variance / 8 +
        static_cast<double>(a.mean.size()) / 2 * std::log(variance / std::sqrt(a.variance) / std::sqrt(b.variance));
    return std::exp(-distance);
}

}  // namespace

ProxyScore gbc(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows rows = weightedRows(input, true);
    const torch::Tensor points = principalScores(input, rows, components).contiguous();
    ProxyScore result;
    if (points.size(1) == 0) {  // all embeddings are equal: each pair overlaps wholly
        const double classes = rows.counts.gt(0).sum().item<double>();
        result.score = -classes * (classes - 1) / 2;
        return result;
    }
    const std::vector<Gaussian> classes = fit(points, rows, input);
    for (std::size_t a = 0; a < classes.size(); ++a) {
        for (std::size_t b = a + 1; b < classes.size(); ++b) {
            result.score -= coefficient(classes[a], classes[b]);
        }
    }
    return result;
}

}  // namespace docent::proxies
