// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "base/Files.h"
#include "recipes/FontFace.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/UnicodeData.h"

namespace docent {

namespace {

struct GlyphOptions {
    std::vector<std::string> packages;  ///< that bring the fonts; empty = all of the recipe's
    std::vector<std::string> fonts{"/usr/share/fonts/**.{ttf,otf,ttc,TTF,OTF}"};  ///< patterns of font files
    std::vector<std::string> leaveOut;                                            ///< patterns of font files
    std::string script;                                                           ///< of Scripts.txt, "Greek"
    std::vector<std::string> characters;  ///< "U+0391-03A9", "A-Z"; with a script, those of it
    std::vector<std::string> categories{"Lu", "Ll", "Lo", "Nd"};
    std::vector<std::string> levels{"name"};  ///< of case, name, character, digit, family
    std::string group = "thing";              ///< thing, family or package
    int letters = 1;                          ///< beside one another
    int texts = 20;                           ///< with several letters: texts a font
    bool neighbours = false;                  ///< letters to the left and right of the one that counts
    double slant = 0;                         ///< most, as a part of the height
    std::string unicode = "/usr/share/unicode";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("packages", packages, "that bring the fonts (default: all of the recipe's)");
        visit("fonts", fonts, "patterns of font files");
        visit("leave_out", leaveOut, "patterns of font files to leave out");
        visit("script", script, "of the characters, as in Scripts.txt");
        visit("characters", characters, "ranges");
        visit("categories", categories, "general categories of the characters");
        visit("levels", levels, "of the label: case, name, character, digit, family");
        visit("group", group, "what lies in one split: thing, family or package");
        visit("letters", letters, "beside one another");
        visit("texts", texts, "with several letters: texts a font");
        visit("neighbours", neighbours, "letters beside the one that counts");
        visit("slant", slant, "most, as a part of the height");
        visit("unicode", unicode, "folder of UnicodeData.txt and Scripts.txt");
    }
};

struct Font {
    PackageFile file;
    int index = 0;
    std::string family;
    std::vector<char32_t> characters;  ///< of those wanted
};

class GlyphGenerator final : public Generator {
public:
    explicit GlyphGenerator(const Yaml& yaml) {
        m_look.extentMin = 0.6;
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.fonts.empty()) {
            yaml.fail("fonts", "names no font file");
        }
        if (m_options.script.empty() && m_options.characters.empty()) {
            yaml.fail("generator", "glyphs needs a script or characters");
        }
        for (const std::string& level : m_options.levels) {
            if (level != "case" && level != "name" && level != "character" && level != "digit" && level != "family") {
                yaml.fail("levels", "knows no level '" + level + "'",
                          "Use some of: case, name, character, digit, family");
            }
        }
        if (m_options.group != "thing" && m_options.group != "family" && m_options.group != "package") {
            yaml.fail("group", "must be thing, family or package");
        }
        if (m_options.letters < 1 || m_options.letters > 12) {
            yaml.fail("letters", "must be 1 to 12");
        }
        try {
            for (const std::string& range : m_options.characters) {
                m_ranges.push_back(parseCharacterRange(range));
            }
        } catch (const Error& error) {
            yaml.fail("characters", error.reason(), error.mend());
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        const UnicodeData unicode = readUnicode(listing);
        const std::vector<char32_t> wanted = wantedCharacters(unicode);
        std::vector<Thing> things;
        for (const PackageFile& file : chooseFonts(listing)) {
            listing.context.checkStop();
            int faces = 1;
            for (int index = 0; index < faces; ++index) {
                try {
                    const FontFace face(file.path, index);
                    faces = face.faces();
                    addFont(file, index, face, wanted);
                } catch (const Error& error) {
                    listing.skipped.push_back({file.path, error.reason()});
                }
            }
        }
        for (std::size_t f = 0; f < m_fonts.size(); ++f) {
            addThings(f, unicode, things);
        }
        return things;
    }

