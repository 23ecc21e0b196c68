// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Words.h"

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

}  // namespace docent
