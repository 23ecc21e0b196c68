// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace docent {

/// Data sets of boxes and outlines that are not read, and whose folders would be taken for classes: Pascal VOC
/// (`JPEGImages` beside `Annotations`), YOLO (`images` beside `labels` with a text file a picture), and pictures with
/// masks (`images` beside `masks`). Throws Error that says so.
void refuseDetection(const std::filesystem::path& folder);
/// The same of an archive with files of these names.
void refuseDetection(const std::filesystem::path& archive, const std::vector<std::string>& pictures,
                     const std::vector<std::string>& others);

}  // namespace docent
