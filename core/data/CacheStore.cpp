// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CacheStore.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Yaml.h"
#include "data/CacheLayout.h"

namespace docent {

namespace {

constexpr std::string_view unfinished = "building-";

/// When a file was last changed; 0 where it is gone.
void readLastUsed(const fs::path& path, CacheEntry& entry) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0) {
        entry.lastUsed = info.st_mtim.tv_sec;
        entry.lastUsedNanoseconds = info.st_mtim.tv_nsec;
    }
}

/// Calls `with` for each file of a folder.
void eachFile(const fs::path& folder, const std::function<void(const struct stat&)>& with) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        struct stat info {};
        if (::stat(entry->path().c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
            with(info);
        }
    }
}

std::uint64_t bytesIn(const fs::path& folder) {
    std::uint64_t bytes = 0;
    eachFile(folder, [&](const struct stat& info) { bytes += static_cast<std::uint64_t>(info.st_size); });
    return bytes;
}

/// What deleting a folder gives back: files that stand in another one too stay there.
std::uint64_t ownBytesIn(const fs::path& folder) {
    std::uint64_t bytes = 0;
    eachFile(folder, [&](const struct stat& info) {
        bytes += info.st_nlink == 1 ? static_cast<std::uint64_t>(info.st_size) : 0;
    });
    return bytes;
}

/// False for a folder that is none of ours.
bool readEntry(const fs::path& folder, CacheEntry& entry) {
    entry.folder = folder;
    entry.bytes = bytesIn(folder);
    if (folder.filename().string().starts_with(unfinished)) {
        readLastUsed(folder, entry);
        return true;
    }
    if (!isFile(folder / cacheIndexName)) {
        return false;
    }
    readLastUsed(folder / cacheIndexName, entry);
    try {
        const Yaml index = Yaml::load(folder / cacheIndexName);
        index.get("count", entry.images);
        index.get("size", entry.imageSize);
    } catch (const Error&) {
        entry.images = 0;  // damaged: made again, or deleted when its turn comes
    }
    return true;
}

/// By another process, which holds the lock of what it makes.
bool isBeingMade(const fs::path& root, const CacheEntry& entry) {
    const std::string name = entry.folder.filename().string();
    if (!name.starts_with(unfinished)) {
        return false;
    }
    try {
        return FileLock::tryLock(root / (".lock-" + name.substr(unfinished.size()))) == nullptr;
    } catch (const Error&) {
        return true;  // left alone
    }
}

}  // namespace

std::vector<CacheEntry> cacheEntries(const std::filesystem::path& root) {
    std::vector<CacheEntry> entries;
    std::error_code error;
    for (fs::directory_iterator place(root, error), end; !error && place != end; place.increment(error)) {
        std::error_code ignored;
        CacheEntry entry;
        if (place->is_directory(ignored) && readEntry(place->path(), entry)) {
            entries.push_back(std::move(entry));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const CacheEntry& a, const CacheEntry& b) {
        return std::tie(a.lastUsed, a.lastUsedNanoseconds, a.folder) <
               std::tie(b.lastUsed, b.lastUsedNanoseconds, b.folder);
    });
    return entries;
}

void touchCacheEntry(const std::filesystem::path& folder) {
    (void)::utimensat(AT_FDCWD, (folder / cacheIndexName).c_str(), nullptr, 0);
}

void removeCacheEntry(const CacheEntry& entry) {
    std::error_code error;
    // What makes it complete goes first: one that is killed meanwhile leaves none that looks whole.
    fs::remove(entry.folder / cacheIndexName, error);
    fs::remove_all(entry.folder, error);
    if (error) {
        throw Error("Cannot delete the decoded pictures in " + entry.folder.string() + ": " + error.message(),
                    "Check the permissions of that folder");
    }
    fs::path skipped = entry.folder;
    skipped += ".skipped.yaml";
    fs::remove(skipped, error);
}

std::uint64_t bytesTogether(const std::vector<CacheEntry>& entries) {
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;  // device and number of a file
    std::uint64_t bytes = 0;
    for (const CacheEntry& entry : entries) {
        eachFile(entry.folder, [&](const struct stat& info) {
            const bool isNew = info.st_nlink == 1 || seen.emplace(info.st_dev, info.st_ino).second;
            bytes += isNew ? static_cast<std::uint64_t>(info.st_size) : 0;
        });
    }
    return bytes;
}

void requireRoomInCache(std::uint64_t bytes, std::uint64_t limit) {
    if (limit > 0 && bytes > limit) {
        throw Error(
            "The decoded pictures would take " + formatBytes(bytes) + ", and the cache may have " + formatBytes(limit),
            "Allow more with 'docent cache --limit', or use smaller pictures");
    }
}

int makeRoomInCache(const std::filesystem::path& root, std::uint64_t needed, std::uint64_t limit,
                    const std::filesystem::path& keep) {
    if (limit == 0) {
        return 0;
    }
    std::vector<CacheEntry> entries = cacheEntries(root);
    std::uint64_t total = bytesTogether(entries);
    int removed = 0;
    // A set whose files are other sets' too gives back next to nothing: it goes only where that is not enough.
    for (const bool takesAll : {false, true}) {
        for (auto entry = entries.begin(); entry != entries.end();) {
            if (total + needed <= limit) {
                return removed;
            }
            const std::uint64_t freed = ownBytesIn(entry->folder);
            const bool isWorth = takesAll || freed >= entry->bytes / 2;
            if (isWorth && entry->folder != keep && !isBeingMade(root, *entry)) {
                removeCacheEntry(*entry);
                total -= std::min(total, freed);
                ++removed;
                entry = entries.erase(entry);
            } else {
                ++entry;
            }
        }
    }
    return removed;
}

}  // namespace docent
