// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <vector>

namespace docent {

/// The weights of a residual adapter, x <- x + up(relu(group_norm(down(x)))) (Puigcerver et al. 2021, section 3.2), in
/// groups of ModelConfig::adapterGroupSize channels.
struct AdapterWeights {
    torch::Tensor down;        ///< [middle, channels, 1, 1]
    torch::Tensor normWeight;  ///< [middle]
    torch::Tensor normBias;    ///< [middle]
    torch::Tensor up;          ///< [channels, middle, 1, 1]

    /// What is added to x [n, channels, h, w].
    [[nodiscard]] torch::Tensor forward(const torch::Tensor& x) const;
};

/// One in front of each block of a network, in their order; none at all = no adapters.
using AdapterSet = std::vector<AdapterWeights>;

}  // namespace docent
