// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoReader.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "data/CocoAnnotations.h"
#include "data/PictureFolders.h"
#include "data/PictureList.h"
#include "data/PictureSource.h"

namespace docent {

namespace {

/// A box of less is a thing that nobody can name.
constexpr int minBoxSide = 8;

/// See boxPlace().
std::string suffixOf(const CocoBox& box) {
    std::string suffix;
    for (const int number : {box.x, box.y, box.width, box.height}) {
        suffix += suffix.empty() ? '#' : ',';
        suffix += std::to_string(number);
    }
    return suffix;
}

/// Annotations of pictures that are not in the list: often two files that do not belong together.
template <typename ByPicture>
void noteStrays(const CocoAnnotations& annotations, const ByPicture& annotated, PictureList& list) {
    std::unordered_set<std::int64_t> known;
    for (const CocoAnnotations::Picture& picture : annotations.pictures) {
        known.insert(picture.id);
    }
    std::int64_t strays = 0;
    std::int64_t first = 0;
    for (const auto& [picture, ignored] : annotated) {
        if (!known.contains(picture)) {
            first = strays == 0 ? picture : std::min(first, picture);
            ++strays;
        }
    }
    if (strays > 0) {
        list.note("Left out are annotations of " + counted(strays, "picture", "pictures") +
                  " not in the list of images, as of image_id " + annotations.idText(first) + ".");
    }
}

/// What is told of all lists of a data set together.
struct Counts {
    std::int64_t small = 0;  ///< boxes that are left out
    std::int64_t mixed = 0;  ///< pictures with boxes of several categories
};

/// A picture a box. Boxes of one picture are near-copies: it may show two things that stand side by side. `part`: of
/// several, whose pictures may be called alike.
void addCrops(const CocoAnnotations& annotations, const std::string& part, PictureList& list, Counts& counts,
              RunContext& context) {
    std::int64_t number = 0;
    for (const CocoAnnotations::Picture& picture : annotations.pictures) {
        context.checkStop();
        const std::string place = "image " + std::to_string(++number);
        const auto found = annotations.allBoxes.find(picture.id);
        if (found == annotations.allBoxes.end() || found->second.empty()) {
            list.skip(picture.name, found == annotations.allBoxes.end() ? "has no annotation" : "has no box", place);
            continue;
        }
        for (const CocoBox& box : found->second) {
            const std::string suffix = suffixOf(box);
            const auto category = annotations.categories.find(box.category);
            if (box.width < minBoxSide || box.height < minBoxSide) {
                ++counts.small;
            } else if (category == annotations.categories.end()) {
                list.skip(picture.name + suffix,
                          "has a category that is not there: " + annotations.idText(box.category), place);
            } else {
                list.add({.path = picture.name,
                          .levels = category->second,
                          .split = picture.split,
                          .group = part + picture.name,
                          .place = place,
                          .box = suffix});
            }
        }
    }
    noteStrays(annotations, annotations.allBoxes, list);
}

/// Each picture as the category of its largest box.
void addPictures(const CocoAnnotations& annotations, PictureList& list, Counts& counts, RunContext& context) {
    std::int64_t number = 0;
    for (const CocoAnnotations::Picture& picture : annotations.pictures) {
        context.checkStop();
        const std::string place = "image " + std::to_string(++number);
        const auto box = annotations.largest.find(picture.id);
        if (box == annotations.largest.end()) {
            list.skip(picture.name, "has no annotation", place);
            continue;
        }
        const auto category = annotations.categories.find(box->second.category);
        if (category == annotations.categories.end()) {
            list.skip(picture.name, "has a category that is not there: " + annotations.idText(box->second.category),
                      place);
            continue;
        }
        counts.mixed += box->second.hasOthers ? 1 : 0;
        list.add({.path = picture.name, .levels = category->second, .split = picture.split, .place = place});
    }
    noteStrays(annotations, annotations.largest, list);
}

void addAll(const CocoAnnotations& annotations, BoxUse boxes, const std::string& part, PictureList& list,
            Counts& counts, RunContext& context) {
    if (boxes == BoxUse::Crops) {
        addCrops(annotations, part, list, counts, context);
    } else {
        addPictures(annotations, list, counts, context);
    }
}

void noteCounts(const Counts& counts, PictureList& list) {
    if (counts.small > 0) {
        list.note(counted(counts.small, "box has", "boxes have") + " fewer than " + std::to_string(minBoxSide) +
                  " pixels a side and " + plural(counts.small, "is", "are") + " left out.");
    }
    if (counts.mixed > 0) {
        list.note(counted(counts.mixed, "picture shows", "pictures show") +
                  " things of several categories; each counts as that of its largest box.");
    }
}

/// A set of one part has no parts of its own.
void dissolveLonePart(Catalog& catalog) {
    const Split first = catalog.images.front().split;
    if (std::all_of(catalog.images.begin(), catalog.images.end(),
                    [&](const ImageRecord& image) { return image.split == first; })) {
        for (ImageRecord& image : catalog.images) {
            image.split = Split::Unassigned;
        }
        catalog.hasOwnSplits = false;
    }
}

/// At most so many names, evenly spread.
std::vector<std::string> samplesOf(const std::vector<CocoAnnotations::Picture>& pictures) {
    constexpr std::size_t most = 100;
    std::vector<std::string> names;
    const std::size_t count = std::min(most, pictures.size());
    for (std::size_t i = 0; i < count; ++i) {
        names.push_back(pictures[i * pictures.size() / count].name);
    }
    return names;
}

}  // namespace

CocoReader::CocoReader(ListOptions options) : m_options(std::move(options)) {}

CocoReader::Parts CocoReader::partsIn(const fs::path& path) const {
    const fs::path given = (fs::absolute(path) / "").lexically_normal().parent_path();
    const auto in = [this](const fs::path& folder) {
        return Parts{folder, cocoListsIn(folder, [&](const CocoList& list, const std::vector<std::string>& names) {
                         return !folderOf(list, folder, names).empty();
                     })};
    };
    if (given.filename() == cocoListFolder) {  // a person may have given the folder of the lists
        Parts whole = in(given.parent_path());
        if (!whole.lists.empty() && whole.lists.front().file.parent_path() == given) {
            return whole;
        }
    }
    return in(given);
}

fs::path CocoReader::folderOf(const CocoList& list, const fs::path& folder,
                              const std::vector<std::string>& names) const {
    const auto hasPicture = [this](const fs::path& picture) {
        std::string path = picture.string();
        std::replace(path.begin(), path.end(), '\\', '/');
        return m_options.hasPicture ? m_options.hasPicture(picture) || m_options.hasPicture(path)
                                    : isFile(picture) || isFile(path);
    };
    const bool isRootGiven = !m_options.root.empty();
    const fs::path& base = isRootGiven ? m_options.root : folder;
    std::vector<fs::path> likely{isRootGiven ? base : list.file.parent_path()};
    if (!list.part.empty()) {
        likely.insert(likely.end(), {base / list.part, base / "images" / list.part});
    }
    likely.push_back(base / "images");
    for (const fs::path& place : likely) {
        if (std::any_of(names.begin(), names.end(),
                        [&](const std::string& name) { return hasPicture(place / name); })) {
            return place;
        }
    }
    if (isRootGiven) {
        return {};
    }
    const std::vector<fs::path> near = foldersOfPictures(
        list.file, m_options.hasPicture ? m_options.folders : foldersNear(list.file), names, hasPicture);
    return near.size() == 1 ? near.front() : fs::path();
}

std::optional<std::string> CocoReader::recognise(const std::filesystem::path& path) const {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        const auto [folder, lists] = partsIn(path);
        if (lists.empty()) {
            return std::nullopt;
        }
        std::string reason =
            "it holds " + lists.front().file.lexically_relative(folder).string() + ", annotations as COCO writes them";
        return reason;
    }
    const std::string key = cocoKey(path);
    if (key.empty()) {
        return std::nullopt;
    }
    std::string reason = "it is a JSON object with " + key + ", as COCO writes annotations";
    return reason;
}

