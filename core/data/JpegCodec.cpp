// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/JpegCodec.h"

// jpeglib.h needs these two before it.
#include <cstddef>
#include <cstdio>

#include <jerror.h>
#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <string>
#include <vector>

#include "base/Error.h"
#include "data/PictureHeader.h"

namespace docent {

namespace {

/// Of a progressive picture; ten are usual. Each goes over all pixels, so that a small file of thousands takes minutes.
constexpr int maxScans = 100;

// As in PngCodec.cpp: libjpeg's errors leave by longjmp, so each function that calls setjmp holds plain values only.
class JpegReader {
public:
    explicit JpegReader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {
        m_jpeg.err = jpeg_std_error(&m_errors);
        m_jpeg.client_data = this;
        m_errors.error_exit = onError;
        m_errors.emit_message = onMessage;
        m_errors.output_message = [](j_common_ptr) {};
        m_progress.progress_monitor = onProgress;
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_jpeg); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool readHeader() {
        if (setjmp(m_jump) != 0) {
            return false;
        }
        jpeg_create_decompress(&m_jpeg);
        m_jpeg.progress = &m_progress;
        jpeg_save_markers(&m_jpeg, JPEG_APP0 + 1, 0xffff);
        jpeg_mem_src(&m_jpeg, m_bytes.data(), m_bytes.size());
        jpeg_read_header(&m_jpeg, TRUE);
        return true;
    }
    bool begin(unsigned reduction) {
        if (setjmp(m_jump) != 0) {
            return false;
        }
        m_jpeg.scale_num = 1;
        m_jpeg.scale_denom = reduction;
        m_jpeg.out_color_space = isCmyk() ? JCS_CMYK : JCS_RGB;
        jpeg_start_decompress(&m_jpeg);
        return true;
    }
    bool readRow(std::uint8_t* row) {
        if (setjmp(m_jump) != 0) {
            return false;
        }
        JSAMPROW rows[] = {row};
        jpeg_read_scanlines(&m_jpeg, rows, 1);
        return true;
    }
    bool readEnd() {
        if (setjmp(m_jump) != 0) {
            return false;
        }
        jpeg_finish_decompress(&m_jpeg);
        return true;
    }

    [[nodiscard]] bool isCmyk() const {
        return m_jpeg.jpeg_color_space == JCS_CMYK || m_jpeg.jpeg_color_space == JCS_YCCK;
    }
    [[nodiscard]] int orientation() const {
        for (const jpeg_marker_struct* marker = m_jpeg.marker_list; marker != nullptr; marker = marker->next) {
            if (marker->data_length > 6 && std::memcmp(marker->data, "Exif\0", 6) == 0) {
                return exifOrientation({marker->data + 6, marker->data_length - 6});
            }
        }
        return 1;
    }
    [[nodiscard]] const jpeg_decompress_struct& state() const { return m_jpeg; }

    [[noreturn]] void fail() const {
        if (m_isTruncated) {
            failTruncated(m_bytes);
        }
        throw Error(std::string("is a damaged or unusual JPEG (") + m_message + ")");
    }

private:
    static void onError(j_common_ptr jpeg) {
        auto* self = static_cast<JpegReader*>(jpeg->client_data);
        jpeg->err->format_message(jpeg, self->m_message);
        std::longjmp(self->m_jump, 1);
    }
    static void onProgress(j_common_ptr jpeg) {
        auto* self = static_cast<JpegReader*>(jpeg->client_data);
        if (self->m_jpeg.input_scan_number > maxScans) {
            std::strncpy(self->m_message, "it has more than 100 scans", sizeof self->m_message - 1);
            std::longjmp(self->m_jump, 1);
        }
    }
    static void onMessage(j_common_ptr jpeg, int level) {
        if (level >= 0) {
            return;
        }
        // libjpeg goes on after a warning. After these it fills what is missing with grey; others are harmless.
        switch (jpeg->err->msg_code) {
            case JWRN_JPEG_EOF:
                static_cast<JpegReader*>(jpeg->client_data)->m_isTruncated = true;
                onError(jpeg);
                break;
            case JWRN_HIT_MARKER:
            case JWRN_HUFF_BAD_CODE:
            case JWRN_MUST_RESYNC:
                onError(jpeg);
                break;
            default:
                break;
        }
    }

    std::span<const std::uint8_t> m_bytes;
    jpeg_decompress_struct m_jpeg{};
    jpeg_error_mgr m_errors{};
    jpeg_progress_mgr m_progress{};
    std::jmp_buf m_jump{};
    bool m_isTruncated = false;
    char m_message[JMSG_LENGTH_MAX] = {};
};

unsigned reductionFor(std::int64_t shorterSide, int size) {
    unsigned reduction = 1;
    while (size > 0 && reduction < 8 && shorterSide / (reduction * 2) >= size) {
        reduction *= 2;
    }
    return reduction;
}

/// CMYK files are Adobe's and hold 255 minus the ink, as all common readers take for granted.
void rgbFromInvertedCmyk(const std::uint8_t* cmyk, std::size_t width, std::uint8_t* rgb) {
    for (std::size_t x = 0; x < width; ++x, cmyk += 4) {
        for (int c = 0; c < 3; ++c) {
            *rgb++ = static_cast<std::uint8_t>((cmyk[c] * cmyk[3] + 127) / 255);
        }
    }
}

}  // namespace

Picture decodeJpeg(std::span<const std::uint8_t> bytes, int size) {
    JpegReader reader(bytes);
    if (!reader.readHeader()) {
        reader.fail();
    }
    const std::int64_t fullWidth = reader.state().image_width;
    const std::int64_t fullHeight = reader.state().image_height;
    requireDecodableSize(fullWidth, fullHeight);
    if (!reader.begin(reductionFor(std::min(fullWidth, fullHeight), size))) {
        reader.fail();
    }
    const int width = static_cast<int>(reader.state().output_width);
    const int height = static_cast<int>(reader.state().output_height);
    Picture picture{width, height, {}};
    const std::size_t rowBytes = static_cast<std::size_t>(width) * 3;
    picture.pixels.resize(rowBytes * static_cast<std::size_t>(height));
    std::vector<std::uint8_t> cmyk(reader.isCmyk() ? static_cast<std::size_t>(width) * 4 : 0);
    for (int y = 0; y < height; ++y) {
        std::uint8_t* row = picture.pixels.data() + rowBytes * static_cast<std::size_t>(y);
        if (!reader.readRow(cmyk.empty() ? row : cmyk.data())) {
            reader.fail();
        }
        if (!cmyk.empty()) {
            rgbFromInvertedCmyk(cmyk.data(), static_cast<std::size_t>(width), row);
        }
    }
    const int orientation = reader.orientation();  // readEnd() forgets the markers
    if (!reader.readEnd()) {
        reader.fail();
    }
    return oriented(std::move(picture), orientation);
}

}  // namespace docent
