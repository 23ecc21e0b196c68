// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Layer.h"

#include <png.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "data/PictureHeader.h"

namespace docent {

namespace {

constexpr std::int64_t largestSide = 8192;

std::size_t indexOf(const Layer& layer, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(layer.width) + static_cast<std::size_t>(x);
}

void requireSize(std::int64_t width, std::int64_t height) {
    requireDecodableSize(width, height);
    if (width > largestSide || height > largestSide) {
        throw Error("has more than " + std::to_string(largestSide) + " pixels a side");
    }
}

Layer pngLayer(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    std::vector<std::uint8_t> pixels;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0) {
        try {
            requireSize(image.width, image.height);
        } catch (const Error&) {
            png_image_free(&image);
            throw;
        }
        image.format = PNG_FORMAT_RGBA;
        pixels.resize(PNG_IMAGE_SIZE(image));
        png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr);
    }
    if (PNG_IMAGE_FAILED(image)) {
        const std::string reason = image.message;
        png_image_free(&image);
        throw Error("is damaged (" + reason + ")");
    }
    Layer layer{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    layer.samples.resize(pixels.size() / 4);
    for (std::size_t i = 0; i < layer.samples.size(); ++i) {
        const std::uint8_t* pixel = pixels.data() + 4 * i;
        const float alpha = static_cast<float>(pixel[3]) / 255;
        const auto value = [&](int channel) { return static_cast<float>(pixel[channel]) / 255 * alpha; };
        layer.samples[i] = {value(0), value(1), value(2), alpha};
    }
    return layer;
}

/// Which pixels, and how much of the first and the last, a pixel of the smaller side is made of.
struct Share {
    int from;
    int to;
    double first;
    double last;
};

Share shareOf(int at, int small, int large) {
    const double begin = static_cast<double>(at) * large / small;
    const double end = static_cast<double>(at + 1) * large / small;
    const int from = std::min(large - 1, static_cast<int>(begin));
    const int to = std::min(large - 1, std::max(from, static_cast<int>(std::ceil(end - 1e-9)) - 1));
    return from == to ? Share{from, to, end - begin, 0} : Share{from, to, from + 1 - begin, end - to};
}

}  // namespace

Layer readLayer(const fs::path& path) {
    if (lowerExtension(path) != ".png") {
        return opaqueLayer(decodePictureFile(path));
    }
    return pngLayer(readFile(path));
}

Layer layerFromBgra(const std::uint8_t* bytes, int width, int height, std::ptrdiff_t stride) {
    Layer layer{width, height, {}};
    layer.samples.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::uint8_t* pixel = bytes + y * stride + std::ptrdiff_t{4} * x;
            const auto value = [&](int channel) { return static_cast<float>(pixel[channel]) / 255; };
            layer.samples.push_back({value(2), value(1), value(0), value(3)});
        }
    }
    return layer;
}

Layer opaqueLayer(const Picture& picture) {
    requireSize(picture.width, picture.height);
    Layer layer{picture.width, picture.height, {}};
    layer.samples.resize(picture.pixels.size() / 3);
    for (std::size_t i = 0; i < layer.samples.size(); ++i) {
        const auto value = [&](std::size_t channel) {
            return static_cast<float>(picture.pixels[3 * i + channel]) / 255;
        };
        layer.samples[i] = {value(0), value(1), value(2), 1};
    }
    return layer;
}

Layer shrunkLayer(const Layer& layer, int width, int height) {
    Layer small{std::min(width, layer.width), std::min(height, layer.height), {}};
    small.samples.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    for (int y = 0; y < small.height; ++y) {
        const Share rows = shareOf(y, small.height, layer.height);
        for (int x = 0; x < small.width; ++x) {
            const Share columns = shareOf(x, small.width, layer.width);
            double sums[5] = {};
            for (int row = rows.from; row <= rows.to; ++row) {
                const double down = row == rows.from ? rows.first : row == rows.to ? rows.last : 1;
                for (int column = columns.from; column <= columns.to; ++column) {
                    const double across = column == columns.from ? columns.first
                                          : column == columns.to ? columns.last
                                                                 : 1;
                    const Sample& sample = layer.samples[indexOf(layer, column, row)];
                    const double weight = down * across;
                    sums[0] += weight * sample.red;
                    sums[1] += weight * sample.green;
                    sums[2] += weight * sample.blue;
                    sums[3] += weight * sample.alpha;
                    sums[4] += weight;
                }
            }
            const auto mean = [&](int i) { return static_cast<float>(sums[i] / sums[4]); };
            small.samples.push_back({mean(0), mean(1), mean(2), mean(3)});
        }
    }
    return small;
}

Layer croppedLayer(const Layer& layer, int left, int top, int width, int height) {
    Layer part{width, height, {}};
    part.samples.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = top; y < top + height; ++y) {
        for (int x = left; x < left + width; ++x) {
            part.samples.push_back(layer.samples[indexOf(layer, x, y)]);
        }
    }
    return part;
}

Layer trimmedLayer(const Layer& layer) {
    int left = layer.width;
    int right = -1;
    int top = layer.height;
    int bottom = -1;
    for (int y = 0; y < layer.height; ++y) {
        for (int x = 0; x < layer.width; ++x) {
            if (layer.samples[indexOf(layer, x, y)].alpha > 0.05F) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
        }
    }
    if (right < left) {
        throw Error("shows nothing");
    }
    // Glows and shadows are made to lie over something, and alone show next to nothing.
    const auto visible = std::count_if(layer.samples.begin(), layer.samples.end(),
                                       [](const Sample& sample) { return sample.alpha > 0.35F; });
    if (visible * 20 < static_cast<std::int64_t>(right - left + 1) * (bottom - top + 1)) {
        throw Error("is nearly transparent");
    }
    return croppedLayer(layer, left, top, right - left + 1, bottom - top + 1);
}

Sample sampled(const Layer& layer, double x, double y) {
    const double left = std::floor(x - 0.5);
    const double top = std::floor(y - 0.5);
    const double u = x - 0.5 - left;
    const double v = y - 0.5 - top;
    Sample sum;
    for (int k = 0; k < 4; ++k) {
        const int column = static_cast<int>(left) + k % 2;
        const int row = static_cast<int>(top) + k / 2;
        if (column < 0 || row < 0 || column >= layer.width || row >= layer.height) {
            continue;
        }
        const auto weight = static_cast<float>((k % 2 == 1 ? u : 1 - u) * (k / 2 == 1 ? v : 1 - v));
        const Sample& sample = layer.samples[indexOf(layer, column, row)];
        sum.red += weight * sample.red;
        sum.green += weight * sample.green;
        sum.blue += weight * sample.blue;
        sum.alpha += weight * sample.alpha;
    }
    return sum;
}

}  // namespace docent
