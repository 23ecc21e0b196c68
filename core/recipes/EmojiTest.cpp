// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/EmojiTest.h"

#include <sstream>

#include "base/Error.h"
#include "base/Words.h"
#include "recipes/UnicodeData.h"

namespace docent {

namespace {

constexpr char32_t emojiSelector = 0xFE0F;

/// The rest of a line that begins with `start`.
bool takes(std::string_view line, std::string_view start, std::string& rest) {
    if (line.substr(0, start.size()) != start) {
        return false;
    }
    rest = trimmed(line.substr(start.size()));
    return true;
}

/// "1F600 ; fully-qualified # 😀 E1.0 grinning face": the codes, the status and the name, or what is wrong.
std::string readLine(std::string_view line, Emoji& emoji, std::string& status) {
    const std::size_t semicolon = line.find(';');
    const std::size_t hash = line.find('#');
    if (semicolon == std::string_view::npos || hash == std::string_view::npos || hash < semicolon) {
        return "a line is codes; status # emoji, version and name";
    }
    std::istringstream codes{std::string(line.substr(0, semicolon))};
    for (std::string word; codes >> word;) {
        try {
            const char32_t code = parseCharacter(word);
            if (word.size() < 4) {
                throw Error("");
            }
            if (code != emojiSelector) {
                emoji.codes.push_back(code);
            }
        } catch (const Error&) {
            return "'" + word + "' is no code of a character";
        }
    }
    status = trimmed(line.substr(semicolon + 1, hash - semicolon - 1));
    std::istringstream comment{std::string(line.substr(hash + 1))};
    std::string picture;
    std::string version;
    comment >> picture >> version;
    std::getline(comment, emoji.name);
    emoji.name = trimmed(emoji.name);
    return emoji.codes.empty() || emoji.name.empty() ? "an emoji has codes and a name" : "";
}

}  // namespace

std::vector<Emoji> readEmojiTest(std::string_view text, const std::string& origin, std::vector<std::string>& bad) {
    std::vector<Emoji> list;
    std::string group;
    std::string subgroup;
    std::size_t number = 0;
    std::size_t wrong = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.empty() || takes(line, "# group:", group) || takes(line, "# subgroup:", subgroup) ||
            line.front() == '#') {
            continue;
        }
        Emoji emoji{{}, group, subgroup, {}};
        std::string status;
        std::string problem = readLine(line, emoji, status);
        if (problem.empty() && (group.empty() || subgroup.empty())) {
            problem = "no group and subgroup stand before it";
        }
        if (!problem.empty()) {
            ++wrong;
            bad.push_back(origin + ":" + std::to_string(number) + ": " + problem);
        } else if (status == "fully-qualified") {
            list.push_back(std::move(emoji));
        }
    }
    if (list.empty() || wrong > list.size()) {
        throw Error(bad.empty() ? origin + " has no emoji" : bad.back(), "Install the package unicode-data again");
    }
    return list;
}

std::string codesText(const std::vector<char32_t>& codes) {
    std::string text;
    for (const char32_t code : codes) {
        text.append(text.empty() ? "" : "-").append(codeText(code).substr(2));
    }
    return text;
}

}  // namespace docent
