// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace docent {

/// A folder of decoded pictures, complete or left unfinished.
struct CacheEntry {
    std::filesystem::path folder;
    std::uint64_t bytes = 0;  ///< of its files; other entries may have some of them too
    std::int64_t images = 0;  ///< 0 where it is not finished
    int imageSize = 0;
    std::int64_t lastUsed = 0;             ///< seconds since 1970
    std::int64_t lastUsedNanoseconds = 0;  ///< beside these
};

/// What is in a cache's folder, the least recently used first. Folders of anything else are left out.
[[nodiscard]] std::vector<CacheEntry> cacheEntries(const std::filesystem::path& root);

/// Says that an entry is used now. Nothing happens where the disk is read-only.
void touchCacheEntry(const std::filesystem::path& folder);

/// Deletes an entry with its lock and its list of damaged pictures. A process that reads it goes on with what it has
/// open. Throws Error.
void removeCacheEntry(const CacheEntry& entry);

/// What they take on the disk together: files that several have in common count once.
[[nodiscard]] std::uint64_t bytesTogether(const std::vector<CacheEntry>& entries);

/// Throws Error where a set of so many bytes is more than the limit; 0 for `limit` is no limit.
void requireRoomInCache(std::uint64_t bytes, std::uint64_t limit);

/// Deletes the least recently used entries until `needed` more bytes fit into `limit`, and returns how many went; 0 for
/// `limit` is no limit. `keep`: the folder of an entry that stays. Throws Error.
int makeRoomInCache(const std::filesystem::path& root, std::uint64_t needed, std::uint64_t limit,
                    const std::filesystem::path& keep);

}  // namespace docent
