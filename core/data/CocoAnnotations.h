// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/RunContext.h"
#include "data/DatasetReader.h"

namespace docent {

/// A box in pixels; the numbers of the file are fractions of pixels, and may lie outside of the picture.
struct CocoBox {
    std::int64_t category = -1;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

/// What counts of a file of annotations as COCO writes them.
struct CocoAnnotations {
    struct Picture {
        std::int64_t id = 0;
        std::string name;
        std::string split;
    };
    /// Which category the largest box of a picture has.
    struct Largest {
        std::int64_t category = -1;
        double area = -1;
        bool hasOthers = false;
    };
    std::vector<Picture> pictures;
    std::unordered_map<std::int64_t, Largest> largest;                ///< by picture
    std::unordered_map<std::int64_t, std::vector<CocoBox>> allBoxes;  ///< by picture, where all are wanted
    std::unordered_map<std::int64_t, std::vector<std::string>> categories;
    std::unordered_map<std::string, std::int64_t> textIds;  ///< numbers that stand for ids that are texts
    std::string missing;  ///< of the three lists, one that the file has not: those of a test part have no annotations

    /// As the file has it.
    [[nodiscard]] std::string idText(std::int64_t id) const;
};

/// Reads a file as a stream: of the pictures names, and of their boxes the largest, or all, are kept, whatever else it
/// holds. Throws Error for what cannot be read, JsonSyntaxError for what is no JSON; Stopped.
[[nodiscard]] CocoAnnotations readCocoAnnotations(const std::filesystem::path& path, BoxUse boxes, RunContext& context);

/// Throws Error where one of the lists is missing.
void requireCocoLists(const CocoAnnotations& annotations, const std::filesystem::path& path);

}  // namespace docent
