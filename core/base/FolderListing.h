// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace docent {

/// What stands in a folder. A link is not followed.
struct FolderEntry {
    enum class Kind : std::uint8_t { File, Folder, Link, Other };
    std::string name;
    Kind kind = Kind::Other;
    bool isWanted = false;  ///< what was asked of its name
    bool isEmpty = false;   ///< of a wanted file: it has no byte
};

struct FolderListing {
    std::vector<FolderEntry> entries;              ///< by name, ascending; up to where reading failed
    std::error_code error;                         ///< set where reading failed
    std::pair<std::uint64_t, std::uint64_t> id{};  ///< device and number: the same for two paths of one folder
};

/// Reads a folder with one call for the kinds of its entries and one for the size of each that `isWanted`: as fast as
/// the disk's directories are read. Never throws for the disk.
[[nodiscard]] FolderListing listFolder(const std::filesystem::path& folder,
                                       const std::function<bool(std::string_view)>& isWanted);

}  // namespace docent
