// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <algorithm>

#include "selection/proxies/ProxyFunctions.h"
#include "selection/proxies/Spectrum.h"

namespace docent::proxies {

namespace {

/// For each direction j of the embeddings the sum over classes of n_c times the squared mean of U's column j in c: what
/// part of the direction's spread lies between the classes.
torch::Tensor betweenClasses(const Spectrum& x, const ProxyInput& input) {
    const torch::Tensor targets = indicators(input.labels, input.classes);
    const torch::Tensor counts = targets.sum(0).clamp_min(1).unsqueeze(1);
    return (torch::mm(targets.t(), x.left).square() / counts).sum(0);
}

/// The part of the identity in the covariance of Ledoit and Wolf, as their lemma 3.3 and section 3.3 estimate it.
double shrinkage(const torch::Tensor& centred, const Spectrum& x) {
    const auto n = static_cast<double>(centred.size(0));
    const auto d = static_cast<double>(centred.size(1));
    const double fourth = centred.square().sum(1).square().sum().item<double>();
    const double squared = x.squares.square().sum().item<double>() / (n * n);
    const double mean = x.total / n / d;
    const double distance = (squared - d * mean * mean) / d;
    const double noise = std::min((fourth / n - squared) / (d * n), distance);
    return noise > 0 ? noise / distance : 0;
}

}  // namespace

ProxyScore hScore(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const Spectrum x = spectrumOf(toTensor(input.embeddings, true));
    return {.score = betweenClasses(x, input).sum().item<double>(), .parts = {}};
}

ProxyScore shrunkHScore(const ProxyInput& input) {
    const torch::NoGradGuard noGradients;
    const torch::Tensor centred = toTensor(input.embeddings, true);
    const Spectrum x = spectrumOf(centred);
    if (x.squares.size(0) == 0) {
        return {};  // all embeddings are equal
    }
    const auto n = static_cast<double>(centred.size(0));
    const double part = shrinkage(centred, x);
    const double mean = x.total / n / static_cast<double>(centred.size(1));
    const torch::Tensor between = x.squares * betweenClasses(x, input) / (n - 1);
    const torch::Tensor all = (1 - part) * x.squares / n + part * mean;
    return {.score = (1 - part) * (between / all).sum().item<double>(), .parts = {}};
}

}  // namespace docent::proxies
