// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "data/CacheLayout.h"
#include "data/ImageCache.h"

namespace docent {

/// Which pictures of a set other sets in the cache have already, decoded in the same way.
class CacheReuse {
public:
    struct Place {
        std::int32_t cache = -1;  ///< index in caches(); -1 = nowhere
        std::int64_t index = 0;   ///< of the picture there
    };

    /// Looks in all complete sets under `root`, the most recently used first. Damaged ones are passed over. That the
    /// pixels found are those that were written is for the caller to check: isWhole().
    CacheReuse(const std::filesystem::path& root, const std::vector<PictureId>& ids, const ImageCacheOptions& options);

    [[nodiscard]] const std::vector<std::shared_ptr<const ImageCache>>& caches() const { return m_caches; }
    /// Of each picture.
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    [[nodiscard]] const ImageCache& cacheOf(const Place& place) const {
        return *m_caches[static_cast<std::size_t>(place.cache)];
    }
    [[nodiscard]] bool isWhole(const Place& place) const;
    /// From here on the picture is nowhere.
    void forget(std::int64_t picture) { m_places[static_cast<std::size_t>(picture)] = {}; }

private:
    std::vector<std::shared_ptr<const ImageCache>> m_caches;
    std::vector<Place> m_places;
};

}  // namespace docent
