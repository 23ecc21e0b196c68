// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// An emoji of emoji-test.txt (Unicode Technical Standard 51).
struct Emoji {
    std::vector<char32_t> codes;  ///< without the selector of the emoji form, U+FE0F
    std::string group;            ///< "Smileys & Emotion"
    std::string subgroup;         ///< "face-smiling"
    std::string name;             ///< "grinning face"
};

/// The fully qualified emoji of an emoji-test.txt, in its order. Lines that are not right are put into `bad` with their
/// number and reason. Throws Error where hardly one is right.
[[nodiscard]] std::vector<Emoji> readEmojiTest(std::string_view text, const std::string& origin,
                                               std::vector<std::string>& bad);

/// "1F600", "1F469-200D-1F52C"
[[nodiscard]] std::string codesText(const std::vector<char32_t>& codes);

}  // namespace docent
