// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureHeader.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/Error.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

using Bytes = std::span<const std::uint8_t>;

/// Strips or tiles of a TIFF; the largest picture that is read has 400,000 tiles of the smallest size.
constexpr std::uint64_t maxTiffPieces = std::uint64_t{1} << 20;

/// Numbers at a place of the bytes; a place beyond the end is a truncated file.
class Fields {
public:
    Fields(Bytes bytes, bool bigEndian) : m_bytes(bytes), m_bigEndian(bigEndian) {}

    [[nodiscard]] std::uint64_t number(std::uint64_t place, unsigned width) const {
        if (place > m_bytes.size() || width > m_bytes.size() - place) {
            failTruncated(m_bytes);
        }
        std::uint64_t value = 0;
        for (unsigned i = 0; i < width; ++i) {
            const unsigned index = m_bigEndian ? i : width - 1 - i;
            value = value << 8 | m_bytes[static_cast<std::size_t>(place) + index];
        }
        return value;
    }
    [[nodiscard]] bool hasText(std::uint64_t place, std::string_view text) const {
        return place <= m_bytes.size() && text.size() <= m_bytes.size() - place &&
               std::memcmp(m_bytes.data() + place, text.data(), text.size()) == 0;
    }

private:
    Bytes m_bytes;
    bool m_bigEndian;
};

/// The whole numbers of a directory's entry. They are read when they are asked for: an entry may claim as many as the
/// file has bytes, and a directory may hold thousands of such entries.
struct TiffNumbers {
    std::uint64_t place = 0;
    unsigned width = 1;  ///< bytes each
    std::uint64_t count = 1;

    [[nodiscard]] std::uint64_t at(const Fields& fields, std::uint64_t index) const {
        return fields.number(place + index * width, width);
    }
};

/// What a TIFF's first directory says under the wanted tags, where that is whole numbers inside the file. As in
/// libtiff, the first entry of a tag counts.
std::map<std::uint64_t, TiffNumbers> readTiffDirectory(Bytes bytes, const Fields& fields,
                                                       std::initializer_list<std::uint64_t> wanted) {
    const bool big = fields.number(2, 2) == 43;
    const std::uint64_t directory = big ? fields.number(8, 8) : fields.number(4, 4);
    const std::uint64_t count = fields.number(directory, big ? 8 : 2);
    const std::uint64_t entryBytes = big ? 20 : 12;
    if (count > 4096) {
        throw Error("is damaged: its directory has " + std::to_string(count) + " entries");
    }
    std::map<std::uint64_t, TiffNumbers> found;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t entry = directory + (big ? 8 : 2) + i * entryBytes;
        const std::uint64_t tag = fields.number(entry, 2);
        const std::uint64_t type = fields.number(entry + 2, 2);
        const unsigned width = type == 1 ? 1 : type == 3 ? 2 : type == 4 ? 4 : type == 16 ? 8 : 0;
        const std::uint64_t length = big ? fields.number(entry + 4, 8) : fields.number(entry + 4, 4);
        if (width == 0 || length == 0 || std::find(wanted.begin(), wanted.end(), tag) == wanted.end()) {
            continue;
        }
        std::uint64_t place = entry + (big ? 12 : 8);
        if (length > (big ? 8U : 4U) / width) {
            place = fields.number(place, big ? 8 : 4);
        }
        if (place > bytes.size() || length > (bytes.size() - place) / width) {
            failTruncated(bytes);
        }
        found.emplace(tag, TiffNumbers{place, width, length});
    }
    return found;
}

