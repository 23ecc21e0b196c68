// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/NameText.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace docent {

namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

/// Letters, digits and accents of Unicode, in blocks: a few signs that lie among them are harmless, but no blank, no
/// control character and nothing that turns the direction of writing is.
constexpr Range letters[] = {
    {0x30, 0x39},       {0x41, 0x5a},       {0x61, 0x7a},       {0xaa, 0xaa},       {0xb5, 0xb5},
    {0xba, 0xba},       {0xc0, 0xd6},       {0xd8, 0xf6},       {0xf8, 0x37d},  // Latin, accents, Greek
    {0x37f, 0x386},     {0x388, 0x559},                                         // Greek, Cyrillic, Armenian
    {0x560, 0x588},     {0x591, 0x5bd},     {0x5bf, 0x5bf},     {0x5c1, 0x5c2},     {0x5c4, 0x5c5},
    {0x5c7, 0x5f2},                                          // Hebrew
    {0x610, 0x61a},     {0x620, 0x669},     {0x66e, 0x6d3},  // Arabic
    {0x6d5, 0x6dc},     {0x6df, 0x6ff},     {0x710, 0x963},  // Syriac to Devanagari
    {0x966, 0x167f},    {0x1681, 0x180d},   {0x1810, 0x1fff},   {0x2c00, 0x2dff},   {0x3005, 0x3007},
    {0x3021, 0x3029},   {0x3031, 0x3035},   {0x3041, 0x3096},   {0x3099, 0x309f},  // Japanese
    {0x30a1, 0x31ff},   {0x3400, 0x4dbf},   {0x4e00, 0xabff},                      // Chinese, Yi and others
    {0xac00, 0xd7ff},   {0xf900, 0xfd3d},   {0xfd50, 0xfdfb},                      // Korean
    {0xfe70, 0xfefc},   {0xff10, 0xff19},   {0xff21, 0xff3a},   {0xff41, 0xff5a},   {0xff66, 0xffdc},
    {0x10000, 0x1bc9f}, {0x1d400, 0x1d7ff}, {0x1e000, 0x1efff}, {0x20000, 0x3ffff},
};

/// The code point at `at`, and how many bytes it takes; 0 bytes where there is none.
std::size_t decode(std::string_view text, std::size_t at, std::uint32_t& point) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i]));
    };
    const std::uint32_t first = byte(0);
    const std::size_t size = first < 0x80         ? 1
                             : first >> 5 == 0x6  ? 2
                             : first >> 4 == 0xe  ? 3
                             : first >> 3 == 0x1e ? 4
                                                  : 0;
    if (size == 0 || text.size() - at < size) {
        return 0;
    }
    point = size == 1 ? first : first & (0xffU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if (byte(i) >> 6 != 0x2) {
            return 0;
        }
        point = point << 6 | (byte(i) & 0x3f);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};  // else written in more bytes than it needs
    return point >= least[size] ? size : 0;
}

}  // namespace

std::size_t letterAt(std::string_view text, std::size_t at) {
    std::uint32_t point = 0;
    const std::size_t size = at < text.size() ? decode(text, at, point) : 0;
    const bool isLetter = std::any_of(std::begin(letters), std::end(letters),
                                      [&](const Range& range) { return range.first <= point && point <= range.last; });
    return isLetter ? size : 0;
}

}  // namespace docent
