// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/proxies/Spectrum.h"

#include <torch/torch.h>

#include <algorithm>
#include <limits>

namespace docent::proxies {

namespace {

/// Whether X X' is the smaller product.
bool isWide(const torch::Tensor& x) {
    return x.size(0) <= x.size(1);
}

torch::Tensor smallerProduct(const torch::Tensor& x) {
    return isWide(x) ? torch::mm(x, x.t()) : torch::mm(x.t(), x);
}

double smallest(const torch::Tensor& x, double largest) {
    return largest * static_cast<double>(std::max(x.size(0), x.size(1))) * std::numeric_limits<double>::epsilon();
}

}  // namespace

WeightedRows weightedRows(const ProxyInput& input, bool centre) {
    const Matrix& matrix = input.embeddings;
    WeightedRows rows;
    rows.roots = torch::ones({matrix.rows, 1}, torch::kDouble);
    if (input.weights != nullptr) {
        rows.roots = torch::tensor(*input.weights, torch::kDouble).sqrt_().view({matrix.rows, 1});
    }
    rows.count = rows.roots.square().sum().item<double>();
    rows.values =
        torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}, torch::kFloat)
            .to(torch::kDouble);
    if (centre) {
        rows.values.sub_((rows.values * rows.roots.square()).sum(0) / rows.count);
    }
    rows.values.mul_(rows.roots);
    rows.hot = torch::zeros({matrix.rows, input.classes}, torch::kDouble);
    auto hot = rows.hot.accessor<double, 2>();
    const auto roots = rows.roots.accessor<double, 2>();
    for (std::int64_t i = 0; i < matrix.rows; ++i) {
        hot[i][input.labels[static_cast<std::size_t>(i)]] = roots[i][0];
    }
    rows.counts = rows.hot.square().sum(0);
    return rows;
}

std::vector<std::vector<std::int64_t>> membersOf(const ProxyInput& input) {
    std::vector<std::vector<std::int64_t>> members(static_cast<std::size_t>(input.classes));
    for (std::size_t i = 0; i < input.labels.size(); ++i) {
        members[static_cast<std::size_t>(input.labels[i])].push_back(static_cast<std::int64_t>(i));
    }
    return members;
}

Spectrum spectrumOf(const torch::Tensor& x) {
    const torch::NoGradGuard noGradients;
    auto [values, vectors] = torch::linalg_eigh(smallerProduct(x), "L");
    const std::int64_t size = values.size(0);
    const double largest = size > 0 ? values[size - 1].item<double>() : 0;
    const std::int64_t rank = largest > 0 ? values.gt(smallest(x, largest)).sum().item<std::int64_t>() : 0;
    Spectrum spectrum;
    spectrum.squares = values.narrow(0, size - rank, rank).flip(0).contiguous();
    vectors = vectors.narrow(1, size - rank, rank).flip(1).contiguous();
    spectrum.left = isWide(x) ? vectors : torch::mm(x, vectors).div_(spectrum.squares.sqrt());
    spectrum.total = x.square().sum().item<double>();
    return spectrum;
}

torch::Tensor squaresOf(const torch::Tensor& x) {
    const torch::NoGradGuard noGradients;
    return torch::linalg_eigvalsh(smallerProduct(x), "L").clamp_min(0);
}

Spectrum centredSpectrum(const ProxyInput& input, const WeightedRows& centred) {
    if (input.shared == nullptr) {
        return spectrumOf(centred.values);
    }
    std::optional<Spectrum>& shared = input.shared->centred;
    if (!shared) {
        shared = spectrumOf(centred.values);
    }
    return *shared;
}

torch::Tensor principalScores(const ProxyInput& input, const WeightedRows& centred, std::int64_t count) {
    const Spectrum spectrum = centredSpectrum(input, centred);
    const std::int64_t kept = std::min(count, spectrum.squares.size(0));
    return spectrum.left.narrow(1, 0, kept) * spectrum.squares.narrow(0, 0, kept).sqrt() / centred.roots;
}

}  // namespace docent::proxies
