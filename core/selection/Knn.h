// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"

namespace docent {

struct KnnResult {
    double accuracy = 0;                   ///< part of the examples whose nearest other example has their class
    std::vector<std::uint8_t> correct;     ///< [n], 1 or 0
    std::vector<std::int64_t> neighbours;  ///< [n], index of the nearest other example
};

/// Exact leave-one-out 1-nearest-neighbour accuracy under Euclidean distance (Puigcerver et al. 2021, section 3.3).
/// `embeddings`: [n, d], n >= 2; `labels`: [n]. Distances are computed in double precision; of several examples at the
/// same distance the one with the lowest index is the neighbour. Throws Error for fewer than two examples, for sizes
/// that differ, and for values that are not finite; Stopped when `context` asks for that.
[[nodiscard]] KnnResult leaveOneOutNearestNeighbour(const Matrix& embeddings, const std::vector<std::int64_t>& labels,
                                                    const RunContext& context = RunContext());

/// The k nearest other examples of each, [n, k], nearest first, exact in the same sense; k in [1, n - 1]. Throws as the
/// above.
[[nodiscard]] std::vector<std::int64_t> leaveOneOutNeighbours(const Matrix& embeddings, std::int64_t k,
                                                              const RunContext& context = RunContext());

}  // namespace docent
