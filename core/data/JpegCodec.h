// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "data/ImageSource.h"

namespace docent {

/// Decodes a JPEG through libjpeg: grey and CMYK become RGB, EXIF orientation is applied. With `size` > 0 it is read at
/// 1/2, 1/4 or 1/8 where its shorter side stays at least `size`. Throws Error with a reason, also for a picture of
/// which libjpeg would make up a part.
[[nodiscard]] Picture decodeJpeg(std::span<const std::uint8_t> bytes, int size);

}  // namespace docent
