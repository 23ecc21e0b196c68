// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/ImageCache.h"

namespace docent {

/// A picture of 64 bits that near-copies share but for a few: whether each of the 8 x 8 lowest frequencies of its
/// brightness, but for the mean, lies above their median. `pixels`: uint8 [side, side, 3], RGB; side >= 8.
/// (DCT hash: Zauner 2010, Implementation and Benchmarking of Perceptual Image Hash Functions, section 3.2.1)
[[nodiscard]] std::uint64_t perceptualHash(std::span<const std::uint8_t> pixels, int side);

/// How alike two pictures of one size are: Pearson's correlation over all their values, in [-1, 1]; 1 for two that are
/// equal, 0 where one is of a single colour and the other is not the same.
[[nodiscard]] double pictureCorrelation(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// Hashes of near-copies differ in no more bits than this. Those that differ in 3 are all found, of the others those
/// that share one of the four parts of the hash.
inline constexpr int nearCopyBits = 10;
/// Their pictures correlate by at least this: another encoding, size or slight crop does, another drawing does not.
inline constexpr double nearCopyCorrelation = 0.985;
/// Nor does their mean brightness differ by more, of 255.
inline constexpr double nearCopyBrightness = 12;

/// Whether both are that much alike. Of one size.
[[nodiscard]] bool isNearCopy(std::span<const std::uint8_t> a, std::span<const std::uint8_t> b);

/// For each picture the first one that it is a near-copy of, or itself. All near-copies are like the first of them, so
/// none is reached by steps. `isCopy` is asked, for a picture and an earlier one, where their hashes are alike;
/// pictures come in their order.
[[nodiscard]] std::vector<std::int64_t> findNearCopies(std::span<const std::uint64_t> hashes,
                                                       const std::function<bool(std::int64_t, std::int64_t)>& isCopy,
                                                       RunContext& context);

/// Decoded pictures of one size.
struct PictureSeries {
    std::int64_t count = 0;
    int side = 0;
    std::function<std::span<const std::uint8_t>(std::int64_t index)> pixels;  ///< [side, side, 3]; for any thread
    std::string stage;                                                        ///< as the progress calls it
};
/// The same of pictures that are hashed here.
[[nodiscard]] std::vector<std::int64_t> findNearCopies(const PictureSeries& pictures, int threads, RunContext& context);

/// The same of the pictures of a cache. Takes about 10 us a picture and thread, and 40 bytes each.
[[nodiscard]] std::vector<std::int64_t> findNearCopies(const ImageCache& cache, int threads, RunContext& context);

}  // namespace docent
