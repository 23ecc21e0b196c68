// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/TextEncoding.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"

namespace docent {

namespace {

void appendUtf8(std::string& text, std::uint32_t code) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | (code >> 6));
        byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        byte(0xe0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3f));
        byte(0x80 | (code & 0x3f));
    } else {
        byte(0xf0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3f));
        byte(0x80 | ((code >> 6) & 0x3f));
        byte(0x80 | (code & 0x3f));
    }
}

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view littleEndMark = "\xFF\xFE";
constexpr std::string_view bigEndMark = "\xFE\xFF";

/// UTF-16 without a mark begins, in a table or in JSON, with a few letters of ASCII.
constexpr std::size_t firstLetters = 4;

struct Utf16Form {
    bool bigEndian = false;
    std::size_t markBytes = 0;
};

/// How a text that begins so is in UTF-16; nothing where it is not.
std::optional<Utf16Form> utf16FormOf(std::string_view head) {
    if (head.starts_with(littleEndMark) || head.starts_with(bigEndMark)) {
        return Utf16Form{.bigEndian = head.starts_with(bigEndMark), .markBytes = littleEndMark.size()};
    }
    if (head.size() < 2 * firstLetters) {
        return std::nullopt;
    }
    const bool bigEndian = head.front() == '\0';
    for (std::size_t i = 0; i < 2 * firstLetters; ++i) {
        const bool isHigh = (i % 2 == 0) == bigEndian;
        if ((head[i] == '\0') != isHigh) {
            return std::nullopt;
        }
    }
    return Utf16Form{.bigEndian = bigEndian, .markBytes = 0};
}

/// `bytes` without the byte order mark. Half a pair of surrogates becomes U+FFFD.
std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[2 * i]);
        const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
        return static_cast<std::uint32_t>(bigEndian ? first << 8 | second : second << 8 | first);
    };
    const std::size_t units = bytes.size() / 2;
    std::string text;
    text.reserve(units);
    for (std::size_t i = 0; i < units; ++i) {
        const std::uint32_t high = unit(i);
        if (high < 0xd800 || high > 0xdfff) {
            appendUtf8(text, high);
            continue;
        }
        const std::uint32_t low = i + 1 < units ? unit(i + 1) : 0;
        if (high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
            appendUtf8(text, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            ++i;
        } else {
            appendUtf8(text, 0xfffd);
        }
    }
    return text;
}

/// At most `bytes` from the beginning of a file, as they are.
std::string headOf(const std::filesystem::path& path, std::size_t bytes) {
    std::string head(bytes, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(bytes));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return head;
}

/// The text as UTF-8 without a mark, where it is UTF-8 or UTF-16.
std::string asUtf8(std::string text) {
    const std::string_view bytes = text;
    if (bytes.starts_with(utf8Mark)) {
        text.erase(0, utf8Mark.size());
    } else if (const auto form = utf16FormOf(bytes)) {
        text = fromUtf16(bytes.substr(form->markBytes), form->bigEndian);
    }
    return text;
}

}  // namespace

bool isUtf16(const std::filesystem::path& path) {
    return utf16FormOf(headOf(path, 2 * firstLetters)).has_value();
}

std::string readTextFile(const std::filesystem::path& path, std::uint64_t maxBytes) {
    const std::string text = asUtf8(readFile(path, maxBytes));
    const std::size_t nul = text.find('\0');
    const std::size_t bad = std::min(firstNonUtf8(text), nul);
    if (bad != std::string::npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
        throw Error("Cannot read " + path.string() + ", line " + std::to_string(line) + ": it is " +
                        (bad == nul ? "not text" : "not in UTF-8"),
                    bad == nul ? "Give a text file" : "Save it again as UTF-8 (spreadsheets call it 'CSV UTF-8')");
    }
    return text;
}

std::string readTextHead(const std::filesystem::path& path, std::size_t bytes) {
    return asUtf8(headOf(path, bytes));
}

}  // namespace docent
