// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureSource.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "data/Archive.h"
#include "data/ArchiveSource.h"
#include "data/BoxSource.h"
#include "data/FileSource.h"
#include "data/PicturePlace.h"

namespace docent {

namespace {

std::unique_ptr<ImageSource> openWhole(const Catalog& catalog) {
    if (!isArchive(catalog.root)) {
        return std::make_unique<FileSource>(catalog);
    }
    std::vector<std::string> names;
    names.reserve(catalog.images.size());
    for (const ImageRecord& image : catalog.images) {
        names.push_back(image.location);
    }
    return std::make_unique<ArchiveSource>(catalog.root, std::move(names));
}

}  // namespace

std::unique_ptr<ImageSource> openPictures(const Catalog& catalog) {
    if (catalog.format != DatasetFormat::Coco) {
        return openWhole(catalog);
    }
    Catalog whole;
    whole.root = catalog.root;
    whole.format = catalog.format;
    std::vector<BoxSource::Place> places;
    bool hasBoxes = false;
    std::unordered_map<std::string, std::int64_t> known;
    for (const ImageRecord& image : catalog.images) {
        const auto box = boxPlace(image.location);
        hasBoxes = hasBoxes || box;
        const std::string file(box ? box->file : std::string_view(image.location));
        const auto [found, isNew] = known.emplace(file, std::ssize(whole.images));
        if (isNew) {
            whole.images.push_back({.location = file});
        }
        places.push_back(box ? BoxSource::Place{found->second, box->x, box->y, box->width, box->height}
                             : BoxSource::Place{.picture = found->second});
    }
    return hasBoxes ? std::make_unique<BoxSource>(openWhole(whole), std::move(places)) : openWhole(catalog);
}

}  // namespace docent