Catalog CocoReader::read(const std::filesystem::path& path, RunContext& context) const {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return readParts(partsIn(path), context);
    }
    CocoAnnotations annotations = readCocoAnnotations(path, m_options.boxes, context);
    requireCocoLists(annotations, path);
    PictureList list(path, m_options.root.empty() ? fs::absolute(path).parent_path() : m_options.root,
                     !m_options.root.empty(), m_options.hasPicture, m_options.folders);
    Counts counts;
    addAll(annotations, m_options.boxes, "", list, counts, context);
    noteCounts(counts, list);
    annotations = {};  // the list has what is needed
    return list.build(DatasetFormat::Coco, context);
}

Catalog CocoReader::readParts(const Parts& parts, RunContext& context) const {
    const fs::path& path = parts.folder;
    if (parts.lists.empty()) {
        throw Error(path.string() + " holds no annotations, or several that are no parts of one data set",
                    "Give the file of the annotations, which ends with .json");
    }
    PictureList list(path, m_options.root.empty() ? path : m_options.root, !m_options.root.empty(),
                     m_options.hasPicture, m_options.folders);
    Counts counts;
    std::set<Split> used;
    std::string firstLeftOut;
    const auto leaveOut = [&](const CocoList& part, const std::string& why) {
        const std::string name = part.file.lexically_relative(path).string();
        list.note("'" + name + "' is left out: it " + why + ".");
        firstLeftOut = firstLeftOut.empty() ? name + ", " + why : firstLeftOut;
    };
    for (const CocoList& part : parts.lists) {
        if (used.contains(part.split)) {
            leaveOut(part, "is of the same part as a larger one");
            continue;
        }
        const CocoAnnotations annotations = readCocoAnnotations(part.file, m_options.boxes, context);
        if (!annotations.missing.empty()) {
            leaveOut(part, "has no list '" + annotations.missing + "'");
            continue;
        }
        const fs::path folder = folderOf(part, path, samplesOf(annotations.pictures));
        if (folder.empty()) {
            leaveOut(part, "names no picture that is there");
            continue;
        }
        used.insert(part.split);
        list.setList(part.file);
        list.setFolder(folder, part.split);
        addAll(annotations, m_options.boxes, part.part + "/", list, counts, context);
    }
    if (used.empty()) {
        throw Error("None of the lists in " + path.string() + " can be used; the first, " + firstLeftOut,
                    "Put the folders of the pictures beside the lists, name the one that holds them with --root, or "
                    "give one list alone");
    }
    noteCounts(counts, list);
    Catalog catalog = list.build(DatasetFormat::Coco, context);
    dissolveLonePart(catalog);
    return catalog;
}

std::unique_ptr<ImageSource> CocoReader::open(const Catalog& catalog) const {
    return openPictures(catalog);
}

}  // namespace docent