    Picture draw(const Thing& thing, int side, Random& random) const override {
        const Font& font = m_fonts[static_cast<std::size_t>(thing.number >> 32)];
        const auto number = static_cast<std::uint32_t>(thing.number);
        std::vector<char32_t> text;
        const auto anyLetter = [&] { return font.characters[random.below(font.characters.size())]; };
        if (m_options.letters > 1) {
            for (int i = 0; i < m_options.letters; ++i) {
                text.push_back(anyLetter());
            }
        } else if (m_options.neighbours) {
            text = {anyLetter(), static_cast<char32_t>(number), anyLetter()};
        } else {
            text = {static_cast<char32_t>(number)};
        }
        MaskOptions options;
        options.em = uniformNumber(random, m_look.extentMin, m_look.extentMax) * side;
        options.angle = uniformNumber(random, -m_look.rotation, m_look.rotation) * std::numbers::pi / 180;
        options.slant = uniformNumber(random, -m_options.slant, m_options.slant);
        options.most = static_cast<int>(std::lround(side * (m_options.neighbours ? 0.8 : 0.94)));
        options.least = side * 3 / 8;
        options.centre = m_options.neighbours ? 1 : -1;
        Mask mask;
        m_pool.with(font.file.path, font.index, [&](const FontFace& face) { mask = face.mask(text, options); });
        Canvas canvas = makePaper(m_look, side, random);
        const Colour ink = contrastingColour(middleColour(canvas), random);
        const int left = place(side - mask.width, random);
        const int top = place(side - mask.height, random);
        for (int y = 0; y < mask.height; ++y) {
            for (int x = 0; x < mask.width; ++x) {
                const auto cover = mask.cover[static_cast<std::size_t>(y * mask.width + x)];
                canvas.blend(left + x, top + y, ink, static_cast<float>(cover) / 255);
            }
        }
        canvas.noise(uniformNumber(random, 0, m_look.noise), random);
        return canvas.picture();
    }

private:
    [[nodiscard]] std::vector<PackageFile> chooseFonts(const Listing& listing) const {
        std::vector<PackageFile> files = listing.files.choose(m_options.fonts, m_options.leaveOut, "Fonts");
        const auto isOf = [](const std::string& package) {
            return [&package](const PackageFile& file) { return file.package == package; };
        };
        for (const std::string& package : m_options.packages) {
            if (std::none_of(files.begin(), files.end(), isOf(package))) {
                throw Error("Fonts: there is none of the package " + package,
                            "Correct 'packages' of the part, and name the package among those of the recipe");
            }
        }
        std::erase_if(files, [&](const PackageFile& file) {
            return !m_options.packages.empty() && std::find(m_options.packages.begin(), m_options.packages.end(),
                                                            file.package) == m_options.packages.end();
        });
        return files;
    }

    [[nodiscard]] UnicodeData readUnicode(Listing& listing) const {
        std::vector<std::string> bad;
        const std::string data = m_options.unicode + "/UnicodeData.txt";
        const std::string scripts = m_options.unicode + "/Scripts.txt";
        UnicodeData unicode(readFile(data), data, bad);
        if (!m_options.script.empty()) {
            unicode.readScripts(readFile(scripts), scripts, bad);
            if (!unicode.knowsScript(m_options.script)) {
                throw Error("There is no script '" + m_options.script + "' in " + scripts);
            }
        }
        for (std::string& problem : bad) {
            const std::size_t colon = problem.find(": ");
            listing.skipped.push_back({problem.substr(0, colon), problem.substr(colon + 2)});
        }
        return unicode;
    }

