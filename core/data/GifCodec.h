// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "data/ImageSource.h"

namespace docent {

/// Decodes the first frame of a GIF on white. Throws Error with a reason.
[[nodiscard]] Picture decodeGif(std::span<const std::uint8_t> bytes);

}  // namespace docent
