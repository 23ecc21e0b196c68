// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/TestOverlap.h"

#include <vector>

#include "data/ImageCache.h"
#include "data/NearCopies.h"
#include "jobs/OpenedDataset.h"

namespace docent {

namespace {

TestOverlap findOverlap(const Catalog& trainedIn, const CachedImages& trained, const Catalog& task,
                        const CachedImages& pictures, const std::string& stage, RunContext& context) {
    // Those to train come first, so that near-copies of them are told as such.
    const std::int64_t before = trained.size();
    const std::int64_t count = before + pictures.size();
    const auto pixels = [&](std::int64_t i) {
        return i < before ? trained.get(i).pixels : pictures.get(i - before).pixels;
    };
    const std::vector<std::int64_t> firsts =
        findNearCopies({.count = count, .side = pictures.imageSize(), .pixels = pixels, .stage = stage}, 0, context);
    const auto location = [](const Catalog& of, std::int64_t index) {
        return of.images[static_cast<std::size_t>(index)].location;
    };
    TestOverlap overlap;
    for (std::int64_t i = before; i < count; ++i) {
        const std::int64_t first = firsts[static_cast<std::size_t>(i)];
        if (first < before && overlap.pictures++ == 0) {
            overlap.example = location(task, pictures.indices()[static_cast<std::size_t>(i - before)]);
            overlap.exampleTrained = location(trainedIn, trained.indices()[static_cast<std::size_t>(first)]);
        }
    }
    return overlap;
}

}  // namespace

std::optional<TestOverlap> findSourceOverlap(const Workspace& workspace, const std::string& source, const Catalog& task,
                                             const CachedImages& pictures, RunContext& context) {
    if (!workspace.hasDataset(source)) {
        return std::nullopt;
    }
    const DatasetRecord record = workspace.dataset(source);
    const Catalog catalog = workspace.catalog(source);
    const bool isAlike = record.imageSize == pictures.imageSize() && record.resize == pictures.cache().resizeRule();
    const auto cache = isAlike ? openDecoded(workspace, record, catalog) : nullptr;
    if (cache == nullptr) {
        return std::nullopt;
    }
    const std::string stage = "Comparing with the pictures of the source";
    return findOverlap(catalog, selectImages(catalog, cache, Split::Train), task, pictures, stage, context);
}

TestOverlap findTrainingOverlap(const Catalog& task, const CachedImages& train, const CachedImages& pictures,
                                RunContext& context) {
    const std::string stage = "Comparing with the pictures to train";
    return findOverlap(task, train, task, pictures, stage, context);
}

}  // namespace docent
