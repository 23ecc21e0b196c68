// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageDataset.h"

#include <algorithm>
#include <utility>

#include "base/Error.h"

namespace docent {

CachedImages::CachedImages(std::shared_ptr<const ImageCache> cache, std::vector<std::int64_t> indices,
                           std::vector<std::int64_t> labels)
    : m_cache(std::move(cache)), m_indices(std::move(indices)), m_labels(std::move(labels)) {
    if (m_cache == nullptr || m_indices.size() != m_labels.size()) {
        throw Error("A data set of " + std::to_string(m_indices.size()) + " pictures was given " +
                    std::to_string(m_labels.size()) + " labels" + (m_cache == nullptr ? " and no cache" : ""));
    }
    for (std::size_t i = 0; i < m_indices.size(); ++i) {
        if (m_indices[i] < 0 || m_indices[i] >= m_cache->size() || m_labels[i] < 0) {
            throw Error("A data set names picture " + std::to_string(m_indices[i]) + " with class " +
                        std::to_string(m_labels[i]) + ", and its cache has " + std::to_string(m_cache->size()) +
                        " pictures");
        }
    }
}

LabelledImage CachedImages::get(std::int64_t index) const {
    const auto i = static_cast<std::size_t>(index);
    return {m_cache->pixels(m_indices.at(i)), m_labels.at(i)};
}

CachedImages selectImages(const Catalog& catalog, std::shared_ptr<const ImageCache> cache, Split split, NodeId node) {
    if (cache == nullptr || cache->size() != static_cast<std::int64_t>(catalog.images.size())) {
        throw Error("The picture cache of " + catalog.root.string() + " is not that of its catalog",
                    "Open the cache again");
    }
    const std::vector<NodeId> classes = classesUnder(catalog, node);
    std::vector<std::int64_t> indices;
    std::vector<std::int64_t> labels;
    for (std::size_t i = 0; i < catalog.images.size(); ++i) {
        const ImageRecord& image = catalog.images[i];
        const auto found = std::lower_bound(classes.begin(), classes.end(), image.label);
        if (image.split == split && found != classes.end() && *found == image.label) {
            indices.push_back(static_cast<std::int64_t>(i));
            labels.push_back(found - classes.begin());
        }
    }
    return {std::move(cache), std::move(indices), std::move(labels)};
}

std::vector<NodeId> classesUnder(const Catalog& catalog, NodeId node) {
    const std::vector<NodeId> below = catalog.hierarchy.descendants(node);
    const std::vector<NodeId> classes = catalog.classes();
    std::vector<NodeId> result;
    std::set_intersection(below.begin(), below.end(), classes.begin(), classes.end(), std::back_inserter(result));
    return result;
}

}  // namespace docent
