// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/NearCopies.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <mutex>
#include <numbers>
#include <unordered_map>

#include "base/Parallel.h"

namespace docent {

namespace {

constexpr int hashSide = 32;
constexpr int frequencies = 8;
/// Two hashes that differ in three bits are the same in one of four parts.
constexpr int bands = 4;
constexpr int bandBits = 64 / bands;
/// Pictures that share a part of the hash are compared with this many of the first ones: a set of blank pages is not to
/// take the square of their number.
constexpr std::size_t mostCompared = 256;
/// Pictures between two looks whether to stop.
constexpr std::int64_t piece = 1024;

using Grey = std::array<float, std::size_t{hashSide} * hashSide>;

/// Brightness, averaged over the parts of a grid.
Grey greyOf(std::span<const std::uint8_t> pixels, int side) {
    Grey grey{};
    for (int y = 0; y < hashSide; ++y) {
        const int top = y * side / hashSide;
        const int bottom = std::max(top + 1, (y + 1) * side / hashSide);
        for (int x = 0; x < hashSide; ++x) {
            const int left = x * side / hashSide;
            const int right = std::max(left + 1, (x + 1) * side / hashSide);
            float sum = 0;
            for (int row = top; row < bottom; ++row) {
                for (int column = left; column < right; ++column) {
                    const auto at = (static_cast<std::size_t>(row) * static_cast<std::size_t>(side) +
                                     static_cast<std::size_t>(column)) *
                                    3;
                    sum += 0.299F * pixels[at] + 0.587F * pixels[at + 1] + 0.114F * pixels[at + 2];
                }
            }
            grey[static_cast<std::size_t>(y * hashSide + x)] =
                sum / static_cast<float>((bottom - top) * (right - left));
        }
    }
    return grey;
}

/// cos(pi (2 x + 1) f / (2 n)) for each frequency f and place x.
const std::array<std::array<float, hashSide>, frequencies + 1>& cosines() {
    static const auto table = [] {
        std::array<std::array<float, hashSide>, frequencies + 1> made{};
        for (int f = 0; f <= frequencies; ++f) {
            for (int x = 0; x < hashSide; ++x) {
                made[static_cast<std::size_t>(f)][static_cast<std::size_t>(x)] =
                    static_cast<float>(std::cos(std::numbers::pi * (2 * x + 1) * f / (2.0 * hashSide)));
            }
        }
        return made;
    }();
    return table;
}

std::uint64_t band(std::uint64_t hash, int index) {
    return (hash >> (index * bandBits)) & ((std::uint64_t{1} << bandBits) - 1);
}

double meanOf(std::span<const std::uint8_t> pixels) {
    double sum = 0;
    for (const std::uint8_t value : pixels) {
        sum += value;
    }
    return sum / static_cast<double>(pixels.size());
}

}  // namespace

std::uint64_t perceptualHash(std::span<const std::uint8_t> pixels, int side) {
    const Grey grey = greyOf(pixels, side);
    const auto& table = cosines();
    std::array<std::array<float, hashSide>, frequencies + 1> rows{};  // [frequency down, column]
    for (std::size_t f = 1; f <= frequencies; ++f) {
        for (std::size_t y = 0; y < hashSide; ++y) {
            for (std::size_t x = 0; x < hashSide; ++x) {
                rows[f][x] += table[f][y] * grey[y * hashSide + x];
            }
        }
    }
    std::array<float, 64> values{};
    for (std::size_t f = 1; f <= frequencies; ++f) {
        for (std::size_t g = 1; g <= frequencies; ++g) {
            for (std::size_t x = 0; x < hashSide; ++x) {
                values[(f - 1) * frequencies + g - 1] += table[g][x] * rows[f][x];
            }
        }
    }
    std::array<float, 64> sorted = values;
    std::nth_element(sorted.begin(), sorted.begin() + 32, sorted.end());
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        hash |= std::uint64_t{values[i] > sorted[32]} << i;
    }
    return hash;
}

