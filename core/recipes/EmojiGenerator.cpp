// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "base/Files.h"
#include "base/Words.h"
#include "recipes/EmojiTest.h"
#include "recipes/FontFace.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/SvgFile.h"

namespace docent {

namespace {

struct EmojiOptions {
    std::string font;                 ///< pattern of the one font file; "" = `files`
    std::vector<std::string> files;   ///< patterns of pictures that are named by their codes, "1F600.png"
    std::vector<std::string> groups;  ///< of emoji-test.txt, as their labels are written; empty = all
    std::vector<std::string> subgroups;
    std::vector<std::string> levels{"group", "subgroup"};  ///< of group, subgroup, name
    std::string list = "/usr/share/unicode/emoji/emoji-test.txt";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("font", font, "pattern of the font file");
        visit("files", files, "patterns of pictures that are named by their codes");
        visit("groups", groups, "of emoji-test.txt (default: all)");
        visit("subgroups", subgroups, "of emoji-test.txt (default: all)");
        visit("levels", levels, "of the label: group, subgroup, name");
        visit("list", list, "emoji-test.txt");
    }
};

/// "smileys and emotion" of "Smileys & Emotion".
std::string labelWord(const std::string& text) {
    std::string word;
    for (const char c : lowerCase(text)) {
        if (c == '&') {
            word += "and";
        } else {
            word += c == '/' ? '-' : c;
        }
    }
    return word;
}

bool isAllowed(const std::vector<std::string>& list, const std::string& word) {
    return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
}

/// Codes without what joins them, as those who name files by them write or leave out.
std::string fileKey(std::string text) {
    for (char& c : text) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '_' ? '-' : c;
    }
    std::string key;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('-', at), text.size());
        const std::string code = text.substr(at, end - at);
        if (code != "200D" && code != "FE0F") {
            key.append(key.empty() ? "" : "-").append(code);
        }
        at = end + 1;
    }
    return key;
}

class EmojiGenerator final : public Generator {
public:
    explicit EmojiGenerator(const Yaml& yaml) {
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.font.empty() == m_options.files.empty()) {
            yaml.fail("generator", "emoji needs either a font or files");
        }
        for (const std::string& level : m_options.levels) {
            if (level != "group" && level != "subgroup" && level != "name") {
                yaml.fail("levels", "knows no level '" + level + "'", "Use some of: group, subgroup, name");
            }
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        std::vector<std::string> bad;
        m_emoji = readEmojiTest(readFile(m_options.list), m_options.list, bad);
        for (const std::string& problem : bad) {
            const std::size_t colon = problem.find(": ");
            listing.skipped.push_back({problem.substr(0, colon), problem.substr(colon + 2)});
        }
        const std::vector<std::string> patterns =
            m_options.font.empty() ? m_options.files : std::vector<std::string>{m_options.font};
        m_files = listing.files.choose(patterns, {}, "Emoji");
        std::map<std::string, std::size_t> byKey;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            byKey.emplace(fileKey(fs::path(m_files[i].path).stem().string()), i);
        }
        std::unique_ptr<FontFace> face;
        if (!m_options.font.empty()) {
            face = std::make_unique<FontFace>(m_files.front().path, 0);
        }
        std::vector<Thing> things;
        for (std::size_t i = 0; i < m_emoji.size(); ++i) {
            const Emoji& emoji = m_emoji[i];
            const std::string group = labelWord(emoji.group);
            const std::string subgroup = labelWord(emoji.subgroup);
            const bool isToned = std::any_of(emoji.codes.begin(), emoji.codes.end(),
                                             [](char32_t code) { return code >= 0x1F3FB && code <= 0x1F3FF; });
            if (isToned || !isAllowed(m_options.groups, group) || !isAllowed(m_options.subgroups, subgroup)) {
                continue;
            }
            std::size_t file = 0;
            if (face != nullptr) {
                // Those of several characters are put together by tables that FreeType does not read.
                if (emoji.codes.size() != 1 || !face->hasCharacter(emoji.codes.front())) {
                    continue;
                }
            } else if (const auto found = byKey.find(fileKey(codesText(emoji.codes))); found != byKey.end()) {
                file = found->second;
            } else {
                continue;
            }
            Thing thing;
            for (const std::string& level : m_options.levels) {
                thing.label.append(thing.label.empty() ? "" : "/")
                    .append(level == "group"      ? group
                            : level == "subgroup" ? subgroup
                                                  : labelWord(emoji.name));
            }
            thing.group = emoji.name;
            thing.origin = m_files[file].path;
            thing.origin.append(" U+").append(codesText(emoji.codes));
            thing.package = m_files[file].package;
            thing.number = static_cast<std::int64_t>(file) << 32 | static_cast<std::int64_t>(i);
            things.push_back(std::move(thing));
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        return showLayer(layerOf(thing, side), m_look, side, random);
    }
    std::optional<Picture> bare(const Thing& thing, int side) const override {
        return bareLayer(layerOf(thing, 64), side);
    }

private:
    [[nodiscard]] Layer layerOf(const Thing& thing, int side) const {
        const std::string& path = m_files[static_cast<std::size_t>(thing.number >> 32)].path;
        Layer layer;
        if (m_options.font.empty()) {
            return trimmedLayer(lowerExtension(path) == ".svg" ? readSvg(path, 2 * side) : readLayer(path));
        }
        const Emoji& emoji = m_emoji[static_cast<std::size_t>(thing.number & 0xFFFFFFFF)];
        m_pool.with(path, 0, [&](const FontFace& face) { layer = face.colourPicture(emoji.codes.front()); });
        return layer;
    }

    EmojiOptions m_options;
    LookOptions m_look;
    std::vector<Emoji> m_emoji;
    std::vector<PackageFile> m_files;
    mutable FacePool m_pool;
};

}  // namespace

std::unique_ptr<Generator> createEmojiGenerator(const Yaml& yaml) {
    return std::make_unique<EmojiGenerator>(yaml);
}

}  // namespace docent
