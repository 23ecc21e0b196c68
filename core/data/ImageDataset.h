// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "data/Catalog.h"
#include "data/ImageCache.h"

namespace docent {

struct LabelledImage {
    std::span<const std::uint8_t> pixels;  ///< [size, size, 3], RGB
    std::int64_t label;                    ///< class index, 0 to numClasses - 1
};

/// Labelled pictures by index; wrappers compose.
class ImageDataset {
public:
    virtual ~ImageDataset() = default;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    [[nodiscard]] virtual LabelledImage get(std::int64_t index) const = 0;
};

/// Some images of a cache, with their class indices: a split, or the slice of a node.
class CachedImages final : public ImageDataset {
public:
    /// `labels[i]` is the class index of cached image `indices[i]`.
    CachedImages(std::shared_ptr<const ImageCache> cache, std::vector<std::int64_t> indices,
                 std::vector<std::int64_t> labels);

    [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(m_indices.size()); }
    [[nodiscard]] LabelledImage get(std::int64_t index) const override;
    [[nodiscard]] int imageSize() const { return m_cache->imageSize(); }
    [[nodiscard]] const std::vector<std::int64_t>& indices() const { return m_indices; }
    [[nodiscard]] const std::vector<std::int64_t>& labels() const { return m_labels; }
    /// See ImageCache::hash(); labels are not part of it.
    [[nodiscard]] std::string hash() const { return m_cache->hash(m_indices); }
    [[nodiscard]] const ImageCache& cache() const { return *m_cache; }
    /// The images at these positions, in this order, with their class indices.
    [[nodiscard]] CachedImages subset(const std::vector<std::int64_t>& positions) const;

private:
    std::shared_ptr<const ImageCache> m_cache;
    std::vector<std::int64_t> m_indices;
    std::vector<std::int64_t> m_labels;
};

inline CachedImages CachedImages::subset(const std::vector<std::int64_t>& positions) const {
    std::vector<std::int64_t> indices;
    std::vector<std::int64_t> labels;
    for (const std::int64_t position : positions) {
        indices.push_back(m_indices.at(static_cast<std::size_t>(position)));
        labels.push_back(m_labels.at(static_cast<std::size_t>(position)));
    }
    return CachedImages(m_cache, std::move(indices), std::move(labels));
}

/// The images of `split` whose class is under `node` (the root: all), with class indices in the order of
/// `classesUnder(catalog, node)`. `cache` is the cache of this catalog.
[[nodiscard]] CachedImages selectImages(const Catalog& catalog, std::shared_ptr<const ImageCache> cache, Split split,
                                        NodeId node = 0);

/// The classes (nodes with own images) among `node` and its descendants, ascending.
[[nodiscard]] std::vector<NodeId> classesUnder(const Catalog& catalog, NodeId node);

}  // namespace docent
