// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "data/Catalog.h"
#include "data/ImageCache.h"
#include "data/ImageSource.h"

namespace docent {

/// The pictures of a catalog, of which a cache of another catalog has some already: those are handed out as they lie
/// there, at the cache's size, and are not decoded again. All that is asked for must be of the cache's resize rule.
class ReusedPictures final : public ImageSource {
public:
    /// `source`: of `catalog`. `cached`: the catalog of the cache; pictures are the same where their locations are.
    ReusedPictures(std::unique_ptr<ImageSource> source, const Catalog& catalog, std::shared_ptr<const ImageCache> cache,
                   const Catalog& cached);

    [[nodiscard]] std::int64_t size() const override { return m_source->size(); }
    [[nodiscard]] Picture get(std::int64_t index, int size) const override;
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override { return m_source->fingerprint(index); }

private:
    std::unique_ptr<ImageSource> m_source;
    std::shared_ptr<const ImageCache> m_cache;
    std::vector<std::int64_t> m_places;  ///< in the cache, by index; -1 = not there
};

}  // namespace docent
