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

torch::Tensor toTensor(const Matrix& matrix, bool centre) {
    torch::Tensor values =
        torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}, torch::kFloat)
            .to(torch::kDouble);
    if (centre) {
        values.sub_(values.mean(0));
    }
    return values;
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

torch::Tensor principalScores(const torch::Tensor& centred, std::int64_t count) {
    const Spectrum spectrum = spectrumOf(centred);
    const std::int64_t kept = std::min(count, spectrum.squares.size(0));
    return spectrum.left.narrow(1, 0, kept) * spectrum.squares.narrow(0, 0, kept).sqrt();
}

torch::Tensor indicators(const std::vector<std::int64_t>& labels, std::int64_t classes) {
    torch::Tensor hot = torch::zeros({static_cast<std::int64_t>(labels.size()), classes}, torch::kDouble);
    auto values = hot.accessor<double, 2>();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        values[static_cast<std::int64_t>(i)][labels[i]] = 1;
    }
    return hot;
}

}  // namespace docent::proxies
