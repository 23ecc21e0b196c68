// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"

namespace docent {

/// What is unpacked for a while at most: the annotations of COCO have 2 GB, those of iNaturalist 5.
inline constexpr std::uint64_t maxUnpackedBytes = std::uint64_t{16} << 30;

/// What an archive names.
struct ArchiveContents {
    std::vector<std::string> pictures;
    std::vector<std::string> others;
    std::vector<SkippedFile> skipped;
    std::uint64_t listBytes = 0;  ///< of what would be unpacked
};
[[nodiscard]] ArchiveContents contentsOfArchive(const std::filesystem::path& path, RunContext& context);

/// The folders that hold all of these, "birds/train/", or "".
[[nodiscard]] std::string commonFolder(const std::vector<std::string>& names);

/// Whether a file is read from a temporary folder: a list, or one of the formats that pack many pictures into a file.
[[nodiscard]] bool isUnpacked(const std::string& name);

/// Writes the entries of an archive that `isTaken` names, with their folders. Throws Error where they are more than
/// `maxUnpackedBytes`, or cannot be written. `context`: to be stopped by; nullptr = by nobody.
void unpackArchive(const std::filesystem::path& path, const std::filesystem::path& folder,
                   const std::function<bool(const std::string&)>& isTaken, RunContext* context);

}  // namespace docent
