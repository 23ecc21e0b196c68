// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/PictureList.h"

namespace docent {

/// The lists at a path: that file itself; for a folder those of that name ("metadata.csv") of a Hugging Face
/// ImageFolder, the folder's own, or those of the folders in it.
[[nodiscard]] std::vector<std::filesystem::path> listsAt(const std::filesystem::path& path, const std::string& name);

/// Lists that are read as one data set.
struct PictureListSource {
    std::filesystem::path path;                ///< a list, or a folder that holds some
    std::string name;                          ///< of the lists that a folder holds, "metadata.csv"
    std::vector<std::filesystem::path> lists;  ///< see listsAt(); not empty
    std::filesystem::path root;                ///< that a person named; empty = each list's own folder
    DatasetFormat format = DatasetFormat::Csv;
    std::function<bool(const std::filesystem::path&)> hasPicture = {};  ///< see ListOptions
    std::vector<std::filesystem::path> folders = {};                    ///< see ListOptions
};
/// Reads each with `readOne(file, list)`. Where a folder holds several, that of a list stands for its split. Throws
/// what `readOne` and PictureList::build() throw.
[[nodiscard]] Catalog readPictureLists(const PictureListSource& source,
                                       const std::function<void(const std::filesystem::path&, PictureList&)>& readOne,
                                       RunContext& context);

}  // namespace docent
