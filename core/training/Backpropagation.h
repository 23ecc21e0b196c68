// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

#include "nn/ResNetV2.h"

namespace docent {

struct BatchOutcome {
    double loss = 0;        ///< mean cross-entropy over the batch
    std::int64_t hits = 0;  ///< pictures whose largest logit is that of their label
};

/// Sets the gradients of all parameters of `model` to those of the mean cross-entropy of the batch, with label
/// smoothing as PyTorch defines it. `images`: [n, 3, s, s], `labels`: [n], on the model's device. On the CPU each
/// thread takes a shard of the batch (Shards.h) and the shards' gradients are added in their order: the same bits for
/// the same number of threads. With `atOnce` > 0 that many pictures go through the network at a time and the gradients
/// of these parts are added: those of the whole batch but for rounding, in less memory. When it throws, for want of
/// memory say, the gradients are what they were.
BatchOutcome backpropagate(ResNetV2& model, const torch::Tensor& images, const torch::Tensor& labels,
                           double labelSmoothing, std::int64_t atOnce = 0);

}  // namespace docent
