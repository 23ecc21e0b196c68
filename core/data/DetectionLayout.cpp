// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/DetectionLayout.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

constexpr std::array<const char*, 2> besidesVoc{"Annotations", "SegmentationClass"};
constexpr const char* vocPictures = "JPEGImages";
constexpr std::array<const char*, 6> maskFolders{"masks",  "mask",        "annotations/trimaps",
                                                 "labels", "annotations", "segmentations"};
constexpr std::array<const char*, 4> pictureEndings{".jpg", ".jpeg", ".png", ".JPG"};
constexpr const char* pictureFolder = "images";
constexpr const char* yoloLabels = "labels";

[[noreturn]] void refuse(const fs::path& path, const std::string& layout) {
    throw Error(path.string() + " is a data set of boxes as " + layout + " has them, which are not read",
                "Convert its boxes to COCO's JSON and give that file, or put the pictures into a folder for each "
                "class; --format folders "
                "takes them as they are");
}

[[noreturn]] void refuseMasks(const fs::path& path) {
    throw Error(path.string() + " holds pictures and their masks, which are no classes",
                "Give a list of the pictures with their labels, or put the pictures into a folder for each class; "
                "--format folders takes them as they are");
}

bool isFolder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

/// Runs `look(file)` for at most so many entries of a folder, until one is what is looked for.
bool hasOne(const fs::path& folder, const std::function<bool(const fs::path&)>& look) {
    constexpr int most = 100;
    int count = 0;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end && count < most;
         entry.increment(error), ++count) {
        if (look(entry->path())) {
            return true;
        }
    }
    return false;
}

/// Not where the pictures lie in folders of classes.
bool isVoc(const fs::path& folder) {
    return std::any_of(besidesVoc.begin(), besidesVoc.end(),
                       [&](const char* name) { return isFolder(folder / name); }) &&
           hasOne(folder / vocPictures, [](const fs::path& file) { return isPictureFile(file); });
}

/// "0 0.5 0.5 0.1 0.2": a class and four numbers, or the corners of an outline.
bool isLineOfBox(const fs::path& file) {
    constexpr std::size_t headBytes = 1024;
    const std::string head = readTextHead(file, headBytes);
    std::istringstream line(head.substr(0, head.find('\n')));
    int count = 0;
    for (double number = 0; line >> number; ++count) {
    }
    return line.eof() && count >= 5;
}

/// Whether a picture of the name of `file` is in a folder, whatever its ending.
bool hasPictureOf(const fs::path& folder, const fs::path& file) {
    return std::any_of(pictureEndings.begin(), pictureEndings.end(), [&](const char* ending) {
        return isFile((folder / file.filename()).replace_extension(ending));
    });
}

/// `labels/1.txt` with `images/1.jpg`, or `labels/train/1.txt` with `images/train/1.jpg`.
bool isYolo(const fs::path& folder) {
    const auto isOfPicture = [](const fs::path& labels, const fs::path& pictures) {
        return hasOne(labels, [&](const fs::path& file) {
            if (lowerExtension(file) != ".txt" || !isLineOfBox(file)) {
                return false;
            }
            return hasPictureOf(pictures, file);
        });
    };
    return isOfPicture(folder / yoloLabels, folder / pictureFolder) ||
           hasOne(folder / yoloLabels, [&](const fs::path& part) {
               return isFolder(part) && isOfPicture(part, folder / pictureFolder / part.filename());
           });
}

/// `masks/1.png` with `images/1.jpg`: each picture has an outline of what is on it.
bool hasMasks(const fs::path& folder) {
    return std::any_of(maskFolders.begin(), maskFolders.end(), [&](const char* masks) {
        return hasOne(folder / masks, [&](const fs::path& file) {
            return isPictureFile(file) && hasPictureOf(folder / pictureFolder, file);
        });
    });
}

/// The name with the last part `from` of its folders replaced, without its extension; "" where there is none, or where
/// the file lies in more folders below that.
std::string counterpart(const std::string& name, std::string_view from, std::string_view to, int mostBelow) {
    const fs::path path(name);
    std::vector<fs::path> parts(path.begin(), path.end());
    const auto folder = std::find(parts.rbegin(), parts.rend(), fs::path(from));
    if (folder == parts.rend() || folder == parts.rbegin() || folder - parts.rbegin() > mostBelow + 1) {
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
    if (std::any_of(parts.begin(), parts.end(), hasMasks)) {
        refuseMasks(folder);
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
                             const char* to, int mostBelow) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return lowerExtension(name) == extension && known(counterpart(name, from, to, mostBelow));
        });
    };
    if (isThere(others, ".xml", besidesVoc[0], vocPictures, 0) ||
        isThere(pictures, ".png", besidesVoc[1], vocPictures, 0)) {
        refuse(archive, "Pascal VOC");
    }
    if (isThere(others, ".txt", yoloLabels, pictureFolder, 1)) {
        refuse(archive, "YOLO");
    }
    if (std::any_of(maskFolders.begin(), maskFolders.end(),
                    [&](const char* masks) { return isThere(pictures, ".png", masks, pictureFolder, 0); })) {
        refuseMasks(archive);
    }
}

}  // namespace docent
