// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <utility>

namespace docent {

/// Group normalisation's epsilon in BiT and timm.
inline constexpr double groupNormEps = 1e-5;

/// relu(group_norm(x)) (Wu & He 2018) for x [n, c, h, w], gamma and beta [c], in one pass for the statistics and one
/// for the result, with a backward that keeps x, mean and rstd alone. For channels_last float and bfloat16 tensors on
/// the CPU; anything else goes to ATen, with the norm in fp32. Statistics are always fp32 or better.
/// `mayOverwrite`: x may be reused for the result while no gradient is recorded.
[[nodiscard]] torch::Tensor groupNormRelu(const torch::Tensor& x, const torch::Tensor& gamma, const torch::Tensor& beta,
                                          std::int64_t groups, bool mayOverwrite = false);

/// The end of a residual block and the first norm of what follows: {x + shortcut, relu(group_norm(x + shortcut))}.
/// While no gradient is recorded x is overwritten by the sum and, where `needSum` is false, both are the second.
[[nodiscard]] std::pair<torch::Tensor, torch::Tensor> addGroupNormRelu(const torch::Tensor& x,
                                                                       const torch::Tensor& shortcut,
                                                                       const torch::Tensor& gamma,
                                                                       const torch::Tensor& beta, std::int64_t groups,
                                                                       bool needSum = true);

}  // namespace docent
