// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/UnreadFormat.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace docent {

namespace {

using namespace std::string_view_literals;

struct UnreadFormat {
    std::string_view name;
    std::size_t offset;
    std::string_view magic;
};

constexpr UnreadFormat formats[] = {
    {"HEIC", 4, "ftypheic"sv},
    {"HEIC", 4, "ftypheix"sv},
    {"HEIC", 4, "ftypheim"sv},
    {"HEIC", 4, "ftypheis"sv},
    {"HEIC", 4, "ftyphevc"sv},
    {"HEIC", 4, "ftyphevx"sv},
    {"HEIF", 4, "ftypmif1"sv},
    {"HEIF", 4, "ftypmsf1"sv},
    {"AVIF", 4, "ftypavif"sv},
    {"AVIF", 4, "ftypavis"sv},
    {"JPEG 2000", 0, "\0\0\0\x0cjP  \r\n\x87\n"sv},
    {"JPEG 2000", 0, "\xff\x4f\xff\x51"sv},
    {"JPEG XL", 0, "\0\0\0\x0cJXL \r\n\x87\n"sv},
    {"JPEG XL", 0, "\xff\x0a"sv},
    {"PSD", 0, "8BPS"sv},
    {"ICO", 0, "\0\0\1\0"sv},
    {"PCX", 0, "\x0a\x05\x01"sv},
    {"PCX", 0, "\x0a\x03\x01"sv},
    {"PCX", 0, "\x0a\x02\x01"sv},
    {"PAM", 0, "P7\n"sv},
};

/// How far in the root of an SVG is looked for: behind the comments of the program that wrote it.
constexpr std::size_t examinedBytes = 4096;

/// PBM, PGM or PPM: "P1" to "P6", a blank, and a number or a comment.
std::string_view netpbmName(std::string_view text) {
    constexpr std::array<std::string_view, 3> names{"PBM", "PGM", "PPM"};
    const bool isOne = text.size() > 3 && text[0] == 'P' && text[1] >= '1' && text[1] <= '6' &&
                       " \t\r\n"sv.find(text[2]) != std::string_view::npos &&
                       "#0123456789"sv.find(text[3]) != std::string_view::npos;
    return isOne ? names[static_cast<std::size_t>(text[1] - '1') % names.size()] : std::string_view();
}

/// A page with an SVG in it is none.
bool isSvg(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const bool hasProlog = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!DOCTYPE svg");
    return text.starts_with("<svg") || (hasProlog && text.find("<svg") < text.find("<html"));
}

std::string_view unreadFormat(std::string_view text) {
    for (const UnreadFormat& format : formats) {
        if (format.offset < text.size() && text.substr(format.offset).starts_with(format.magic)) {
            return format.name;
        }
    }
    return isSvg(text) ? "SVG"sv : netpbmName(text);
}

}  // namespace

std::string whyFormatIsNotRead(std::span<const std::uint8_t> bytes) {
    const std::string name(
        unreadFormat({reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), examinedBytes)}));
    if (name.empty()) {
        return {};
    }
    const bool isSpokenWithVowel = "AIS"sv.find(name.front()) != std::string_view::npos;
    return std::string(isSpokenWithVowel ? "is an " : "is a ") + name + " picture, which is not read";
}

}  // namespace docent
