// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/SvgFile.h"

namespace docent {

namespace {

struct IconOptions {
    std::vector<std::string> themes;                     ///< folders
    std::vector<std::string> contexts;                   ///< as their labels are written; empty = all
    std::vector<std::string> names;                      ///< of icons; empty = all
    std::vector<std::string> leaveOut;                   ///< patterns of files
    int minThemes = 1;                                   ///< a name counts that so many themes have
    int least = 32;                                      ///< pixels
    std::vector<std::string> levels{"context", "name"};  ///< of context, name, word (the name's first), theme
    std::string group = "thing";                         ///< thing (of a theme), name or theme

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("themes", themes, "folders of themes");
        visit("contexts", contexts, "of the icons (default: all)");
        visit("names", names, "of the icons (default: all)");
        visit("leave_out", leaveOut, "patterns of files to leave out");
        visit("min_themes", minThemes, "a name counts that so many themes have");
        visit("least", least, "pixels a side");
        visit("levels", levels, "of the label: context, name, word, theme");
        visit("group", group, "what lies in one split: thing, name or theme");
    }
};

/// Contexts of the Icon Naming Specification by the words that themes have for them in their folders' names.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> contextWords{{{"actions", "actions"},
                                                                                      {"action", "actions"},
                                                                                      {"animations", "animations"},
                                                                                      {"apps", "applications"},
                                                                                      {"applications", "applications"},
                                                                                      {"app", "applications"},
                                                                                      {"categories", "categories"},
                                                                                      {"devices", "devices"},
                                                                                      {"device", "devices"},
                                                                                      {"filesystems", "places"},
                                                                                      {"emblems", "emblems"},
                                                                                      {"emotes", "emotes"},
                                                                                      {"international", "flags"},
                                                                                      {"intl", "flags"},
                                                                                      {"mimetypes", "mimetypes"},
                                                                                      {"mimetype", "mimetypes"},
                                                                                      {"mimes", "mimetypes"},
                                                                                      {"places", "places"},
                                                                                      {"place", "places"},
                                                                                      {"status", "status"},
                                                                                      {"stock", "actions"},
                                                                                      {"preferences", "preferences"}}};

struct IconFile {
    PackageFile file;
    int size = 0;  ///< pixels; 0 = it has none (SVG)
};

/// The number that a folder's name begins with: "48x48", "64"; -1 for another name.
int sizeOf(const std::string& folder) {
    int size = 0;
    std::size_t i = 0;
    for (; i < folder.size() && folder[i] >= '0' && folder[i] <= '9' && i < 4; ++i) {
        size = size * 10 + (folder[i] - '0');
    }
    return i == 0 ? -1 : folder.find("@2x") != std::string::npos ? 2 * size : size;
}

class IconGenerator final : public Generator {
public:
    explicit IconGenerator(const Yaml& yaml) {
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.themes.empty()) {
            yaml.require("themes", m_options.themes);
        }
        for (const std::string& level : m_options.levels) {
            if (level != "context" && level != "name" && level != "word" && level != "theme") {
                yaml.fail("levels", "knows no level '" + level + "'", "Use some of: context, name, word, theme");
            }
        }
        if (m_options.group != "thing" && m_options.group != "name" && m_options.group != "theme") {
            yaml.fail("group", "must be thing, name or theme");
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        // (context, name) -> theme -> its file: of the sizes the least that is large enough, else an SVG.
        std::map<std::pair<std::string, std::string>, std::map<std::string, IconFile>> icons;
        for (const std::string& theme : m_options.themes) {
            for (const PackageFile& file :
                 listing.files.choose({theme + "/**.{png,svg,svgz}"}, m_options.leaveOut, "Icons")) {
                add(theme, file, icons);
            }
        }
        std::vector<Thing> things;
        for (const auto& [key, byTheme] : icons) {
            if (static_cast<int>(byTheme.size()) < m_options.minThemes) {
                continue;
            }
            for (const auto& [theme, icon] : byTheme) {
                things.push_back(thingOf(key.first, key.second, theme, icon));
            }
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
    [[nodiscard]] static Layer layerOf(const Thing& thing, int side) {
        const bool isSvg = lowerExtension(thing.origin) != ".png";
        return trimmedLayer(isSvg ? readSvg(thing.origin, 2 * side) : readLayer(thing.origin));
    }

    template <typename Icons>
    void add(const std::string& theme, const PackageFile& file, Icons& icons) const {
        const fs::path path = file.path.substr(theme.size() + 1);
        std::string context;
        int size = 0;
        for (const fs::path& folder : path.parent_path()) {
            const auto known = std::find_if(contextWords.begin(), contextWords.end(),
                                            [&](const auto& word) { return word.first == folder.string(); });
            if (known != contextWords.end()) {
                context = known->second;
            }
            size = std::max(size, sizeOf(folder.string()));
        }
        const std::string name = path.stem().string();
        const bool isSvg = lowerExtension(path) != ".png";
        const auto isAllowed = [](const std::vector<std::string>& list, const std::string& word) {
            return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
        };
        // What is drawn for few pixels, or in one colour for a bar, is another picture than the icon.
        if (context.empty() || name.ends_with("-symbolic") || (size > 0 && size < m_options.least) ||
            (size == 0 && !isSvg) || !isAllowed(m_options.contexts, context) || !isAllowed(m_options.names, name)) {
            return;
        }
        IconFile& kept = icons[{context, name}][theme];
        const auto rank = [](const IconFile& icon) { return icon.size >= 64 ? icon.size : 10000 - icon.size; };
        if (const IconFile candidate{file, size}; kept.file.path.empty() || rank(candidate) < rank(kept)) {
            kept = candidate;
        }
    }

    [[nodiscard]] Thing thingOf(const std::string& context, const std::string& name, const std::string& theme,
                                const IconFile& icon) const {
        const std::string themeName = fs::path(theme).filename().string();
        Thing thing;
        for (const std::string& level : m_options.levels) {
            thing.label.append(thing.label.empty() ? "" : "/")
                .append(level == "context" ? context
                        : level == "name"  ? name
                        : level == "word"  ? name.substr(0, name.find_first_of("-_"))
                                           : themeName);
        }
        thing.group = m_options.group == "theme" ? themeName : context + "/" + name;
        if (m_options.group == "thing") {
            thing.group.append(" of ").append(themeName);
        }
        thing.origin = icon.file.path;
        thing.package = icon.file.package;
        return thing;
    }

    IconOptions m_options;
    LookOptions m_look;
};

}  // namespace

std::unique_ptr<Generator> createIconGenerator(const Yaml& yaml) {
    return std::make_unique<IconGenerator>(yaml);
}

}  // namespace docent
