// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CacheReuse.h"

#include <cstddef>
#include <unordered_map>

#include "base/Error.h"
#include "data/CacheStore.h"

namespace docent {

namespace {

struct IdHash {
    std::size_t operator()(const PictureId& id) const { return static_cast<std::size_t>(id[0]); }
};

}  // namespace

CacheReuse::CacheReuse(const std::filesystem::path& root, const std::vector<PictureId>& ids,
                       const ImageCacheOptions& options)
    : m_places(ids.size()) {
    const std::vector<CacheEntry> entries = cacheEntries(root);
    std::unordered_map<PictureId, std::size_t, IdHash> wanted;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (entry->images < 1 || entry->imageSize != options.size) {
            continue;
        }
        std::shared_ptr<const ImageCache> cache;
        try {
            cache = std::make_shared<const ImageCache>(entry->folder);
        } catch (const Error&) {
            continue;  // made again when its own turn comes
        }
        if (cache->resizeRule() != options.resize) {
            continue;
        }
        if (wanted.empty()) {
            wanted.reserve(ids.size());
            for (std::size_t i = 0; i < ids.size(); ++i) {
                wanted.emplace(ids[i], i);
            }
        }
        bool isUsed = false;
        for (std::int64_t i = 0; i < cache->size(); ++i) {
            const auto found = wanted.find(cache->picture(i).id);
            if (found != wanted.end() && m_places[found->second].cache < 0) {
                m_places[found->second] = {static_cast<std::int32_t>(m_caches.size()), i};
                isUsed = true;
            }
        }
        if (isUsed) {
            m_caches.push_back(std::move(cache));
        }
    }
}

bool CacheReuse::isWhole(const Place& place) const {
    const ImageCache& cache = cacheOf(place);
    return markOf(cache.pixels(place.index)) == cache.picture(place.index).mark;
}

}  // namespace docent
