// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace docent {

/// Kendall's tau-b (Kendall 1945), which allows for ties: (P - Q) / sqrt((P + Q + T)(P + Q + U)) with P and Q the pairs
/// in the same and in opposite order, T those tied in `x` only, U those tied in `y` only. `x` and `y`: [n] each. NaN
/// for fewer than two, and where all of one are equal: no order, nothing to agree with. Throws Error for sizes that
/// differ and for values that are not finite.
[[nodiscard]] double kendallTau(const std::vector<double>& x, const std::vector<double>& y);

/// Weighted tau with additive hyperbolic weights (Vigna 2015, "A weighted correlation index for rankings with ties"):
/// the pair of the elements at places r and s, counted from 0, weighs 1 / (r + 1) + 1 / (s + 1), so that it is the top
/// of the order that counts. The mean of the two taus whose places are by descending x (then y) and by descending y
/// (then x), as scipy.stats.weightedtau. NaN and errors as above.
[[nodiscard]] double weightedTau(const std::vector<double>& x, const std::vector<double>& y);

}  // namespace docent
