// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Words.h"

#include <algorithm>

namespace docent {

std::string joined(const std::vector<std::string>& words, const std::string& separator, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool isLast = i + 1 == words.size();
        text += i == 0 ? std::string() : isLast && !last.empty() ? last : separator;
        text += words[i];
    }
    return text;
}

std::string joinedList(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += i == 0 ? "" : ",";
        for (const char c : words[i]) {
            if (c == ',') {
                text += '\\';
            }
            text += c;
        }
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string printable(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto isControl = [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; };
    if (std::none_of(text.begin(), text.end(), isControl)) {
        return std::string(text);
    }
    std::string result;
    result.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n' || c == '\t' || c == '\r') {
            result += c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r";
        } else if (isControl(byte)) {
            result += "\\x";
            result += digits[byte >> 4];
            result += digits[byte & 0xf];
        } else {
            result += c;
        }
    }
    return result;
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

}  // namespace docent