void readTiff(Bytes bytes, PictureHeader& header) {
    const Fields fields(bytes, bytes[0] == 'M');
    const auto found = readTiffDirectory(bytes, fields, {256, 257, 258, 273, 279, 324, 325, 338, 339});
    const auto first = [&](std::uint64_t tag, std::uint64_t otherwise) {
        const auto entry = found.find(tag);
        return entry == found.end() ? otherwise : entry->second.at(fields, 0);
    };
    header.width = static_cast<std::int64_t>(std::min<std::uint64_t>(first(256, 0), 1U << 31));
    header.height = static_cast<std::int64_t>(std::min<std::uint64_t>(first(257, 0), 1U << 31));
    header.isFloat = first(339, 1) == 3;
    // At 8 bits and fewer the decoder goes through libtiff's RGBA reader, which multiplies with alpha by itself.
    header.isPremultiplied = found.contains(338) && (first(338, 0) == 1 || first(258, 1) <= 8);
    const auto offsets = found.find(found.contains(273) ? 273 : 324);  // of strips, or of tiles
    const auto lengths = found.find(found.contains(279) ? 279 : 325);
    if (offsets == found.end() || lengths == found.end()) {
        return;
    }
    const std::uint64_t pieces = std::min(offsets->second.count, lengths->second.count);
    if (pieces > maxTiffPieces) {
        throw Error("is damaged: it has " + std::to_string(pieces) + " strips or tiles");
    }
    for (std::uint64_t i = 0; i < pieces; ++i) {
        const std::uint64_t offset = offsets->second.at(fields, i);
        if (offset > bytes.size() || lengths->second.at(fields, i) > bytes.size() - offset) {
            failTruncated(bytes);
        }
    }
}

void readWebP(Bytes bytes, PictureHeader& header) {
    const Fields fields(bytes, false);
    if (fields.number(4, 4) + 8 > bytes.size()) {
        failTruncated(bytes);
    }
    if (fields.hasText(12, "VP8X")) {
        const std::uint64_t flags = fields.number(20, 4);
        header.isAnimated = (flags & 0x02) != 0;
        header.width = static_cast<std::int64_t>(fields.number(24, 3)) + 1;
        header.height = static_cast<std::int64_t>(fields.number(27, 3)) + 1;
        std::uint64_t chunk = 12;
        while ((flags & 0x08) != 0 && chunk + 8 <= bytes.size()) {
            const std::uint64_t length = fields.number(chunk + 4, 4);
            if (fields.hasText(chunk, "EXIF") && chunk + 8 + length <= bytes.size()) {
                Bytes exif = bytes.subspan(static_cast<std::size_t>(chunk) + 8, static_cast<std::size_t>(length));
                if (exif.size() > 6 && std::memcmp(exif.data(), "Exif\0", 6) == 0) {
                    exif = exif.subspan(6);
                }
                header.orientation = exifOrientation(exif);
            }
            chunk += 8 + length + length % 2;
        }
    } else if (fields.hasText(12, "VP8L")) {
        const std::uint64_t packed = fields.number(21, 4);
        header.width = static_cast<std::int64_t>(packed & 0x3fff) + 1;
        header.height = static_cast<std::int64_t>(packed >> 14 & 0x3fff) + 1;
    } else {
        header.width = static_cast<std::int64_t>(fields.number(26, 2) & 0x3fff);
        header.height = static_cast<std::int64_t>(fields.number(28, 2) & 0x3fff);
    }
}

void readBmp(Bytes bytes, PictureHeader& header) {
    const Fields fields(bytes, false);
    const std::uint64_t headerBytes = fields.number(14, 4);
    std::uint64_t bits = 0;
    std::uint64_t compression = 0;
    if (headerBytes == 12) {
        header.width = static_cast<std::int64_t>(fields.number(18, 2));
        header.height = static_cast<std::int64_t>(fields.number(20, 2));
        bits = fields.number(24, 2);
    } else {
        header.width = static_cast<std::int32_t>(fields.number(18, 4));
        header.height = std::abs(std::int64_t{static_cast<std::int32_t>(fields.number(22, 4))});
        bits = fields.number(28, 2);
        compression = fields.number(30, 4);
        header.hasAlpha = bits == 32 && compression == 3 && headerBytes >= 56 && fields.number(66, 4) != 0;
    }
    requireDecodableSize(header.width, header.height);
    if (compression == 0 || compression == 3) {
        const std::uint64_t row = (static_cast<std::uint64_t>(header.width) * bits + 31) / 32 * 4;
        if (fields.number(10, 4) + row * static_cast<std::uint64_t>(header.height) > bytes.size()) {
            failTruncated(bytes);
        }
    }
}

}  // namespace

