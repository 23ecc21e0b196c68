// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageDecoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>
#include <system_error>

#include "base/Error.h"
#include "base/Files.h"
#include "data/GifCodec.h"
#include "data/JpegCodec.h"
#include "data/OpenCvCodecs.h"
#include "data/PictureHeader.h"
#include "data/PngCodec.h"
#include "data/UnreadFormat.h"

namespace docent {

namespace {

constexpr std::uint64_t maxFileBytes = std::uint64_t{1} << 30;
constexpr std::array<std::string_view, 3> resizeRuleNames{"fit", "crop", "squash"};

/// Pictures are decoded side by side already; threads within one would only get in each other's way. What OpenCV has to
/// say about a file goes into our errors, not to the terminal.
void prepareOpenCv() {
    static const bool prepared = [] {
        cv::setNumThreads(1);
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return true;
    }();
    (void)prepared;
}

/// OpenCV's own sentence without its version, file and line.
std::string shortReason(const cv::Exception& error) {
    std::string text = error.err.empty() ? error.what() : error.err;
    text = text.substr(0, text.find('\n'));
    return text.size() > 120 ? text.substr(0, 120) : text;
}

/// One sample of a decoded picture as 8 bits on white. `alpha` has the sample's own depth.
template <typename Sample>
std::uint8_t composed(Sample value, Sample alpha, bool isPremultiplied) {
    constexpr unsigned white = sizeof(Sample) == 1 ? 255 : 65535;
    if (isPremultiplied) {
        const unsigned sum = std::min(white, unsigned{value} + (white - alpha));
        return static_cast<std::uint8_t>(sizeof(Sample) == 1 ? sum : (sum + 128) / 257);
    }
    return sizeof(Sample) == 1 ? onWhite(value, alpha) : onWhite16(value, alpha);
}

template <typename Sample>
Picture toRgb(const cv::Mat& image, bool isPremultiplied) {
    Picture picture{image.cols, image.rows, {}};
    picture.pixels.resize(image.total() * 3);
    const int channels = image.channels();
    constexpr auto opaque = static_cast<Sample>(~Sample{0});
    std::uint8_t* out = picture.pixels.data();
    for (int y = 0; y < image.rows; ++y) {
        const Sample* in = image.ptr<Sample>(y);
        for (int x = 0; x < image.cols; ++x, in += channels) {
            const bool isGrey = channels < 3;
            const Sample alpha = channels == 4 ? in[3] : channels == 2 ? in[1] : opaque;
            for (int c = 0; c < 3; ++c) {
                *out++ = composed<Sample>(in[isGrey ? 0 : 2 - c], alpha, isPremultiplied);
            }
        }
    }
    return picture;
}

Picture decodeWithOpenCv(std::span<const std::uint8_t> bytes, const PictureHeader& header) {
    requireDecodableSize(header.width, header.height);
    if (header.isAnimated) {
        throw Error("is an animated WebP, which is not read", "Save one of its pictures alone");
    }
    if (header.isFloat) {
        throw Error("has floating-point pixels, which are not read", "Save it with 8 or 16 bits a channel");
    }
    prepareOpenCv();
    // The fourth byte of a BMP without a mask for alpha means nothing, and is mostly 0.
    const int mode = header.format == PictureFormat::Bmp && !header.hasAlpha
                         ? cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION
                         : cv::IMREAD_UNCHANGED;
    cv::Mat image;
    try {
        const cv::Mat buffer(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::uint8_t*>(bytes.data()));
        image = decodeByOpenCv(buffer, mode);
    } catch (const cv::Exception& error) {
        throw Error("cannot be decoded (" + shortReason(error) + ")");
    }
    if (image.empty()) {
        throw Error("is damaged, or of a kind that is not read");
    }
    if (image.depth() == CV_8U) {
        return oriented(toRgb<std::uint8_t>(image, header.isPremultiplied), header.orientation);
    }
    if (image.depth() == CV_16U) {
        return oriented(toRgb<std::uint16_t>(image, header.isPremultiplied), header.orientation);
    }
    throw Error("has pixels of a kind that is not read");
}

cv::Mat asMat(const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0 ||
        picture.pixels.size() !=
            static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3) {
        throw Error("A picture of " + std::to_string(picture.width) + " x " + std::to_string(picture.height) + " has " +
                    std::to_string(picture.pixels.size()) + " bytes");
    }
    return {picture.height, picture.width, CV_8UC3, const_cast<std::uint8_t*>(picture.pixels.data())};
}

/// Area averaging along the sides that shrink, then linear along those that grow: OpenCV's area mode is meant for
/// shrinking both.
void resizeTo(const cv::Mat& source, cv::Mat target) {
    const cv::Size smaller(std::min(source.cols, target.cols), std::min(source.rows, target.rows));
    cv::Mat shrunk = source;
    if (smaller != source.size()) {
        cv::resize(source, shrunk, smaller, 0, 0, cv::INTER_AREA);
    }
    if (shrunk.size() != target.size()) {
        cv::resize(shrunk, target, target.size(), 0, 0, cv::INTER_LINEAR);
    } else {
        shrunk.copyTo(target);
    }
}

}  // namespace

