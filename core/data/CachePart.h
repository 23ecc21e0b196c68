// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "data/CacheFile.h"
#include "data/CacheLayout.h"
#include "data/ImageCache.h"

namespace docent {

/// Why pictures could not be decoded, by their index in the catalog.
using CacheFailures = std::map<std::int64_t, std::string>;

/// A picture as an image cache keeps it, or why it cannot be decoded.
struct DecodedPicture {
    Picture picture;
    std::string failure;  ///< without a full stop: it stands behind the file's name in a list; "" = there is none
};
[[nodiscard]] DecodedPicture decodeForCache(const ImageSource& source, std::int64_t index, int size, ResizeRule rule);

/// An image cache while it is made, in a folder of its own.
///
/// A set that has grown takes over what is decoded: a shard of another set of which it needs half or more is linked
/// into the folder, single pictures are copied. The others follow in shards of the set's own, so that a cache grows by
/// the shards of what is new. A linked shard is never written to.
///
/// `plan.u64` tells the slot of each picture, `done.u64` its mark, or 0. A resumed build believes a mark only where it
/// fits the pixels, so nothing needs to be synced on the way, and neither a kill nor a power cut can leave a picture
/// that is half there.
class CachePart {
public:
    /// `root`: of the other sets. All must outlive the part.
    CachePart(const std::filesystem::path& folder, const std::filesystem::path& root, const std::vector<PictureId>& ids,
              const ImageSource& source, const ImageCacheOptions& options, RunContext& context);
    ~CachePart();
    CachePart(const CachePart&) = delete;
    CachePart& operator=(const CachePart&) = delete;

    /// Takes up what an earlier build left, or decides where each picture is to lie. Returns how many bytes of the
    /// disk decode() is going to reserve. Throws DiskError, and Stopped on a stop.
    [[nodiscard]] std::uint64_t prepare();
    /// Decodes what is not there yet. Throws DiskError, and Stopped on a stop, after which another part of the same
    /// folder goes on.
    [[nodiscard]] CacheFailures decode();
    /// Writes where the pictures lie that did not fail, and the index. The folder is then a cache of that key.
    void finish(const CacheFailures& failures, const std::string& key);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Renames within one folder so that a power cut does not undo it. Throws DiskError.
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace docent
