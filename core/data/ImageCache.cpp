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
    index.rejectUnknown();
    m_resize = resizeRuleFromString(rule);
    checkCacheSize(m_imageSize);
    m_file = std::make_unique<MappedFile>(folder / cachePixelsName);
    const std::uint64_t each = pictureBytes(m_imageSize);
    const std::uint64_t bytes = m_file->bytes().size();
    if (m_count < 1 || bytes % each != 0 || bytes / each != static_cast<std::uint64_t>(m_count)) {
        throw Error("The picture cache " + folder.string() + " is damaged: its pixels have " + std::to_string(bytes) +
                        " bytes, and its index says " + std::to_string(m_count) + " pictures of " +
                        std::to_string(each) + " bytes",
                    "Remove the folder, it is made again");
    }
}

void ImageCache::verify(int threads, RunContext& context) const {
    const auto damaged = [this](const std::string& what) {
        return Error("The picture cache " + m_folder.string() + " is damaged: " + what,
                     "Remove the folder, it is made again");
    };
    const MappedFile file(m_folder / cacheMarksName);
    const std::span<const std::uint8_t> marks = file.bytes();
    if (marks.size() != static_cast<std::size_t>(m_count) * sizeof(std::uint64_t)) {
        throw damaged("it has no mark for each of its pictures");
    }
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
            std::uint64_t mark = 0;
            std::memcpy(&mark, marks.data() + static_cast<std::size_t>(i) * sizeof mark, sizeof mark);
            if (markOf(pixels(i)) != mark) {
                wrong = i;
            }
        }
    });
    if (wrong >= 0) {
        throw damaged("the pixels of picture " + std::to_string(wrong) + " are not those that were written");
    }
}

std::span<const std::uint8_t> ImageCache::pixels(std::int64_t index) const {
    if (index < 0 || index >= m_count) {
        throw Error("The picture cache has no picture " + std::to_string(index) + ", only " + std::to_string(m_count));
    }
    const std::size_t each = pictureBytes(m_imageSize);
    return m_file->bytes().subspan(static_cast<std::size_t>(index) * each, each);
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
