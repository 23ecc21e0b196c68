// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>
#include <cmath>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

constexpr double rounding = 1e-9;

/// For each direction j of the embeddings the sum over classes of n_c times the squared mean of U's column j in c: what
/// part of the direction's spread lies between the classes.
torch::Tensor betweenClasses(const Spectrum& x, const WeightedRows& rows) {
    const torch::Tensor counts = torch::where(rows.counts > 0, rows.counts, torch::ones_like(rows.counts));
    return (torch::mm(rows.hot.t(), x.left).square() / counts.unsqueeze(1)).sum(0);
}

/// The part of the identity in the covariance of Ledoit and Wolf, as their lemma 3.3 and section 3.3 estimate it.
double shrinkage(const WeightedRows& centred, const Spectrum& x) {
    const double n = centred.count;
    const auto d = static_cast<double>(centred.values.size(1));
    const torch::Tensor norms = centred.values.square().sum(1, true) / centred.roots;  // times the roots
    const double fourth = norms.square().sum().item<double>();
    const double squared = x.squares.square().sum().item<double>() / (n * n);
    const double mean = x.total / n / d;
    const double distance = (squared - d * mean * mean) / d;
    const double noise = std::min((fourth / n - squared) / (d * n), distance);
    return noise > 0 ? noise / distance : 0;
}

}  // namespace

ProxyScore hScore(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows centred = weightedRows(input, true);
    const double score = betweenClasses(centredSpectrum(input, centred), centred).sum().item<double>();
    // All models reach it where features are many, and are not told apart by rounding then.
    const double most = (centred.counts > 0).sum().item<double>() - 1;
    return {.score = std::abs(most - score) < rounding * most ? most : score, .parts = {}};
}

ProxyScore shrunkHScore(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const WeightedRows centred = weightedRows(input, true);
    const Spectrum x = centredSpectrum(input, centred);
    if (x.squares.size(0) == 0) {
        return {};  // all embeddings are equal
    }
    const double n = centred.count;
    const double part = shrinkage(centred, x);
    const double mean = x.total / n / static_cast<double>(centred.values.size(1));
    const torch::Tensor between = x.squares * betweenClasses(x, centred) / (n - 1);
    const torch::Tensor all = (1 - part) * x.squares / n + part * mean;
    return {.score = (1 - part) * (between / all).sum().item<double>(), .parts = {}};
}

}  // namespace docent::proxies
