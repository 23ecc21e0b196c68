// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"

namespace docent {

/// What the expert prediction network learns from: pictures of the source as the baseline embeds them.
struct ExpertPredictionData {
    const Matrix& embeddings;                 ///< [m, d]
    const std::vector<std::int64_t>& labels;  ///< [m], in [0, z)
    /// [E][z]: the share of each class of the source in the slice of each expert, see SliceEvidence::shares.
    const std::vector<std::vector<double>>& shares;
};

/// The probability that each of the rows [n, d] belongs to the slice of each expert, [n, E]: softmax regression on the
/// baseline's embeddings (Puigcerver et al. 2021, section 3.3, train a whole network for it). Slices lie in one
/// another, so a picture of class c is divided among the experts by `shares[e][c]`: of the slices that hold it the
/// narrow ones get most. Embeddings are standardised; of the weights the penalty of 1e-4 to 1 is taken, in steps of
/// ten, whose loss is smallest on a fifth of the pictures that is held out. The same for the same data. Throws Error
/// for no picture, for sizes that differ, and for a class that no expert holds; Stopped.
[[nodiscard]] Matrix predictExperts(const ExpertPredictionData& data, const Matrix& rows, const RunContext& context);

}  // namespace docent
