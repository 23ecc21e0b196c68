// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/RunContext.h"
#include "data/CacheLayout.h"
#include "data/Catalog.h"
#include "data/ImageSource.h"

namespace docent {

struct ImageCacheOptions {
    int size = 32;  ///< side of the square pictures, 8 to 1024
    ResizeRule resize = ResizeRule::Fit;
    int threads = 0;  ///< 0 = availableThreads(); the bytes do not depend on it
    /// A picture whose file is gone is an Error before anything is decoded, rather than one more that is taken out.
    bool requireAll = false;
    /// Of all in the cache's folder: the least recently used go where these pictures would not fit; 0 = no limit.
    std::uint64_t maxBytes = 0;
    /// Of one file of pictures, about; sets made with another value are copied from rather than linked to.
    std::uint64_t shardBytes = std::uint64_t{256} << 20;
};

/// Decoded, resized pictures of a catalog, uint8 [size, size, 3] (RGB) each, in memory-mapped files, the shards. Lies
/// in
/// `<root>/<key>/`: `images-0000.u8` and so on, `pictures.u64`, which tells where each picture of the catalog lies and
/// a hash of its pixels, and `index.yaml`. Sets that have pictures in common share shards, see CachePart.
class ImageCache {
public:
    /// Where the cache of these pictures lies: depends on locations, fingerprints, both ends of each file, size and
    /// rule, not on labels, nor on where the data set lies.
    [[nodiscard]] static std::string key(const Catalog& catalog, const ImageSource& source,
                                         const ImageCacheOptions& options);

    /// Opens the cache, building it first where it is missing, or where a picture of it is not what was written:
    /// parallel, resumable after a stop or a crash, disk space reserved before anything is decoded. Pictures that
    /// cannot be decoded are moved from `catalog.images` to `catalog.skipped` with the reason, and have no place in the
    /// file; the key is that of the remaining catalog. `source` must have been opened from `catalog` as it was before
    /// the call; whoever needs one afterwards opens it anew when pictures were taken out. Throws Error when none is
    /// left or the disk is full, Stopped on a stop.
    static std::shared_ptr<const ImageCache> openOrBuild(const std::filesystem::path& root, Catalog& catalog,
                                                         const ImageSource& source, const ImageCacheOptions& options,
                                                         RunContext& context);

    /// Opens `<root>/<key>`; throws Error when it is missing or its sizes are not what its index says.
    explicit ImageCache(const std::filesystem::path& folder);

    /// Throws Error with the first picture whose pixels are not those that were written; Stopped on a stop. Reads all.
    void verify(int threads, RunContext& context) const;

    [[nodiscard]] std::int64_t size() const { return m_count; }
    [[nodiscard]] int imageSize() const { return m_imageSize; }
    [[nodiscard]] ResizeRule resizeRule() const { return m_resize; }
    /// imageSize * imageSize * 3 bytes.
    [[nodiscard]] std::span<const std::uint8_t> pixels(std::int64_t index) const;
    /// Hash over the pixels of these images in this order, with size and rule: the key for embeddings.
    [[nodiscard]] std::string hash(const std::vector<std::int64_t>& indices) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] CachedPicture picture(std::int64_t index) const;
    [[nodiscard]] std::uint64_t picturesInShard() const { return m_perShard; }

private:
    [[nodiscard]] Error damaged(const std::string& what) const;

    std::filesystem::path m_folder;
    std::vector<std::unique_ptr<MappedFile>> m_shards;
    std::unique_ptr<MappedFile> m_pictures;
    std::int64_t m_count = 0;
    std::uint64_t m_perShard = 1;
    int m_imageSize = 0;
    ResizeRule m_resize = ResizeRule::Fit;
};

}  // namespace docent