void failTruncated(Bytes bytes) {
    throw Error("is truncated at byte " + std::to_string(bytes.size()), "Use the whole file");
}

PictureHeader readPictureHeader(Bytes bytes) {
    const Fields fields(bytes, false);
    PictureHeader header;
    if (fields.hasText(0, "\x89PNG\r\n\x1a\n")) {
        header.format = PictureFormat::Png;
    } else if (fields.hasText(0, "\xff\xd8\xff")) {
        header.format = PictureFormat::Jpeg;
    } else if (fields.hasText(0, "GIF87a") || fields.hasText(0, "GIF89a")) {
        header.format = PictureFormat::Gif;
    } else if (fields.hasText(0, "RIFF") && fields.hasText(8, "WEBP")) {
        header.format = PictureFormat::WebP;
        readWebP(bytes, header);
    } else if (fields.hasText(0, std::string_view("II*\0", 4)) || fields.hasText(0, std::string_view("MM\0*", 4)) ||
               fields.hasText(0, std::string_view("II+\0", 4)) || fields.hasText(0, std::string_view("MM\0+", 4))) {
        header.format = PictureFormat::Tiff;
        readTiff(bytes, header);
    } else if (fields.hasText(0, "BM") && bytes.size() > 2) {
        header.format = PictureFormat::Bmp;
        readBmp(bytes, header);
    }
    return header;
}

int exifOrientation(Bytes tiff) {
    try {
        const Fields fields(tiff, !tiff.empty() && tiff[0] == 'M');
        const auto found = readTiffDirectory(tiff, fields, {274});
        if (const auto entry = found.find(274); entry != found.end()) {
            const std::uint64_t orientation = entry->second.at(fields, 0);
            return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
        }
    } catch (const Error&) {
        // A damaged EXIF block does not make the picture unusable.
    }
    return 1;
}

Picture oriented(Picture picture, int orientation) {
    if (orientation <= 1 || orientation > 8) {
        return picture;
    }
    const int width = picture.width;
    const int height = picture.height;
    const bool transposed = orientation >= 5;
    Picture result{transposed ? height : width, transposed ? width : height, {}};
    result.pixels.resize(picture.pixels.size());
    // Which stored pixel is shown at (0, 0), and how far a step right and a step down lie apart among the stored ones.
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const std::ptrdiff_t stepX = fromRight ? -1 : 1;
    const std::ptrdiff_t stepY = fromBottom ? -std::ptrdiff_t{width} : std::ptrdiff_t{width};
    const std::ptrdiff_t origin =
        (fromRight ? width - 1 : 0) + (fromBottom ? std::ptrdiff_t{height - 1} * width : std::ptrdiff_t{0});
    const std::ptrdiff_t right = transposed ? stepY : stepX;
    const std::ptrdiff_t down = transposed ? stepX : stepY;
    std::uint8_t* out = result.pixels.data();
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            const std::uint8_t* in = picture.pixels.data() + (origin + y * down + x * right) * 3;
            *out++ = in[0];
            *out++ = in[1];
            *out++ = in[2];
        }
    }
    return result;
}

void requireDecodableSize(std::int64_t width, std::int64_t height) {
    if (width <= 0 || height <= 0) {
        throw Error("has no pixels");
    }
    if (width > maxPicturePixels || height > maxPicturePixels || width * height > maxPicturePixels) {
        throw Error("has " + std::to_string(width) + " x " + std::to_string(height) + " pixels, more than the " +
                        std::to_string(maxPicturePixels / 1'000'000) + " million that are read",
                    "Make it smaller");
    }
}

}  // namespace docent
