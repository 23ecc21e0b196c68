// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "data/ImageSource.h"

namespace docent {

/// Decodes a PNG of any kind through libpng: alpha and transparent colours on white, 16 bits scaled, EXIF orientation
/// applied. Throws Error with a reason.
[[nodiscard]] Picture decodePng(std::span<const std::uint8_t> bytes);
/// A PNG of 8 bits in RGB, compressed for speed. `picture` has a pixel at least. Throws Error.
[[nodiscard]] std::string encodePng(const Picture& picture);

}  // namespace docent
