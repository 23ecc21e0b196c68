// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace docent {

inline constexpr int cacheVersion = 3;
inline constexpr const char* cacheIndexName = "index.yaml";
/// A CachedPicture for each picture of the set, in the order of its catalog.
inline constexpr const char* cachePicturesName = "pictures.u64";

/// What tells a picture of one set from all others, and is the same in another set that has it.
using PictureId = std::array<std::uint64_t, 2>;

/// Where a cache keeps a picture.
struct CachedPicture {
    std::uint64_t slot = 0;  ///< shard * picturesPerShard() + place in that shard
    std::uint64_t mark = 0;  ///< markOf() its pixels
    PictureId id{};
};
static_assert(sizeof(CachedPicture) == 32);

/// What a picture of this side takes: uint8 [size, size, 3].
[[nodiscard]] constexpr std::size_t pictureBytes(int size) {
    return std::size_t{3} * static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
}

/// How many pictures one file of at most `shardBytes` holds, one at least.
[[nodiscard]] constexpr std::uint64_t picturesPerShard(int size, std::uint64_t shardBytes) {
    const std::uint64_t count = shardBytes / pictureBytes(size);
    return count == 0 ? 1 : count;
}

/// "images-0012.u8": pictures one after another, each uint8 [size, size, 3].
[[nodiscard]] std::string shardName(std::uint64_t shard);

/// A hash of a picture's pixels that is never 0.
[[nodiscard]] std::uint64_t markOf(std::span<const std::uint8_t> pixels);

/// `fingerprint`: see imageFingerprints().
[[nodiscard]] PictureId pictureId(std::string_view location, std::string_view fingerprint);

}  // namespace docent
