// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/FolderListing.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace docent {

namespace {

using Kind = FolderEntry::Kind;

struct Close {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

Kind kindOf(mode_t mode) {
    return S_ISREG(mode) ? Kind::File : S_ISDIR(mode) ? Kind::Folder : S_ISLNK(mode) ? Kind::Link : Kind::Other;
}

/// Some file systems do not tell kinds along with the names.
Kind kindOf(const dirent& entry, int folder) {
    switch (entry.d_type) {
        case DT_REG:
            return Kind::File;
        case DT_DIR:
            return Kind::Folder;
        case DT_LNK:
            return Kind::Link;
        case DT_UNKNOWN: {
            struct stat info {};
            return ::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? kindOf(info.st_mode)
                                                                                    : Kind::Other;
        }
        default:
            return Kind::Other;
    }
}

}  // namespace

FolderListing listFolder(const std::filesystem::path& folder, const std::function<bool(std::string_view)>& isWanted) {
    FolderListing listing;
    const auto fail = [&listing] { listing.error = std::error_code(errno, std::generic_category()); };
    const std::unique_ptr<DIR, Close> stream(::opendir(folder.c_str()));
    if (stream == nullptr) {
        fail();
        return listing;
    }
    const int descriptor = ::dirfd(stream.get());
    struct stat info {};
    if (::fstat(descriptor, &info) != 0) {
        fail();
        return listing;
    }
    listing.id = {info.st_dev, info.st_ino};
    while (true) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr) {
            if (errno != 0) {
                fail();
            }
            break;
        }
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") {
            listing.entries.push_back({std::string(name), kindOf(*entry, descriptor), isWanted(name)});
        }
    }
    for (FolderEntry& entry : listing.entries) {
        if (entry.kind != Kind::File || !entry.isWanted) {
            continue;
        }
        if (::fstatat(descriptor, entry.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
            entry.kind = Kind::Other;  // gone meanwhile, or in a folder that may be listed but not entered
        } else {
            entry.isEmpty = info.st_size == 0;
        }
    }
    std::sort(listing.entries.begin(), listing.entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return listing;
}

}  // namespace docent
