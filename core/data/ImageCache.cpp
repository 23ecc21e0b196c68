// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageCache.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <mutex>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Parallel.h"
#include "base/Yaml.h"
#include "data/ImageCacheBuild.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

/// So that no product with the bytes of a picture overflows.
constexpr std::uint64_t maxPicturesInShard = std::uint64_t{1} << 40;

}  // namespace

std::string ImageCache::key(const Catalog& catalog, const ImageSource& source, const ImageCacheOptions& options) {
    RunContext context;
    return cacheKey(catalog, imageFingerprints(catalog, source, options.threads, context), options);
}

std::shared_ptr<const ImageCache> ImageCache::openOrBuild(const std::filesystem::path& root, Catalog& catalog,
                                                          const ImageSource& source, const ImageCacheOptions& options,
                                                          RunContext& context) {
    return std::make_shared<const ImageCache>(findOrBuildCache(root, catalog, source, options, context));
}

ImageCache::ImageCache(const std::filesystem::path& folder) : m_folder(folder) {
    const Yaml index = Yaml::load(folder / cacheIndexName);
    int version = 0;
    std::string key;
    std::string rule;
    std::uint64_t shards = 0;
    index.require("version", version);
    if (version != cacheVersion) {
        index.fail(
            "version",
            "is " + std::to_string(version) + ", and this version of Docent reads " + std::to_string(cacheVersion),
            "Remove the folder, it is made again");
    }
    index.require("key", key);
    index.require("count", m_count);
    index.require("size", m_imageSize);
    index.require("resize", rule);
    index.require("shards", shards);
    index.require("pictures_per_shard", m_perShard);
    index.rejectUnknown();
    m_resize = resizeRuleFromString(rule);
    checkCacheSize(m_imageSize);
    const std::uint64_t each = pictureBytes(m_imageSize);
    if (m_perShard < 1 || m_perShard > maxPicturesInShard) {
        throw damaged("its shards cannot hold " + std::to_string(m_perShard) + " pictures each");
    }
    m_pictures = std::make_unique<MappedFile>(folder / cachePicturesName);
    const std::uint64_t listed = m_pictures->bytes().size();
    if (m_count < 1 || listed % sizeof(CachedPicture) != 0 ||
        listed / sizeof(CachedPicture) != static_cast<std::uint64_t>(m_count)) {
        throw damaged(std::string(cachePicturesName) + " has " + std::to_string(listed) +
                      " bytes, and its index says " + std::to_string(m_count) + " pictures");
    }
    for (std::uint64_t shard = 0; shard < shards; ++shard) {
        m_shards.push_back(std::make_unique<MappedFile>(folder / shardName(shard)));
    }
    for (std::int64_t i = 0; i < m_count; ++i) {
        const std::uint64_t slot = picture(i).slot;
        const std::uint64_t shard = slot / m_perShard;
        if (shard >= m_shards.size() || (slot % m_perShard + 1) * each > m_shards[shard]->bytes().size()) {
            throw damaged("it has no pixels of picture " + std::to_string(i));
        }
    }
}

Error ImageCache::damaged(const std::string& what) const {
    return Error("The picture cache " + m_folder.string() + " is damaged: " + what,
                 "Remove the folder, it is made again");
}

CachedPicture ImageCache::picture(std::int64_t index) const {
    if (index < 0 || index >= m_count) {
        throw Error("The picture cache has no picture " + std::to_string(index) + ", only " + std::to_string(m_count));
    }
    CachedPicture picture;
    std::memcpy(&picture, m_pictures->bytes().data() + static_cast<std::size_t>(index) * sizeof picture,
                sizeof picture);
    return picture;
}

void ImageCache::verify(int threads, RunContext& context) const {
    constexpr std::int64_t piece = 1024;
    std::atomic<std::int64_t> wrong = -1;
    std::mutex mutex;  // of the context
    parallelFor((m_count + piece - 1) / piece, threads, [&](std::int64_t p) {
        if (p > 0) {
            const std::lock_guard lock(mutex);
            context.checkStop();
            context.progress({.stage = "Checking the decoded pictures",
                              .done = p * piece,
                              .total = m_count,
                              .doneAtStart = 0,
                              .detail = {}});
        }
        for (std::int64_t i = p * piece; i < std::min(m_count, (p + 1) * piece) && wrong < 0; ++i) {
            if (markOf(pixels(i)) != picture(i).mark) {
                wrong = i;
            }
        }
    });
    if (wrong >= 0) {
        throw damaged("the pixels of picture " + std::to_string(wrong) + " are not those that were written");
    }
}

std::span<const std::uint8_t> ImageCache::pixels(std::int64_t index) const {
    const std::uint64_t slot = picture(index).slot;
    const std::size_t each = pictureBytes(m_imageSize);
    return m_shards[slot / m_perShard]->bytes().subspan(slot % m_perShard * each, each);
}

std::string ImageCache::hash(const std::vector<std::int64_t>& indices) const {
    Hasher hasher;
    hasher.add(m_imageSize).add(toString(m_resize));
    for (const std::int64_t index : indices) {
        const std::span<const std::uint8_t> picture = pixels(index);
        hasher.add(picture.data(), picture.size());
    }
    return hasher.hex();
}

}  // namespace docent
