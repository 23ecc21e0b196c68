// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "exporting/Preprocess.h"

namespace docent {

/// Square pictures of uint8 [size, size, 3] as the float [n, 3, size, size] that a model takes.
[[nodiscard]] inline torch::Tensor pictureTensor(const std::vector<std::span<const std::uint8_t>>& pictures,
                                                 const Preprocess& preprocess) {
    const std::int64_t side = preprocess.size;
    torch::Tensor bytes = torch::empty({static_cast<std::int64_t>(pictures.size()), side, side, 3}, torch::kByte);
    auto* out = bytes.data_ptr<std::uint8_t>();
    for (const auto& pixels : pictures) {
        out = std::copy(pixels.begin(), pixels.end(), out);
    }
    const torch::Tensor mean = torch::tensor(preprocess.mean, torch::kFloat);
    const torch::Tensor deviation = torch::tensor(preprocess.deviation, torch::kFloat);
    return bytes.to(torch::kFloat).div_(255).sub_(mean).div_(deviation).permute({0, 3, 1, 2});
}

}  // namespace docent
