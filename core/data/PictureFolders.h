// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace docent {

/// Folders in which the pictures of a list may lie that are not beside it: those in its own folder, two levels deep.
/// For a list in a folder `annotations` or the like also the folder above with those in it. Links are not followed; the
/// nearest first, 200 at most.
[[nodiscard]] std::vector<std::filesystem::path> foldersNear(const std::filesystem::path& list);

/// That of `folders` in which nine of ten of `names` are at least, as `hasPicture` tells. Where there are several, the
/// one whose name is in that of the list counts, "train" of "train.csv". Where there is none, those folders among which
/// so many are shared out, "part_1" and "part_2", each in one of them alone. Empty where none of this tells it.
[[nodiscard]] std::vector<std::filesystem::path> foldersOfPictures(
    const std::filesystem::path& list, const std::vector<std::filesystem::path>& folders,
    const std::vector<std::string>& names, const std::function<bool(const std::filesystem::path&)>& hasPicture);

/// Whether folders hold pieces of one heap of pictures, as their names tell: "images_001" and "images_002".
[[nodiscard]] bool arePieces(const std::vector<std::filesystem::path>& folders);

/// Whether one of the first words of a text is the name of a picture in one of these folders, with its ending or
/// without: then it is a list of them, whatever its columns are called.
[[nodiscard]] bool namesPictureIn(const std::filesystem::path& list, const std::vector<std::filesystem::path>& folders,
                                  const std::function<bool(const std::filesystem::path&)>& hasPicture);

}  // namespace docent
