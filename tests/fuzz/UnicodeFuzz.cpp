// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Error.h"
#include "fuzz/Fuzz.h"
#include "recipes/EmojiTest.h"
#include "recipes/Glob.h"
#include "recipes/UnicodeData.h"

namespace docent::fuzz {

namespace {

template <typename Read>
void mayThrow(const Read& read) {
    try {
        read();
    } catch (const Error&) {
        return;
    }
}

}  // namespace

/// What recipes read of Unicode's files, and their patterns of paths.
void parse(Bytes input) {
    const std::string said(text(input));
    mayThrow([&] {
        std::vector<std::string> bad;
        UnicodeData data(said, "U.txt", bad);
        for (const char32_t code : {U'A', char32_t{0x4E00}, char32_t{0x10FFFF}}) {
            if (const UnicodeCharacter* character = data.find(code)) {
                (void)shortName(*character);
            }
        }
        data.readScripts(said, "S.txt", bad);
    });
    mayThrow([&] {
        std::vector<std::string> bad;
        for (const Emoji& emoji : readEmojiTest(said, "E.txt", bad)) {
            require(!emoji.codes.empty() && !emoji.name.empty(), "an emoji has codes and a name");
        }
    });
    mayThrow([&] {
        const char32_t code = parseCharacter(said);
        require(code > 0x10FFFF || parseCharacter(codeText(code)) == code, "a character is what its code says");
    });
    mayThrow([&] { (void)parseCharacterRange(said); });
    if (said.size() <= 24) {
        mayThrow([&] { (void)GlobList({said}).matches("/usr/share/pictures/one.png"); });
    }
}

std::vector<std::string> seeds() {
    return {"0041;LATIN CAPITAL LETTER A;Lu;0;L;;;;;N;;;;0061;\n",
            "4E00;<CJK Ideograph, First>;Lo;0;L;;;;;N;;;;;\n9FFF;<CJK Ideograph, Last>;Lo;0;L;;;;;N;;;;;\n",
            "0041..005A ; Latin # L&\n",
            "# group: A\n# subgroup: b\n1F600 FE0F ; fully-qualified # x E1.0 grinning face\n",
            "U+0041-005A",
            "/usr/**/{one,t?o}.*"};
}

}  // namespace docent::fuzz
