// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "data/ImageDecoder.h"

namespace docent {

/// Pictures of uint8 [size, size, 3] each.
using SquarePictures = std::vector<std::span<const std::uint8_t>>;

/// Pictures of this size that are computed at once: as many as hold 64 of 64 px.
[[nodiscard]] inline std::size_t squareBatchSize(int size) {
    return static_cast<std::size_t>(std::clamp((1 << 18) / (size * size), 1, 64));
}

/// Pictures of any shape, made square a batch at a time; `use(const SquarePictures&)` is called for each batch.
template <typename Use>
void forEachSquareBatch(const std::vector<Picture>& pictures, int size, ResizeRule rule, const Use& use) {
    const std::size_t batchSize = squareBatchSize(size);
    for (std::size_t begin = 0; begin < pictures.size(); begin += batchSize) {
        std::vector<Picture> square;
        for (std::size_t i = begin; i < std::min(begin + batchSize, pictures.size()); ++i) {
            square.push_back(resizePicture(pictures[i], size, rule));
        }
        SquarePictures pixels;
        for (const Picture& picture : square) {
            pixels.emplace_back(picture.pixels);
        }
        use(pixels);
    }
}

}  // namespace docent
