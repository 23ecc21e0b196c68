// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "data/ImageSource.h"

namespace docent {

/// Pictures larger than this many pixels are refused before they are decoded (decompression bombs).
inline constexpr std::int64_t maxPicturePixels = 100'000'000;

/// Decodes PNG, JPEG, WebP, TIFF, BMP and GIF (first frame) to 8-bit RGB: alpha is composed on white, 16 bits are
/// scaled, grey and palette become RGB, CMYK is converted, EXIF rotation is applied. With `size` > 0 a JPEG may be read
/// at 1/2, 1/4 or 1/8, never below `size` on its shorter side. Throws Error whose reason is one to show beside the
/// file's name; its mend may be empty.
[[nodiscard]] Picture decodePicture(std::span<const std::uint8_t> bytes, int size = 0);
[[nodiscard]] Picture decodePictureFile(const std::filesystem::path& path, int size = 0);

/// Area-averaging resize to size x size by the rule.
[[nodiscard]] Picture resizePicture(const Picture& picture, int size, ResizeRule rule);

/// Writes a PNG (for samples and exported examples).
void writePng(const std::filesystem::path& path, const Picture& picture);

[[nodiscard]] std::string_view toString(ResizeRule rule);  ///< "fit", "crop", "squash"
[[nodiscard]] ResizeRule resizeRuleFromString(std::string_view text);
/// By the extension, in any case: .png .jpg .jpeg .jpe .jfif .webp .tif .tiff .bmp .gif
[[nodiscard]] bool isPictureFile(const std::filesystem::path& path);

}  // namespace docent
