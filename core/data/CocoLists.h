// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// The annotations of one part of a data set.
struct CocoList {
    std::filesystem::path file;
    Split split = Split::Unassigned;
};

/// Whether the beginning of a JSON file is that of annotations as COCO writes them; gives the key that tells it.
[[nodiscard]] std::string cocoKey(const std::filesystem::path& file);

/// The annotations in a folder, one list a part, as data sets are distributed: `annotations/instances_train2017.json`
/// beside the folders of pictures; `_annotations.coco.json` in the folder of each part; `train.json` and `val.json`
/// beside the folders, where `isThere(list, name)` says so of the first picture that such a list names. Empty where
/// there are none, and where they are of several kinds of which none is `instances`: then a person has to name one.
[[nodiscard]] std::vector<CocoList> cocoListsIn(
    const std::filesystem::path& folder,
    const std::function<bool(const std::filesystem::path&, const std::string&)>& isThere);

}  // namespace docent
