// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docent {

/// Interleaved 8-bit RGB, row-major: `pixels[(y * width + x) * 3 + channel]`.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

/// How a picture of any shape becomes a square one.
enum class ResizeRule {
    Fit,    ///< the whole picture, centred on white
    Crop,   ///< the shorter side fills the square, the middle is kept
    Squash  ///< both sides are stretched to the square (BiT)
};

/// Hands out the pictures of a catalog by index. `get` may be called from several threads at once.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    /// The picture as RGB on white, at least `size` pixels on the longer side where the original is (decoders may
    /// reduce while they read), or as it is for `size` 0. Throws Error whose text is the reason ("is truncated").
    [[nodiscard]] virtual Picture get(std::int64_t index, int size) const = 0;
    /// Text that changes when the picture at `index` does (file size and time): part of the cache's key.
    [[nodiscard]] virtual std::string fingerprint(std::int64_t index) const = 0;
};

}  // namespace docent
