// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <optional>

#include "selection/proxies/Proxy.h"

namespace docent::proxies {

/// A matrix X [n, d] = U S V' without V.
struct Spectrum {
    torch::Tensor left;     ///< U [n, r], orthonormal columns, double
    torch::Tensor squares;  ///< [r], the squared singular values, falling, > 0
    double total = 0;       ///< their sum: the squared Frobenius norm of X
};

/// Examples, each with the root of its weight, so that sums of squares and products are those of repeated examples.
struct WeightedRows {
    torch::Tensor values;  ///< [n, d], embeddings times roots, double
    torch::Tensor roots;   ///< [n, 1]
    double count = 0;      ///< of the examples: the sum of the weights
    torch::Tensor hot;     ///< [n, classes], indicators of the labels times roots
    torch::Tensor counts;  ///< [classes], of the examples of each
};
/// With `centre` the embeddings are less their weighted mean.
[[nodiscard]] WeightedRows weightedRows(const ProxyInput& input, bool centre);

/// The examples of each class, ascending.
[[nodiscard]] std::vector<std::vector<std::int64_t>> membersOf(const ProxyInput& input);

/// By the eigenvectors of the smaller of X X' and X' X. Singular values whose square is below max(n, d) eps of the
/// largest are left out: the product of a matrix with itself does not hold them.
[[nodiscard]] Spectrum spectrumOf(const torch::Tensor& x);

/// The sum of squared singular values times log(1 + scale s^2) and the like need no vectors: the squares alone, [r].
[[nodiscard]] torch::Tensor squaresOf(const torch::Tensor& x);

/// See ProxyInput::shared.
struct SharedSpectra {
    std::optional<Spectrum> centred;
};
/// Of the input's weighted rows, which are these; computed once where the input shares it.
[[nodiscard]] Spectrum centredSpectrum(const ProxyInput& input, const WeightedRows& centred);

/// The first `count` principal components of the input's centred rows: U S [n, min(count, r)], without the roots.
[[nodiscard]] torch::Tensor principalScores(const ProxyInput& input, const WeightedRows& centred, std::int64_t count);

}  // namespace docent::proxies
