// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RunContext.h"
#include "data/DatasetReader.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

/// Reads a data set, and checks that its catalog is whole: labels, groups, and files that lie under its root. The
/// catalog as CSV must read back. Returns it.
inline Catalog readAndCheck(const DatasetReader& reader, const std::filesystem::path& path) {
    (void)reader.recognise(path);
    RunContext context;
    const Catalog catalog = reader.read(path, context);
    require(!catalog.images.empty(), "a catalog has pictures");
    for (const ImageRecord& image : catalog.images) {
        require(image.label >= 0 && image.label < catalog.hierarchy.size(), "a picture has a label");
        require(image.group >= noGroup && image.group < static_cast<std::int32_t>(catalog.groups.size()),
                "a picture's group is there");
        const std::filesystem::path location(image.location);
        require(!location.is_absolute() && *location.lexically_normal().begin() != "..",
                "a picture lies under the root");
    }
    mustRead([&] {
        Catalog again;
        catalogFromCsv(catalogToCsv(catalog), "catalog.csv", again);
        require(again.images.size() == catalog.images.size(), "a catalog reads back");
        for (std::size_t i = 0; i < again.images.size(); ++i) {
            require(again.images[i].location == catalog.images[i].location, "locations read back");
            require(again.hierarchy.path(again.images[i].label) == catalog.hierarchy.path(catalog.images[i].label),
                    "labels read back");
        }
        return 0;
    });
    return catalog;
}

/// Pictures that a list can name: a.png to d.png and folder/e.jpg. They are not decoded.
inline void writeNamedPictures() {
    static const bool written = [] {
        for (const char* name : {"a.png", "b.png", "c.png", "d.png"}) {
            write(name, std::string_view("picture"));
        }
        std::filesystem::create_directories(folder() / "folder");
        write("folder/e.jpg", std::string_view("picture"));
        return true;
    }();
    (void)written;
}

}  // namespace docent::fuzz
