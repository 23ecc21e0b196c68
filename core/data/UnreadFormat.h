// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace docent {

/// Why decodePicture() reads no file that begins so, where it is a picture of a format that is known but not read: "is
/// a HEIC picture, which is not read". Empty for all else.
[[nodiscard]] std::string whyFormatIsNotRead(std::span<const std::uint8_t> bytes);

}  // namespace docent
