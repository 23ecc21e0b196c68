// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "data/ImageCache.h"
#include "data/ImageDataset.h"
#include "support/PictureSet.h"

namespace docent {

/// A made picture set that needs no files but its cache: catalog (split by seed) and decoded pictures.
struct MemorySet {
    Catalog catalog;
    std::shared_ptr<const ImageCache> cache;
};

/// Draws the pictures of a catalog made from picture classes.
class MadePictures final : public ImageSource {
public:
    explicit MadePictures(std::vector<std::pair<PictureClass, int>> pictures) : m_pictures(std::move(pictures)) {}
    [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(m_pictures.size()); }
    [[nodiscard]] Picture get(std::int64_t index, int) const override {
        const auto& [pictureClass, number] = m_pictures.at(static_cast<std::size_t>(index));
        return makePicture(pictureClass, number, 24, 1);
    }
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override { return std::to_string(index); }

private:
    std::vector<std::pair<PictureClass, int>> m_pictures;
};

[[nodiscard]] inline MemorySet makeMemorySet(const std::filesystem::path& cacheFolder,
                                             const std::vector<PictureClass>& classes, int imageSize = 16,
                                             const SplitOptions& splits = {.validationFraction = 0.2,
                                                                           .testFraction = 0.2}) {
    MemorySet set;
    std::vector<std::pair<PictureClass, int>> pictures;
    for (const PictureClass& pictureClass : classes) {
        const NodeId label = set.catalog.hierarchy.addPath(pictureClass.path);
        for (int i = 0; i < pictureClass.count; ++i) {
            set.catalog.images.push_back({.location = pictureClass.path + "/" + std::to_string(i), .label = label});
            pictures.emplace_back(pictureClass, i);
        }
    }
    assignSplits(set.catalog, splits);
    RunContext context;
    set.cache = ImageCache::openOrBuild(cacheFolder, set.catalog, MadePictures(std::move(pictures)),
                                        {.size = imageSize}, context);
    return set;
}

/// Stops after being asked `asks` times.
class StopAfter final : public RunContext {
public:
    explicit StopAfter(int asks) : m_left(asks) {}
    [[nodiscard]] bool stopRequested() const override { return --m_left < 0; }

private:
    mutable int m_left;
};

}  // namespace docent
