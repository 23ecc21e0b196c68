// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace docent {

/// A name that comes from a file, short and printable, in single quotes.
[[nodiscard]] inline std::string quotedName(const std::string& name) {
    constexpr std::size_t longest = 80;
    std::string text = "'";
    for (const char letter : name.substr(0, longest)) {
        text += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f ? '?' : letter;
    }
    text += name.size() > longest ? "...'" : "'";
    return text;
}

/// "[64, 3, 7, 7]"
[[nodiscard]] inline std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (const std::int64_t extent : shape) {
        text += text.size() == 1 ? "" : ", ";
        text += std::to_string(extent);
    }
    text += "]";
    return text;
}

}  // namespace docent
