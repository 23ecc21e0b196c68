// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include "base/Matrix.h"

namespace docent::proxies {

/// A matrix X [n, d] = U S V' without V.
struct Spectrum {
    torch::Tensor left;     ///< U [n, r], orthonormal columns, double
    torch::Tensor squares;  ///< [r], the squared singular values, falling, > 0
    double total = 0;       ///< their sum: the squared Frobenius norm of X
};

/// [n, d] as double; with `centre` less the mean of each column.
[[nodiscard]] torch::Tensor toTensor(const Matrix& matrix, bool centre);

/// By the eigenvectors of the smaller of X X' and X' X. Singular values whose square is below max(n, d) eps of the
/// largest are left out: the product of a matrix with itself does not hold them.
[[nodiscard]] Spectrum spectrumOf(const torch::Tensor& x);

/// The sum of squared singular values times log(1 + scale s^2) and the like need no vectors: the squares alone, [r].
[[nodiscard]] torch::Tensor squaresOf(const torch::Tensor& x);

/// The first `count` principal components of centred rows: U S [n, min(count, r)].
[[nodiscard]] torch::Tensor principalScores(const torch::Tensor& centred, std::int64_t count);

/// One-hot rows [n, classes], double.
[[nodiscard]] torch::Tensor indicators(const std::vector<std::int64_t>& labels, std::int64_t classes);

}  // namespace docent::proxies
