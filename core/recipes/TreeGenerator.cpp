// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <regex>

#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "recipes/ClassFiles.h"
#include "recipes/Generators.h"
#include "recipes/Look.h"
#include "recipes/SvgFile.h"

namespace docent {

namespace {

struct TreeOptions {
    std::string groupStem;  ///< expression: the part of a file's name that its frames and sizes share; "" = all of it
    bool groupFolder = false;  ///< a folder is one group
    int least = 12;            ///< pixels of the longer side without its margin
    int frame = 0;             ///< pixels: of a sheet of square frames the first is shown; 0 = it is none

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("group_stem", groupStem, "expression: the part of a name that frames and sizes share");
        visit("group_folder", groupFolder, "a folder is one group");
        visit("least", least, "pixels of the longer side");
        visit("frame", frame, "pixels of the square frames of a sheet, of which the first is shown");
    }
};

class TreeGenerator final : public Generator {
public:
    explicit TreeGenerator(const Yaml& yaml) : m_files(yaml) {
        readFields(yaml, m_options);
        readLook(yaml, m_look);
        if (m_options.frame < 0) {
            yaml.fail("frame", "must be 0 or more");
        }
        try {
            if (!m_options.groupStem.empty()) {
                m_groupStem.emplace(m_options.groupStem);
            }
        } catch (const std::regex_error&) {
            yaml.fail("group_stem", "'" + m_options.groupStem + "' is no expression");
        }
    }

    std::vector<Thing> list(Listing& listing) override {
        std::vector<Thing> things;
        for (const ClassFiles::File& file : m_files.list(listing)) {
            if (!isPictureFile(file.file.path) && lowerExtension(file.file.path) != ".svg") {
                continue;
            }
            const fs::path path = m_files.below(file.file.path);
            Thing thing;
            thing.label = file.label;
            thing.origin = file.file.path;
            thing.package = file.file.package;
            thing.group = m_options.groupFolder ? path.parent_path().string() : path.string();
            std::smatch match;
            const std::string stem = path.stem().string();
            if (m_groupStem && std::regex_search(stem, match, *m_groupStem)) {
                thing.group = (path.parent_path() / match.str(match.size() > 1 ? 1 : 0)).string();
            }
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
        Layer layer =
            lowerExtension(thing.origin) == ".svg" ? readSvg(thing.origin, 2 * side) : readLayer(thing.origin);
        if (m_options.frame > 0) {
            layer = croppedLayer(layer, 0, 0, std::min(layer.width, m_options.frame),
                                 std::min(layer.height, m_options.frame));
        }
        layer = trimmedLayer(layer);
        if (std::max(layer.width, layer.height) < m_options.least) {
            throw Error("has fewer than " + std::to_string(m_options.least) + " pixels a side");
        }
        return layer;
    }

    ClassFiles m_files;
    TreeOptions m_options;
    LookOptions m_look;
    std::optional<std::regex> m_groupStem;
};

}  // namespace

std::unique_ptr<Generator> createTreeGenerator(const Yaml& yaml) {
    return std::make_unique<TreeGenerator>(yaml);
}

}  // namespace docent
