// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "data/ImageSource.h"

namespace docent {

enum class PictureFormat { Unknown, Png, Jpeg, Gif, WebP, Tiff, Bmp };

/// What the first bytes of a picture say; nothing is decoded.
struct PictureHeader {
    PictureFormat format = PictureFormat::Unknown;
    /// Filled for WebP, TIFF and BMP; the other formats' own readers look before they decode.
    std::int64_t width = 0;
    std::int64_t height = 0;
    int orientation = 1;           ///< of the EXIF block of a WebP, 1 to 8
    bool isAnimated = false;       ///< WebP
    bool hasAlpha = false;         ///< BMP: the header gives alpha a mask
    bool isPremultiplied = false;  ///< TIFF: the decoder hands out colours that are multiplied with alpha
    bool isFloat = false;          ///< TIFF
};

/// Throws Error: these are all bytes that there are, and more belong to the picture.
[[noreturn]] void failTruncated(std::span<const std::uint8_t> bytes);

/// Throws Error with a reason when the bytes end within the header, or before the size that the header announces.
[[nodiscard]] PictureHeader readPictureHeader(std::span<const std::uint8_t> bytes);

/// The orientation (1 to 8) in a TIFF structure, which is what an EXIF block is; 1 when it says nothing usable.
[[nodiscard]] int exifOrientation(std::span<const std::uint8_t> tiff);

/// Turns and mirrors a picture so that it stands as its EXIF orientation says.
[[nodiscard]] Picture oriented(Picture picture, int orientation);

/// Throws Error for an empty picture and for one of more than `maxPicturePixels`.
void requireDecodableSize(std::int64_t width, std::int64_t height);

/// Composes one 8-bit sample on white.
[[nodiscard]] constexpr std::uint8_t onWhite(unsigned value, unsigned alpha) {
    const unsigned sum = value * alpha + 255 * (255 - alpha);
    return static_cast<std::uint8_t>((sum + 127) / 255);
}

/// Composes one 16-bit sample on white and scales it to 8 bits.
[[nodiscard]] constexpr std::uint8_t onWhite16(std::uint64_t value, std::uint64_t alpha) {
    const std::uint64_t sum = value * alpha + std::uint64_t{65535} * (65535 - alpha);
    return static_cast<std::uint8_t>((sum + 65535ULL * 257 / 2) / (65535ULL * 257));
}

}  // namespace docent
