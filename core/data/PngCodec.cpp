// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PngCodec.h"

#include <png.h>

#include <bit>
#include <cstring>
#include <string>
#include <vector>

#include "base/Error.h"
#include "data/PictureHeader.h"

namespace docent {

namespace {

// libpng leaves a failing call with longjmp, which must not cross an object with a destructor: each function below that
// calls setjmp holds plain values only, and tells by its result whether it came to its end.
class PngReader {
public:
    explicit PngReader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, onWarning);
        m_info = m_png != nullptr ? png_create_info_struct(m_png) : nullptr;
        if (m_info == nullptr) {
            png_destroy_read_struct(&m_png, nullptr, nullptr);
            throw Error("cannot be decoded: no memory");
        }
    }
    ~PngReader() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    bool readHeader() {
        if (setjmp(png_jmpbuf(m_png)) != 0) {
            return false;
        }
        png_set_read_fn(m_png, this, onRead);
        png_read_info(m_png, m_info);
        return true;
    }
    bool prepare() {
        if (setjmp(png_jmpbuf(m_png)) != 0) {
            return false;
        }
        // Palettes, grey of few bits and transparent colours become full samples; only then is grey made RGB.
        png_set_expand(m_png);
        png_set_gray_to_rgb(m_png);
        if constexpr (std::endian::native == std::endian::little) {
            if (png_get_bit_depth(m_png, m_info) == 16) {
                png_set_swap(m_png);
            }
        }
        m_passes = png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        return true;
    }
    bool readRow(std::uint8_t* row) {
        if (setjmp(png_jmpbuf(m_png)) != 0) {
            return false;
        }
        png_read_row(m_png, row, nullptr);
        return true;
    }
    bool readEnd() {
        if (setjmp(png_jmpbuf(m_png)) != 0) {
            return false;
        }
        png_read_end(m_png, m_info);
        return true;
    }
    [[nodiscard]] int orientation() {
        png_bytep exif = nullptr;
        png_uint_32 length = 0;
        if (png_get_eXIf_1(m_png, m_info, &length, &exif) == 0 || exif == nullptr) {
            return 1;
        }
        return exifOrientation({exif, length});
    }

    [[nodiscard]] png_uint_32 width() const { return png_get_image_width(m_png, m_info); }
    [[nodiscard]] png_uint_32 height() const { return png_get_image_height(m_png, m_info); }
    [[nodiscard]] std::size_t rowBytes() const { return png_get_rowbytes(m_png, m_info); }
    [[nodiscard]] int channels() const { return png_get_channels(m_png, m_info); }
    [[nodiscard]] bool is16Bit() const { return png_get_bit_depth(m_png, m_info) == 16; }
    [[nodiscard]] int passes() const { return m_passes; }
    [[nodiscard]] bool isTruncated() const { return m_isTruncated; }

    [[noreturn]] void fail() const {
        if (m_isTruncated) {
            failTruncated(m_bytes);
        }
        throw Error(std::string("is a damaged PNG (") + m_message + ")");
    }

private:
    static void onError(png_structp png, png_const_charp message) {
        auto* self = static_cast<PngReader*>(png_get_error_ptr(png));
        std::strncpy(self->m_message, message, sizeof self->m_message - 1);
        png_longjmp(png, 1);
    }
    static void onWarning(png_structp, png_const_charp) {}
    static void onRead(png_structp png, png_bytep out, png_size_t count) {
        auto* self = static_cast<PngReader*>(png_get_io_ptr(png));
        if (count > self->m_bytes.size() - self->m_at) {
            self->m_isTruncated = true;
            png_error(png, "end of data");
        }
        std::memcpy(out, self->m_bytes.data() + self->m_at, count);
        self->m_at += count;
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_at = 0;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
    int m_passes = 1;
    bool m_isTruncated = false;
    char m_message[120] = {};
};

/// One row of 8-bit or 16-bit RGB or RGBA as 8-bit RGB on white.
void convertRow(const std::uint8_t* row, std::size_t width, std::size_t channels, bool is16Bit, std::uint8_t* out) {
    if (is16Bit) {
        for (std::size_t x = 0; x < width; ++x) {
            std::uint16_t pixel[4] = {0, 0, 0, 65535};
            std::memcpy(pixel, row + 2 * x * channels, 2 * channels);
            for (int c = 0; c < 3; ++c) {
                *out++ = onWhite16(pixel[c], pixel[3]);
            }
        }
    } else if (channels == 3) {
        std::memcpy(out, row, width * 3);
    } else {
        for (std::size_t x = 0; x < width; ++x, row += 4, out += 3) {
            // Most pixels of clip art are wholly opaque or wholly transparent.
            if (row[3] == 255) {
                std::memcpy(out, row, 3);
            } else if (row[3] == 0) {
                std::memset(out, 255, 3);
            } else {
                for (int c = 0; c < 3; ++c) {
                    out[c] = onWhite(row[c], row[3]);
                }
            }
        }
    }
}

}  // namespace

Picture decodePng(std::span<const std::uint8_t> bytes) {
    PngReader reader(bytes);
    if (!reader.readHeader()) {
        reader.fail();
    }
    requireDecodableSize(reader.width(), reader.height());
    if (!reader.prepare()) {
        reader.fail();
    }
    Picture picture{static_cast<int>(reader.width()), static_cast<int>(reader.height()), {}};
    const std::size_t outRow = static_cast<std::size_t>(picture.width) * 3;
    picture.pixels.resize(outRow * static_cast<std::size_t>(picture.height));
    // Interlaced pictures come in passes that fill the same rows, so all of these are kept.
    const bool isInterlaced = reader.passes() > 1;
    const std::size_t inRow = reader.rowBytes();
    // 8-bit RGB is what the picture holds: no row of it is copied.
    const bool isAsKept = !isInterlaced && !reader.is16Bit() && reader.channels() == 3 && inRow == outRow;
    std::vector<std::uint8_t> rows(isInterlaced ? inRow * static_cast<std::size_t>(picture.height) : inRow);
    for (int pass = 0; pass < reader.passes(); ++pass) {
        for (int y = 0; y < picture.height; ++y) {
            std::uint8_t* row = isAsKept ? picture.pixels.data() + outRow * static_cast<std::size_t>(y)
                                         : rows.data() + (isInterlaced ? inRow * static_cast<std::size_t>(y) : 0);
            if (!reader.readRow(row)) {
                reader.fail();
            }
            if (!isAsKept && pass + 1 == reader.passes()) {
                convertRow(row, static_cast<std::size_t>(picture.width), static_cast<std::size_t>(reader.channels()),
                           reader.is16Bit(), picture.pixels.data() + outRow * static_cast<std::size_t>(y));
            }
        }
    }
    // What follows the pixels may be damaged without harm, but not missing: then the copy was cut short.
    if (!reader.readEnd() && reader.isTruncated()) {
        reader.fail();
    }
    return oriented(std::move(picture), reader.orientation());
}

std::string encodePng(const Picture& picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(picture.width);
    image.height = static_cast<png_uint_32>(picture.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = bytes.size();
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.pixels.data(), 0, nullptr) == 0) {
        throw Error(static_cast<const char*>(image.message));
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace docent
