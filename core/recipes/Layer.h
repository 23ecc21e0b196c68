// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "data/ImageSource.h"

namespace docent {

/// Red, green, blue and alpha in [0, 1]; the colours are multiplied with alpha.
struct Sample {
    float red = 0;
    float green = 0;
    float blue = 0;
    float alpha = 0;
};

/// A picture with transparent places.
struct Layer {
    int width = 0;
    int height = 0;
    std::vector<Sample> samples;  ///< row-major
};

/// A picture file: PNG with its alpha, all else that decodePictureFile() reads as opaque. Throws Error with a reason.
[[nodiscard]] Layer readLayer(const std::filesystem::path& path);
/// 8 bits a sample, colours multiplied with alpha, as blue, green, red, alpha; `stride` bytes from row to row.
[[nodiscard]] Layer layerFromBgra(const std::uint8_t* bytes, int width, int height, std::ptrdiff_t stride);
[[nodiscard]] Layer opaqueLayer(const Picture& picture);

/// Averaged over areas; no side grows.
[[nodiscard]] Layer shrunkLayer(const Layer& layer, int width, int height);
/// A part of it.
[[nodiscard]] Layer croppedLayer(const Layer& layer, int left, int top, int width, int height);
/// Without the transparent margin. Throws Error where nothing is left.
[[nodiscard]] Layer trimmedLayer(const Layer& layer);
/// Between the four samples around a place; outside all is transparent.
[[nodiscard]] Sample sampled(const Layer& layer, double x, double y);

}  // namespace docent
