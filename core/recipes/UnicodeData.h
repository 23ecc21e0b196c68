// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace docent {

/// A line of UnicodeData.txt (Unicode Standard Annex 44), as far as recipes need it.
struct UnicodeCharacter {
    char32_t code = 0;
    std::string name;      ///< "GREEK SMALL LETTER ALPHA"; "<CJK Ideograph>" within a range
    std::string category;  ///< "Ll"
    int digit = -1;        ///< 0 to 9 of a decimal digit
};

/// The characters of a UnicodeData.txt, and their scripts from a Scripts.txt.
class UnicodeData {
public:
    /// Lines that are not right are put into `bad` with their number and reason. Throws Error where hardly one is
    /// right.
    UnicodeData(std::string_view text, const std::string& origin, std::vector<std::string>& bad);
    void readScripts(std::string_view text, const std::string& origin, std::vector<std::string>& bad);

    /// Null where it is not assigned.
    [[nodiscard]] const UnicodeCharacter* find(char32_t code) const;
    /// "Greek"; "" where none is known.
    [[nodiscard]] std::string script(char32_t code) const;
    [[nodiscard]] bool knowsScript(const std::string& script) const;
    /// Ranges of codes of a script, ascending.
    [[nodiscard]] std::vector<std::pair<char32_t, char32_t>> ranges(const std::string& script) const;

private:
    std::map<char32_t, UnicodeCharacter> m_characters;
    /// Last code of a range -> its first and what its characters are alike.
    std::map<char32_t, std::pair<char32_t, UnicodeCharacter>> m_ranges;
    std::map<std::string, std::vector<std::pair<char32_t, char32_t>>> m_scripts;
};

/// "U+0041", "0041" or the character itself. Throws Error.
[[nodiscard]] char32_t parseCharacter(std::string_view text);
/// "U+0041-005A", "A-Z", or one character: first and last code. Throws Error.
[[nodiscard]] std::pair<char32_t, char32_t> parseCharacterRange(std::string_view text);
/// "U+0041"
[[nodiscard]] std::string codeText(char32_t code);
[[nodiscard]] std::string utf8Text(char32_t code);
/// "alpha" of "GREEK SMALL LETTER ALPHA": without the words for its script, case and kind, in small letters. What has
/// no name of its own (Han, Hangul) is named by itself.
[[nodiscard]] std::string shortName(const UnicodeCharacter& character);

}  // namespace docent
