// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// The folder of lists beside those of pictures.
inline constexpr const char* cocoListFolder = "annotations";

/// The annotations of one part of a data set.
struct CocoList {
    std::filesystem::path file;
    Split split = Split::Unassigned;
    std::string part;  ///< as the list's name has it, "train2017"; "" = it names none
};

/// The key by which the beginning of a JSON file tells that it is annotations as COCO writes them; "" where it does
/// not.
[[nodiscard]] std::string cocoKey(const std::filesystem::path& file);

/// Whether a picture of a list is there, of those with these names.
using HasPictureOf = std::function<bool(const CocoList&, const std::vector<std::string>& names)>;

/// The annotations in a folder, one list a part, as data sets are distributed; of lists of one part the largest first:
/// - `annotations/instances_train2017.json` beside the folders of pictures, or the one list that is in `annotations`;
/// - `_annotations.coco.json` in the folder of each part;
/// - `train.json` and `val.json` beside the folders, where one of the first pictures that they name is there; or one
/// list
///   beside a folder `images`.
/// Lists of other things, of captions, may lie beside them: those called `instances` count, or those of the most parts.
/// Lists of two years are of two data sets.
/// Empty where there are none, or where these rules do not choose: then a person has to name one.
[[nodiscard]] std::vector<CocoList> cocoListsIn(const std::filesystem::path& folder, const HasPictureOf& hasPictureOf);

}  // namespace docent
