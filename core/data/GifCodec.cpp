// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/GifCodec.h"

#include <gif_lib.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "base/Error.h"
#include "data/PictureHeader.h"

namespace docent {

namespace {

struct Input {
    std::span<const std::uint8_t> bytes;
    std::size_t at = 0;
};

int readInput(GifFileType* gif, GifByteType* out, int count) {
    auto* input = static_cast<Input*>(gif->UserData);
    const std::size_t taken = std::min(input->bytes.size() - input->at, static_cast<std::size_t>(count));
    std::memcpy(out, input->bytes.data() + input->at, taken);
    input->at += taken;
    return static_cast<int>(taken);
}

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};

[[noreturn]] void fail(const Input& input, int error) {
    if (input.at >= input.bytes.size()) {
        failTruncated(input.bytes);
    }
    const char* text = GifErrorString(error);
    throw Error(std::string("is a damaged GIF (") + (text != nullptr ? text : "unknown error") + ")");
}

/// Reads an extension and tells the transparent colour that it sets, or -1.
int readExtension(GifFileType* gif, const Input& input, int transparent) {
    int code = 0;
    GifByteType* block = nullptr;
    int ok = DGifGetExtension(gif, &code, &block);
    while (ok == GIF_OK && block != nullptr) {
        if (code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4) {
            transparent = (block[1] & 1) != 0 ? block[4] : -1;
        }
        ok = DGifGetExtensionNext(gif, &block);
    }
    if (ok != GIF_OK) {
        fail(input, gif->Error);
    }
    return transparent;
}

/// The rows of an interlaced frame in the order in which they are stored.
std::vector<int> storedRows(int height, bool isInterlaced) {
    std::vector<int> rows;
    if (!isInterlaced) {
        for (int y = 0; y < height; ++y) {
            rows.push_back(y);
        }
        return rows;
    }
    constexpr int starts[] = {0, 4, 2, 1};
    constexpr int steps[] = {8, 8, 4, 2};
    for (int pass = 0; pass < 4; ++pass) {
        for (int y = starts[pass]; y < height; y += steps[pass]) {
            rows.push_back(y);
        }
    }
    return rows;
}

/// Whether so many bytes can hold so many pixels. LZW: a code has at least 2 bits, stands for one pixel more than any
/// before it at most, and there are 4,096.
bool canHold(std::size_t bytes, std::size_t pixels) {
    constexpr std::size_t mostCodes = 4096;
    const std::size_t codes = bytes * 4;
    return pixels <= codes * std::min(codes, mostCodes);
}

Picture readFrame(GifFileType* gif, const Input& input, int transparent) {
    if (DGifGetImageDesc(gif) != GIF_OK) {
        fail(input, gif->Error);
    }
    const GifImageDesc& frame = gif->Image;
    const ColorMapObject* colours = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
    if (colours == nullptr) {
        throw Error("is a damaged GIF (it has no colours)");
    }
    requireDecodableSize(frame.Width, frame.Height);
    Picture picture{
        std::max(gif->SWidth, frame.Left + frame.Width), std::max(gif->SHeight, frame.Top + frame.Height), {}};
    requireDecodableSize(picture.width, picture.height);
    // Before any memory is taken: a few bytes can say that they are a large picture.
    if (!canHold(input.bytes.size() - input.at,
                 static_cast<std::size_t>(frame.Width) * static_cast<std::size_t>(frame.Height))) {
        throw Error("is truncated at byte " + std::to_string(input.bytes.size()) + " (a frame of " +
                        std::to_string(frame.Width) + " x " + std::to_string(frame.Height) + " pixels takes more)",
                    "Use the whole file");
    }
    // The whole frame before the canvas, which may be far larger, and a damaged file needs neither.
    const auto width = static_cast<std::size_t>(frame.Width);
    std::vector<GifPixelType> indices;
    indices.reserve(width * static_cast<std::size_t>(frame.Height));
    for (int y = 0; y < frame.Height; ++y) {
        indices.resize(indices.size() + width);
        if (DGifGetLine(gif, indices.data() + indices.size() - width, frame.Width) != GIF_OK) {
            fail(input, gif->Error);
        }
    }
    picture.pixels.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3, 255);
    const GifPixelType* line = indices.data();
    for (const int y : storedRows(frame.Height, frame.Interlace)) {
        std::uint8_t* out =
            picture.pixels.data() + (static_cast<std::size_t>(frame.Top + y) * static_cast<std::size_t>(picture.width) +
                                     static_cast<std::size_t>(frame.Left)) *
                                        3;
        for (const GifPixelType index : std::span(line, width)) {
            if (index != transparent && index < colours->ColorCount) {
                const GifColorType& colour = colours->Colors[index];
                out[0] = colour.Red;
                out[1] = colour.Green;
                out[2] = colour.Blue;
            }
            out += 3;
        }
        line += width;
    }
    return picture;
}

}  // namespace

Picture decodeGif(std::span<const std::uint8_t> bytes) {
    Input input{bytes};
    int error = 0;
    const std::unique_ptr<GifFileType, CloseGif> gif(DGifOpen(&input, readInput, &error));
    if (gif == nullptr) {
        fail(input, error);
    }
    int transparent = -1;
    while (true) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif.get(), &record) != GIF_OK) {
            fail(input, gif->Error);
        }
        if (record == IMAGE_DESC_RECORD_TYPE) {
            return readFrame(gif.get(), input, transparent);
        }
        if (record == EXTENSION_RECORD_TYPE) {
            transparent = readExtension(gif.get(), input, transparent);
        } else if (record == TERMINATE_RECORD_TYPE) {
            throw Error("is a GIF without a picture");
        }
    }
}

}  // namespace docent
