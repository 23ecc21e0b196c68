// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace docent {

/// BiT's stem pool: zero pad by 1, then 3x3 stride 2 max pool without padding. Not a max pool with padding 1, whose
/// border is -inf. Fused, with one byte kept per output, for channels_last float and bfloat16 tensors on the CPU.
[[nodiscard]] torch::Tensor zeroPaddedMaxPool(const torch::Tensor& x);

}  // namespace docent
