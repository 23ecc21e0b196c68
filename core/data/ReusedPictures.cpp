// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ReusedPictures.h"

#include <string_view>
#include <unordered_map>
#include <utility>

namespace docent {

ReusedPictures::ReusedPictures(std::unique_ptr<ImageSource> source, const Catalog& catalog,
                               std::shared_ptr<const ImageCache> cache, const Catalog& cached)
    : m_source(std::move(source)), m_cache(std::move(cache)) {
    std::unordered_map<std::string_view, std::int64_t> places;
    places.reserve(cached.images.size());
    for (std::size_t i = 0; i < cached.images.size(); ++i) {
        places.emplace(cached.images[i].location, static_cast<std::int64_t>(i));
    }
    m_places.reserve(catalog.images.size());
    for (const ImageRecord& image : catalog.images) {
        const auto found = places.find(image.location);
        m_places.push_back(found == places.end() ? -1 : found->second);
    }
}

Picture ReusedPictures::get(std::int64_t index, int size) const {
    const std::int64_t place = m_places.at(static_cast<std::size_t>(index));
    if (place < 0 || size != m_cache->imageSize()) {
        return m_source->get(index, size);
    }
    const auto pixels = m_cache->pixels(place);
    return {size, size, {pixels.begin(), pixels.end()}};
}

}  // namespace docent