    [[nodiscard]] std::vector<char32_t> wantedCharacters(const UnicodeData& unicode) const {
        std::set<char32_t> codes;
        for (const auto& [first, last] : m_options.script.empty() ? m_ranges : unicode.ranges(m_options.script)) {
            for (char32_t code = first; code <= last; ++code) {
                const bool isWanted = m_options.script.empty() || m_ranges.empty() ||
                                      std::any_of(m_ranges.begin(), m_ranges.end(), [&](const auto& range) {
                                          return range.first <= code && code <= range.second;
                                      });
                const UnicodeCharacter* character = isWanted ? unicode.find(code) : nullptr;
                if (character != nullptr && std::find(m_options.categories.begin(), m_options.categories.end(),
                                                      character->category) != m_options.categories.end()) {
                    codes.insert(code);
                }
            }
        }
        if (codes.empty()) {
            throw Error("No character is of the script, ranges and categories of a part",
                        "Name other 'characters' or 'categories'");
        }
        return {codes.begin(), codes.end()};
    }

    void addFont(const PackageFile& file, int index, const FontFace& face, const std::vector<char32_t>& wanted) {
        if (!face.hasOutlines()) {
            throw Error("has no outlines");
        }
        Font font{file, index, face.family(), {}};
        for (const char32_t code : wanted) {
            if (face.hasCharacter(code)) {
                font.characters.push_back(code);
            }
        }
        if (!font.characters.empty()) {
            m_fonts.push_back(std::move(font));
        }
    }

    void addThings(std::size_t f, const UnicodeData& unicode, std::vector<Thing>& things) const {
        const Font& font = m_fonts[f];
        std::string origin = font.file.path;
        if (font.index > 0) {
            origin.append(" face ").append(std::to_string(font.index));
        }
        const auto add = [&](std::uint32_t number, const std::string& label, const std::string& what) {
            Thing thing;
            thing.label = label;
            thing.origin = origin;
            thing.origin.append(" ").append(what);
            thing.group = m_options.group == "family"    ? font.family
                          : m_options.group == "package" ? font.file.package
                                                         : thing.origin;
            thing.package = font.file.package;
            thing.number = static_cast<std::int64_t>(f) << 32 | number;
            things.push_back(std::move(thing));
        };
        if (m_options.letters > 1) {
            for (int text = 0; text < m_options.texts; ++text) {
                add(static_cast<std::uint32_t>(text), labelOf(font, nullptr, 0), "text " + std::to_string(text));
            }
            return;
        }
        for (const char32_t code : font.characters) {
            add(static_cast<std::uint32_t>(code), labelOf(font, unicode.find(code), code), codeText(code));
        }
    }

    [[nodiscard]] std::string labelOf(const Font& font, const UnicodeCharacter* character, char32_t code) const {
        std::string label;
        for (const std::string& level : m_options.levels) {
            std::string word;
            if (level == "family") {
                word = font.family;
            } else if (character == nullptr) {
                continue;
            } else if (level == "case") {
                word = character->category == "Lu" ? "capital" : character->category == "Ll" ? "small" : "letter";
            } else if (level == "digit") {
                word = character->digit >= 0 ? std::to_string(character->digit) : utf8Text(code);
            } else if (level == "name") {
                word = shortName(*character);
            }
            std::replace(word.begin(), word.end(), '/', '-');
            label.append(label.empty() ? "" : "/").append(word.empty() ? utf8Text(code) : word);
        }
        return label;
    }

    [[nodiscard]] int place(int room, Random& random) const {
        if (room <= 0) {
            return room / 2;
        }
        const double offset = uniformNumber(random, -0.5, 0.5) * m_look.shift * room;
        return static_cast<int>(std::lround(room / 2.0 + offset));
    }

    GlyphOptions m_options;
    LookOptions m_look;
    std::vector<std::pair<char32_t, char32_t>> m_ranges;
    std::vector<Font> m_fonts;
    mutable FacePool m_pool;
};

}  // namespace

std::unique_ptr<Generator> createGlyphGenerator(const Yaml& yaml) {
    return std::make_unique<GlyphGenerator>(yaml);
}

}  // namespace docent
