// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/UnicodeData.h"

#include <algorithm>
#include <charconv>

#include "base/Error.h"
#include "base/Words.h"

namespace docent {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

bool parseHex(std::string_view text, char32_t& code) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    code = value;
    return error == std::errc{} && end == text.data() + text.size() && value <= 0x10FFFF && text.size() >= 4;
}

template <typename Read>
void eachLine(std::string_view text, const std::string& origin, std::vector<std::string>& bad, const Read& read) {
    std::size_t line = 0;
    std::size_t right = 0;
    std::size_t wrong = 0;
    for (std::string_view row : split(text, '\n')) {
        ++line;
        row = trimmed(row.substr(0, row.find('#')));
        if (row.empty()) {
            continue;
        }
        if (const std::string problem = read(row); !problem.empty()) {
            ++wrong;
            bad.push_back(origin + ":" + std::to_string(line) + ": " + problem);
        } else {
            ++right;
        }
    }
    if (wrong > right || right == 0) {
        throw Error(bad.empty() ? origin + " has no line" : bad.back(), "Install the package unicode-data again");
    }
}

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

UnicodeData::UnicodeData(std::string_view text, const std::string& origin, std::vector<std::string>& bad) {
    char32_t first = 0;
    bool isInRange = false;
    eachLine(text, origin, bad, [&](std::string_view row) -> std::string {
        const std::vector<std::string_view> fields = split(row, ';');
        UnicodeCharacter character;
        if (fields.size() != 15) {
            return "a character has 15 fields, not " + std::to_string(fields.size());
        }
        if (!parseHex(fields[0], character.code)) {
            return "'" + std::string(fields[0]) + "' is no code of a character";
        }
        character.name = fields[1];
        character.category = fields[2];
        if (character.name.empty() || character.category.size() != 2) {
            return "a character has a name and a category";
        }
        if (fields[6].size() == 1 && fields[6][0] >= '0' && fields[6][0] <= '9') {
            character.digit = fields[6][0] - '0';
        }
        if (endsWith(character.name, ", First>")) {
            first = character.code;
            isInRange = true;
        } else if (endsWith(character.name, ", Last>")) {
            if (!isInRange || first > character.code) {
                return "a range ends here that has not begun";
            }
            isInRange = false;
            character.name = character.name.substr(0, character.name.size() - 7) + ">";
            m_ranges.emplace(character.code, std::pair{first, character});
        } else {
            m_characters.emplace(character.code, std::move(character));
        }
        return {};
    });
}

void UnicodeData::readScripts(std::string_view text, const std::string& origin, std::vector<std::string>& bad) {
    eachLine(text, origin, bad, [&](std::string_view row) -> std::string {
        const std::vector<std::string_view> fields = split(row, ';');
        const std::string_view codes = trimmed(fields[0]);
        const std::size_t dots = codes.find("..");
        char32_t from = 0;
        char32_t to = 0;
        if (fields.size() != 2 || !parseHex(codes.substr(0, dots), from) ||
            !parseHex(dots == std::string_view::npos ? codes : codes.substr(dots + 2), to) || from > to) {
            return "a line is a range of codes and the name of a script";
        }
        m_scripts[std::string(trimmed(fields[1]))].emplace_back(from, to);
        return {};
    });
    for (auto& [name, ranges] : m_scripts) {
        std::sort(ranges.begin(), ranges.end());
    }
}

const UnicodeCharacter* UnicodeData::find(char32_t code) const {
    if (const auto found = m_characters.find(code); found != m_characters.end()) {
        return &found->second;
    }
    const auto range = m_ranges.lower_bound(code);
    return range != m_ranges.end() && range->second.first <= code ? &range->second.second : nullptr;
}

std::string UnicodeData::script(char32_t code) const {
    for (const auto& [name, ranges] : m_scripts) {
        const auto next = std::upper_bound(ranges.begin(), ranges.end(), std::pair{code, char32_t{0x7FFFFFFF}});
        if (next != ranges.begin() && std::prev(next)->second >= code) {
            return name;
        }
    }
    return {};
}

bool UnicodeData::knowsScript(const std::string& script) const {
    return m_scripts.contains(script);
}

std::vector<std::pair<char32_t, char32_t>> UnicodeData::ranges(const std::string& script) const {
    const auto found = m_scripts.find(script);
    return found == m_scripts.end() ? std::vector<std::pair<char32_t, char32_t>>{} : found->second;
}

char32_t parseCharacter(std::string_view text) {
    char32_t code = 0;
    if (text.size() > 2 && text.substr(0, 2) == "U+") {
        text.remove_prefix(2);
    }
    if (text.size() >= 4 && parseHex(text, code)) {
        return code;
    }
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = text.empty()      ? 0
                               : byte(0) < 0x80  ? 1
                               : byte(0) >= 0xF0 ? 4
                               : byte(0) >= 0xE0 ? 3
                               : byte(0) >= 0xC0 ? 2
                                                 : 0;
    if (length == 0 || text.size() != length) {
        throw Error("'" + std::string(text) + "' is not one character", "Write it as it is, or as U+0041");
    }
    code = length == 1 ? byte(0) : byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = (code << 6) | (byte(i) & 0x3FU);
    }
    return code;
}

std::pair<char32_t, char32_t> parseCharacterRange(std::string_view text) {
    const std::size_t dash = text.size() > 1 ? text.find('-', 1) : std::string_view::npos;
    const char32_t first = parseCharacter(text.substr(0, dash));
    const char32_t last = dash == std::string_view::npos ? first : parseCharacter(text.substr(dash + 1));
    if (first > last) {
        throw Error("The characters '" + std::string(text) + "' end before they begin");
    }
    return {first, last};
}

std::string codeText(char32_t code) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "U+";
    const auto value = static_cast<std::uint32_t>(code);
    for (int shift = 20; shift >= 0; shift -= 4) {
        if (shift < 16 || value >> shift != 0) {
            text += digits[(value >> shift) & 0xFU];
        }
    }
    return text;
}

std::string utf8Text(char32_t code) {
    const auto value = static_cast<std::uint32_t>(code);
    const auto tail = [&](int shift) { return static_cast<char>(0x80U | ((value >> shift) & 0x3FU)); };
    if (value < 0x80) {
        return {static_cast<char>(value)};
    }
    if (value < 0x800) {
        return {static_cast<char>(0xC0U | (value >> 6)), tail(0)};
    }
    if (value < 0x10000) {
        return {static_cast<char>(0xE0U | (value >> 12)), tail(6), tail(0)};
    }
    return {static_cast<char>(0xF0U | (value >> 18)), tail(12), tail(6), tail(0)};
}

std::string shortName(const UnicodeCharacter& character) {
    std::string name = lowerCase(character.name);
    if (name.empty() || name.front() == '<') {
        return {};
    }
    for (const std::string_view word :
         {" letter ", " syllable ", " character ", " digit ", " sign ", " ideograph-", " vowel "}) {
        if (const std::size_t at = name.find(word); at != std::string::npos) {
            return name.substr(at + word.size());
        }
    }
    return name;
}

}  // namespace docent
