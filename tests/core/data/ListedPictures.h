// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "data/Catalog.h"

/// A folder with pictures and a list of them.
struct ListedPictures {
    QTemporaryDir folder;
    std::filesystem::path root = folder.path().toStdString();

    void picture(const std::string& location) const {
        std::filesystem::create_directories((root / location).parent_path());
        std::filesystem::copy_file(std::filesystem::path(DOCENT_TEST_DATA) / "pictures" / "rgb.png", root / location);
    }
    [[nodiscard]] std::filesystem::path file(const std::string& location, const std::string& content) const {
        std::filesystem::create_directories((root / location).parent_path());
        std::ofstream(root / location, std::ios::binary) << content;
        return root / location;
    }
    /// a.png to d.png in `folder`.
    void fourPictures(const std::string& under = "") const {
        for (const char* name : {"a.png", "b.png", "c.png", "d.png"}) {
            picture(under + name);
        }
    }
};

/// With a byte order mark, or without.
inline std::string utf16(const std::string& ascii, bool bigEndian, bool isMarked = true) {
    std::string bytes = !isMarked ? "" : bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        bytes += bigEndian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    return bytes;
}

inline std::map<std::string, std::string> labelsOf(const docent::Catalog& catalog) {
    std::map<std::string, std::string> labels;
    for (const docent::ImageRecord& image : catalog.images) {
        labels[image.location] = catalog.hierarchy.path(image.label);
    }
    return labels;
}

inline std::string reasonOf(const docent::Catalog& catalog, const std::string& location) {
    for (const docent::SkippedFile& file : catalog.skipped) {
        if (file.location == location) {
            return file.reason;
        }
    }
    return "(not skipped)";
}
