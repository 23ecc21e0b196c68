// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"

namespace docent {

/// For each of n points its k nearest others, nearest first.
struct Neighbourhood {
    std::int64_t rows = 0;  ///< n
    std::int64_t k = 0;
    std::vector<std::int32_t> indices;    ///< [n, k]
    std::vector<float> squaredDistances;  ///< [n, k], Euclidean
};

/// Exact up to single precision: all pairs by matrix products, a block of rows at a time. `points`: [n, d]; k is
/// lowered to n - 1. Throws Stopped when `context` asks for that.
[[nodiscard]] Neighbourhood nearestNeighbours(const Matrix& points, std::int64_t k,
                                              const RunContext& context = RunContext());

/// A point near a query, by its row.
struct Neighbour {
    std::int64_t row = 0;
    double distance = 0;  ///< Euclidean
};
/// The k rows of `points` that are nearest to `query` [d], nearest first, in double precision; of equals the lowest row
/// comes first.
[[nodiscard]] std::vector<Neighbour> nearestRows(const Matrix& points, const float* query, std::int64_t k);

}  // namespace docent
