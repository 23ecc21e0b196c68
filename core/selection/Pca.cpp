// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Pca.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/Error.h"

namespace docent {

namespace {

void check(const Matrix& points, int count) {
    if (points.rows < 1 || points.columns < 1) {
        throw Error("There are no points to find principal components of", "Choose a part that has pictures");
    }
    if (count < 1) {
        throw Error("At least one principal component must be asked for, not " + std::to_string(count));
    }
    for (std::int64_t row = 0; row < points.rows; ++row) {
        const float* values = points.row(row);
        if (!std::all_of(values, values + points.columns, [](float value) { return std::isfinite(value); })) {
            throw Error("The embedding of picture " + std::to_string(row) + " holds a value that is not finite",
                        "Train the model again, with a lower learning rate");
        }
    }
}

/// The eigenvectors of the largest eigenvalues of a symmetric matrix as columns [m, k], falling, and the eigenvalues.
std::pair<torch::Tensor, torch::Tensor> largestEigenvectors(const torch::Tensor& symmetric, std::int64_t count) {
    const auto [values, vectors] = torch::linalg_eigh(symmetric, "L");
    const std::int64_t size = symmetric.size(0);
    return {values.narrow(0, size - count, count).flip(0).clamp_min(0).contiguous(),
            vectors.narrow(1, size - count, count).flip(1).contiguous()};
}

/// Turns each row so that its largest entry is positive.
void fixSigns(torch::Tensor& components) {
    auto rows = components.accessor<double, 2>();
    for (std::int64_t k = 0; k < rows.size(0); ++k) {
        std::int64_t largest = 0;
        for (std::int64_t j = 1; j < rows.size(1); ++j) {
            // Entries that differ by rounding only count as equal.
            if (std::abs(rows[k][j]) > std::abs(rows[k][largest]) * (1 + 1e-9)) {
                largest = j;
            }
        }
        if (rows[k][largest] < 0) {
            components[k].neg_();
        }
    }
}

Matrix toMatrix(const torch::Tensor& values) {
    const torch::Tensor single = values.to(torch::kFloat).contiguous();
    const float* data = single.data_ptr<float>();
    return {.rows = single.size(0), .columns = single.size(1), .values = {data, data + single.numel()}};
}

}  // namespace

PcaResult principalComponents(const Matrix& points, int count, const RunContext& context) {
    check(points, count);
    const torch::NoGradGuard noGradients;
    const std::int64_t n = points.rows;
    const std::int64_t d = points.columns;
    const std::int64_t k = std::min<std::int64_t>({count, n, d});
    torch::Tensor centred =
        torch::from_blob(const_cast<float*>(points.values.data()), {n, d}, torch::kFloat).to(torch::kDouble);
    centred.sub_(centred.mean(0));
    context.checkStop();
    torch::Tensor values;
    torch::Tensor components;  // [k, d]
    if (d <= n) {
        torch::Tensor vectors;
        std::tie(values, vectors) = largestEigenvectors(torch::mm(centred.t(), centred), k);
        components = vectors.t().contiguous();
    } else {
        torch::Tensor vectors;
        std::tie(values, vectors) = largestEigenvectors(torch::mm(centred, centred.t()), k);
        components = torch::mm(vectors.t(), centred);
        // An axis without variance has no direction: it stays 0.
        components.div_(components.norm(2, 1, true).clamp_min(1e-300));
    }
    context.checkStop();
    const double total = centred.square().sum().item<double>();
    const double noise = 1e-12 * total;
    auto eigenvalues = values.accessor<double, 1>();
    for (std::int64_t i = 0; i < k; ++i) {
        if (eigenvalues[i] <= noise) {
            eigenvalues[i] = 0;
            components[i].zero_();
        }
    }
    fixSigns(components);
    PcaResult result;
    result.scores = toMatrix(torch::mm(centred, components.t()));
    result.components = toMatrix(components);
    for (std::int64_t i = 0; i < k; ++i) {
        result.variances.push_back(eigenvalues[i] / static_cast<double>(std::max<std::int64_t>(n - 1, 1)));
        result.shares.push_back(total > 0 ? eigenvalues[i] / total : 0);
    }
    return result;
}

}  // namespace docent
