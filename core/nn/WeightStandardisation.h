// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace docent {

/// Weight standardisation (Qiao et al. 2019): each filter of weight [o, i, kh, kw] minus its mean, divided by
/// sqrt(biased variance + eps). Fused, with its own backward, for float filters that lie contiguous on the CPU;
/// anything else goes to ATen.
[[nodiscard]] torch::Tensor standardiseWeight(const torch::Tensor& weight, double eps);

}  // namespace docent
