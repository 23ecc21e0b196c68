// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "data/ImageDecoder.h"

namespace docent {

/// Pictures of uint8 [size, size, 3] each.
using SquarePictures = std::vector<std::span<const std::uint8_t>>;

/// Pictures of any shape, made square a batch at a time; `use(const SquarePictures&)` is called for each batch.
template <typename Use>
void forEachSquareBatch(const std::vector<Picture>& pictures, int size, ResizeRule rule, const Use& use) {
    // As many as hold 64 pictures of 64 px.
    const auto batchSize = static_cast<std::size_t>(std::clamp((1 << 18) / (size * size), 1, 64));
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
