// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/PictureLists.h"

#include <algorithm>
#include <system_error>

#include "base/Files.h"
#include "data/ListColumns.h"

namespace docent {

namespace {

/// The split that the folder of a list stands for, where there are several lists.
Split metadataSplit(const fs::path& list, std::size_t lists) {
    const std::string folder = list.parent_path().filename().string();
    return lists > 1 ? splitOfFolder(folder).value_or(Split::Unassigned) : Split::Unassigned;
}

/// The folder's own list, or those of the folders in it.
std::vector<fs::path> findMetadata(const fs::path& folder, const std::string& name) {
    std::error_code error;
    if (isFile(folder / name)) {
        return {folder / name};
    }
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (isFile(entry->path() / name)) {
            found.push_back(entry->path() / name);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::vector<fs::path> listsAt(const fs::path& path, const std::string& name) {
    std::error_code error;
    return fs::is_directory(path, error) ? findMetadata(path, name) : std::vector<fs::path>{path};
}

Catalog readPictureLists(const PictureListSource& source,
                         const std::function<void(const fs::path&, PictureList&)>& readOne, RunContext& context) {
    std::error_code error;
    const bool isFolder = fs::is_directory(source.path, error);
    const fs::path own = isFolder ? source.path : fs::absolute(source.path).parent_path();
    PictureList list(isFolder ? source.path / source.name : source.path, source.root.empty() ? own : source.root,
                     !source.root.empty(), source.hasPicture, source.folders);
    for (const fs::path& file : source.lists) {
        context.progress({.stage = "Reading the list", .done = 0, .total = 0, .doneAtStart = 0, .detail = {}});
        if (isFolder) {
            list.setFolder(source.root.empty() ? file.parent_path() : source.root,
                           metadataSplit(file, source.lists.size()));
        }
        readOne(file, list);
    }
    return list.build(source.format, context);
}

}  // namespace docent
