// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"

namespace docent {

struct PcaResult {
    Matrix scores;                  ///< [n, k], the points in the new axes
    Matrix components;              ///< [k, d], the axes, of length 1
    std::vector<double> variances;  ///< [k], along each axis, divided by n - 1; falling
    std::vector<double> shares;     ///< [k], of the total variance, in [0, 1]
};

/// Principal components (Pearson 1901; Jolliffe 2002, chapter 1): the axes of the largest variance of the centred
/// points, from the eigenvectors of their covariance, or of their Gram matrix where there are fewer points than
/// dimensions, in double precision. Of a component's two directions the one is taken whose largest entry (the first of
/// equals) is positive, so that the same points give the same picture.
/// `points`: [n, d], n >= 1; `count` >= 1, fewer are returned where n or d is smaller. An axis without variance has
/// scores of 0. Throws Error for no points and for values that are not finite, Stopped when `context` asks for that.
[[nodiscard]] PcaResult principalComponents(const Matrix& points, int count, const RunContext& context = RunContext());

}  // namespace docent
