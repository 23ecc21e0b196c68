// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CacheLayout.h"

#include <charconv>
#include <cstdio>

#include "base/Hash.h"

namespace docent {

namespace {

/// The first or second half of a hash.
std::uint64_t half(const std::string& hex, std::size_t which) {
    std::uint64_t number = 0;
    const char* begin = hex.data() + 16 * which;
    std::from_chars(begin, begin + 16, number, 16);
    return number;
}

}  // namespace

std::string shardName(std::uint64_t shard) {
    char name[40];
    (void)std::snprintf(name, sizeof name, "images-%04llu.u8", static_cast<unsigned long long>(shard));
    return name;
}

std::uint64_t markOf(std::span<const std::uint8_t> pixels) {
    const std::uint64_t mark = half(Hasher().add(pixels.data(), pixels.size()).hex(), 0);
    return mark == 0 ? 1 : mark;
}

PictureId pictureId(std::string_view location, std::string_view fingerprint) {
    const std::string hex = Hasher().add(location).add(fingerprint).hex();
    return {half(hex, 0), half(hex, 1)};
}

}  // namespace docent