Picture decodePicture(std::span<const std::uint8_t> bytes, int size) {
    if (bytes.empty()) {
        throw Error("is empty");
    }
    if (bytes.size() > maxFileBytes) {
        throw Error("is larger than " + formatBytes(maxFileBytes));
    }
    try {
        const PictureHeader header = readPictureHeader(bytes);
        switch (header.format) {
            case PictureFormat::Png:
                return decodePng(bytes);
            case PictureFormat::Jpeg:
                return decodeJpeg(bytes, size);
            case PictureFormat::Gif:
                return decodeGif(bytes);
            case PictureFormat::WebP:
            case PictureFormat::Tiff:
            case PictureFormat::Bmp:
                return decodeWithOpenCv(bytes, header);
            case PictureFormat::Unknown:
                break;
        }
    } catch (const std::bad_alloc&) {
        throw Error("needs more memory than there is");
    }
    if (const std::string reason = whyFormatIsNotRead(bytes); !reason.empty()) {
        throw Error(reason, "Save it as PNG, JPEG, WebP, TIFF, BMP or GIF");
    }
    throw Error("is not a picture inside, whatever its name says");
}

Picture decodePictureFile(const std::filesystem::path& path, int size) {
    std::error_code error;
    const std::uint64_t bytes = fs::file_size(path, error);
    if (error) {
        throw Error("cannot be read: " + error.message());
    }
    if (bytes > maxFileBytes) {
        throw Error("is larger than " + formatBytes(maxFileBytes));
    }
    std::string content;
    try {
        content = readFile(path, maxFileBytes);
    } catch (const Error&) {
        throw Error("cannot be read");
    }
    return decodePicture({reinterpret_cast<const std::uint8_t*>(content.data()), content.size()}, size);
}

Picture resizePicture(const Picture& picture, int size, ResizeRule rule) {
    prepareOpenCv();
    if (size <= 0) {
        throw Error("A picture cannot be resized to " + std::to_string(size) + " pixels");
    }
    cv::Mat source = asMat(picture);
    Picture result{size, size, {}};
    result.pixels.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 3, 255);
    cv::Mat target = asMat(result);
    try {
        if (rule == ResizeRule::Crop) {
            const int side = std::min(source.cols, source.rows);
            source = source(cv::Rect((source.cols - side) / 2, (source.rows - side) / 2, side, side));
        } else if (rule == ResizeRule::Fit) {
            const double scale = static_cast<double>(size) / std::max(source.cols, source.rows);
            const auto scaled = [&](int side) {
                return std::clamp(static_cast<int>(std::lround(side * scale)), 1, size);
            };
            const cv::Size inner(scaled(source.cols), scaled(source.rows));
            target = target(cv::Rect((size - inner.width) / 2, (size - inner.height) / 2, inner.width, inner.height));
        }
        resizeTo(source, target);
    } catch (const cv::Exception& error) {
        throw Error("cannot be resized (" + shortReason(error) + ")");
    }
    return result;
}

void writePng(const std::filesystem::path& path, const Picture& picture) {
    (void)asMat(picture);  // as many pixels as it says
    std::string bytes;
    try {
        bytes = encodePng(picture);
    } catch (const Error& error) {
        throw Error("Cannot encode " + path.string() + " as PNG: " + error.reason());
    }
    writeFileAtomically(path, bytes);
}

std::string_view toString(ResizeRule rule) {
    return resizeRuleNames.at(static_cast<std::size_t>(rule));
}

ResizeRule resizeRuleFromString(std::string_view text) {
    for (std::size_t i = 0; i < resizeRuleNames.size(); ++i) {
        if (resizeRuleNames[i] == text) {
            return static_cast<ResizeRule>(i);
        }
    }
    throw Error("'" + std::string(text) + "' is not a way to resize pictures", "Use one of: fit, crop, squash");
}

bool isPictureFile(const std::filesystem::path& path) {
    const std::string extension = lowerExtension(path);
    constexpr std::string_view known[] = {".png",  ".jpg", ".jpeg", ".jpe", ".jfif",
                                          ".webp", ".tif", ".tiff", ".bmp", ".gif"};
    return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

}  // namespace docent