double pictureCorrelation(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
    const double meanA = meanOf(a);
    const double meanB = meanOf(b);
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = a[i] - meanA;
        const double y = b[i] - meanB;
        product += x * y;
        squareA += x * x;
        squareB += y * y;
    }
    if (squareA == 0 || squareB == 0) {
        return std::equal(a.begin(), a.end(), b.begin()) ? 1 : 0;
    }
    return product / std::sqrt(squareA * squareB);
}

bool isNearCopy(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b) {
    return std::abs(meanOf(a) - meanOf(b)) <= nearCopyBrightness && pictureCorrelation(a, b) >= nearCopyCorrelation;
}

std::vector<std::int64_t> findNearCopies(std::span<const std::uint64_t> hashes,
                                         const std::function<bool(std::int64_t, std::int64_t)>& isCopy,
                                         RunContext& context) {
    const auto count = static_cast<std::int64_t>(hashes.size());
    std::vector<std::int64_t> firsts(hashes.size());
    std::array<std::unordered_map<std::uint64_t, std::vector<std::int64_t>>, bands> known;
    std::vector<std::int64_t> seen;  // candidates of one picture, as bands share them
    for (std::int64_t i = 0; i < count; ++i) {
        if (i % piece == 0) {
            context.checkStop();
        }
        const auto index = static_cast<std::size_t>(i);
        firsts[index] = i;
        seen.clear();
        for (int b = 0; b < bands && firsts[index] == i; ++b) {
            const auto bucket = known[static_cast<std::size_t>(b)].find(band(hashes[index], b));
            if (bucket == known[static_cast<std::size_t>(b)].end()) {
                continue;
            }
            for (const std::int64_t first : bucket->second) {
                const std::uint64_t difference = hashes[index] ^ hashes[static_cast<std::size_t>(first)];
                if (std::popcount(difference) > nearCopyBits ||
                    std::find(seen.begin(), seen.end(), first) != seen.end()) {
                    continue;
                }
                seen.push_back(first);
                if (isCopy(i, first)) {
                    firsts[index] = first;
                    break;
                }
            }
        }
        if (firsts[index] != i) {
            continue;
        }
        for (int b = 0; b < bands; ++b) {
            std::vector<std::int64_t>& bucket = known[static_cast<std::size_t>(b)][band(hashes[index], b)];
            if (bucket.size() < mostCompared) {
                bucket.push_back(i);
            }
        }
    }
    return firsts;
}

std::vector<std::int64_t> findNearCopies(const PictureSeries& pictures, int threads, RunContext& context) {
    const std::int64_t count = pictures.count;
    std::vector<std::uint64_t> hashes(static_cast<std::size_t>(count));
    std::mutex mutex;  // of the context
    parallelFor((count + piece - 1) / piece, threads, [&](std::int64_t p) {
        {
            const std::lock_guard lock(mutex);
            context.checkStop();
            context.progress(
                {.stage = pictures.stage, .done = p * piece, .total = count, .doneAtStart = 0, .detail = {}});
        }
        for (std::int64_t i = p * piece; i < std::min(count, (p + 1) * piece); ++i) {
            hashes[static_cast<std::size_t>(i)] = perceptualHash(pictures.pixels(i), pictures.side);
        }
    });
    return findNearCopies(
        hashes,
        [&](std::int64_t picture, std::int64_t first) {
            return isNearCopy(pictures.pixels(picture), pictures.pixels(first));
        },
        context);
}

std::vector<std::int64_t> findNearCopies(const ImageCache& cache, int threads, RunContext& context) {
    return findNearCopies({.count = cache.size(),
                           .side = cache.imageSize(),
                           .pixels = [&](std::int64_t i) { return cache.pixels(i); },
                           .stage = "Looking for near-copies"},
                          threads, context);
}

}  // namespace docent
