// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

#include "data/BatchLoader.h"

namespace docent {

/// Copies to a card from pinned memory, so that the processor goes on while the copy runs: what uses the copy there
/// waits for it.
[[nodiscard]] inline torch::Tensor toDevice(const torch::Tensor& tensor, const std::string& device) {
    const torch::Device to(device);
    return to.is_cuda() ? tensor.pin_memory().to(to, /*non_blocking=*/true) : tensor.to(to);
}

/// The pictures of a batch as float [n, 3, side, side] in channels_last order. On the CPU it shares the batch's buffer,
/// which must outlive it.
[[nodiscard]] inline torch::Tensor batchImages(Batch& batch, int side, const std::string& device) {
    const torch::Tensor images =
        torch::from_blob(batch.pixels.data(), {batch.size(), side, side, 3}, torch::kFloat).permute({0, 3, 1, 2});
    return toDevice(images, device);
}

/// The labels as int64 [n]; shares the buffer as above.
[[nodiscard]] inline torch::Tensor batchLabels(Batch& batch, const std::string& device) {
    return toDevice(torch::from_blob(batch.labels.data(), {batch.size()}, torch::kLong), device);
}

}  // namespace docent
