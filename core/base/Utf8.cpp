// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace docent {

namespace {

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string mapped(std::string_view text, int options, utf8proc_custom_func change = nullptr) {
    utf8proc_uint8_t* made = nullptr;
    const utf8proc_ssize_t size = utf8proc_map_custom(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                      static_cast<utf8proc_ssize_t>(text.size()), &made,
                                                      static_cast<utf8proc_option_t>(options), change, nullptr);
    std::string result =
        size < 0 ? std::string(text) : std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    std::free(made);
    return result;
}

}  // namespace

std::size_t firstNonUtf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t length = first < 0x80                    ? 1
                                   : first >= 0xc2 && first < 0xe0 ? 2
                                   : first >= 0xe0 && first < 0xf0 ? 3
                                   : first >= 0xf0 && first < 0xf5 ? 4
                                                                   : 0;
        if (length == 0 || i + length > text.size()) {
            return i;
        }
        // RFC 3629: no longer form than needed, no half of a surrogate pair, nothing past U+10FFFF.
        const int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        const int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next < (k == 1 ? least : 0x80) || next > (k == 1 ? most : 0xbf)) {
                return i;
            }
        }
        i += length;
    }
    return std::string_view::npos;
}

bool isUtf8(std::string_view text) {
    return firstNonUtf8(text) == std::string_view::npos;
}

std::string withEscapedBytes(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (std::size_t bad = firstNonUtf8(text); bad != std::string_view::npos; bad = firstNonUtf8(text)) {
        const auto byte = static_cast<unsigned char>(text[bad]);
        result.append(text.substr(0, bad)).append("\\x");
        result += digits[byte >> 4];
        result += digits[byte & 15U];
        text.remove_prefix(bad + 1);
    }
    return result.append(text);
}

std::string composed(std::string_view text) {
    return isAscii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string decomposed(std::string_view text) {
    return isAscii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
}

std::string lowerComposed(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE,
                  [](utf8proc_int32_t point, void*) { return utf8proc_tolower(point); });
}

std::size_t cutWithin(std::string_view text, std::size_t most) {
    if (most >= text.size()) {
        return text.size();
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) {
        --most;
    }
    return most;
}

}  // namespace docent
