// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/DetectionLayout.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <system_error>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

constexpr std::array<const char*, 2> besidesVoc{"Annotations", "SegmentationClass"};
constexpr const char* vocPictures = "JPEGImages";
constexpr const char* yoloPictures = "images";
constexpr const char* yoloLabels = "labels";

[[noreturn]] void refuse(const fs::path& path, const std::string& layout) {
    throw Error(
        path.string() + " is a data set of boxes as " + layout + " has them, which are not read",
        "Convert its boxes to COCO's JSON and give that file, or put the pictures into a folder for each class");
}

bool isFolder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool isVoc(const fs::path& folder) {
    return isFolder(folder / vocPictures) &&
           std::any_of(besidesVoc.begin(), besidesVoc.end(), [&](const char* name) { return isFolder(folder / name); });
}

/// Whether a text file is among the first that a folder names.
bool holdsTexts(const fs::path& folder) {
    constexpr int most = 100;
    int count = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end && count < most;
         entry.increment(error), ++count) {
        if (lowerExtension(entry->path()) == ".txt") {
            return true;
        }
    }
    return false;
}

/// `labels/1.txt`, or `labels/train/1.txt`.
bool isYolo(const fs::path& folder) {
    const fs::path labels = folder / yoloLabels;
    if (!isFolder(folder / yoloPictures) || !isFolder(labels)) {
        return false;
    }
    if (holdsTexts(labels)) {
        return true;
    }
    std::error_code error;
    for (fs::directory_iterator entry(labels, error), end; !error && entry != end; entry.increment(error)) {
        if (holdsTexts(entry->path())) {
            return true;
        }
    }
    return false;
}

/// The name with the last part `from` of its folders replaced, without its extension; "" where there is none.
std::string counterpart(const std::string& name, std::string_view from, std::string_view to) {
    const fs::path path(name);
    std::vector<fs::path> parts(path.begin(), path.end());
    const auto folder = std::find(parts.rbegin(), parts.rend(), fs::path(from));
    if (folder == parts.rend() || folder == parts.rbegin()) {
        return {};
    }
    *folder = to;
    fs::path result;
    for (const fs::path& part : parts) {
        result /= part;
    }
    return result.replace_extension().string();
}

}  // namespace

void refuseDetection(const fs::path& folder) {
    std::vector<fs::path> places{folder};
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with("VOC")) {
            places.push_back(entry->path());
        }
        if (name == "VOCdevkit") {
            std::error_code ignored;
            for (fs::directory_iterator year(entry->path(), ignored); !ignored && year != end;
                 year.increment(ignored)) {
                places.push_back(year->path());
            }
        }
    }
    if (std::any_of(places.begin(), places.end(), isVoc)) {
        refuse(folder, "Pascal VOC");
    }
    const std::array<fs::path, 4> parts{folder, folder / "train", folder / "valid", folder / "test"};
    if (std::any_of(parts.begin(), parts.end(), isYolo)) {
        refuse(folder, "YOLO");
    }
}

void refuseDetection(const fs::path& archive, const std::vector<std::string>& pictures,
                     const std::vector<std::string>& others) {
    std::set<std::string> stems;
    const auto known = [&](const std::string& stem) {
        if (stems.empty()) {
            for (const std::string& picture : pictures) {
                stems.insert(fs::path(picture).replace_extension().string());
            }
        }
        return !stem.empty() && stems.contains(stem);
    };
    const auto isThere = [&](const std::vector<std::string>& names, const char* extension, const char* from,
                             const char* to) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return lowerExtension(name) == extension && known(counterpart(name, from, to));
        });
    };
    if (isThere(others, ".xml", besidesVoc[0], vocPictures) || isThere(pictures, ".png", besidesVoc[1], vocPictures)) {
        refuse(archive, "Pascal VOC");
    }
    if (isThere(others, ".txt", yoloLabels, yoloPictures)) {
        refuse(archive, "YOLO");
    }
}

}  // namespace docent
