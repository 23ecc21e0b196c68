// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/OpenedDataset.h"

#include "base/RecordFolders.h"
#include "base/Words.h"
#include "data/DatasetReader.h"
#include "data/ImageCache.h"

namespace docent {

std::shared_ptr<const ImageCache> openDecoded(const Workspace& workspace, const DatasetRecord& record,
                                              const Catalog& catalog) {
    if (!isRecordName(record.cacheKey)) {
        return nullptr;
    }
    try {
        auto cache = std::make_shared<const ImageCache>(workspace.cacheFolder() / record.cacheKey);
        const bool isOfThese = cache->size() == std::ssize(catalog.images) && cache->imageSize() == record.imageSize &&
                               cache->resizeRule() == record.resize;
        return isOfThese ? cache : nullptr;
    } catch (const Error&) {
        return nullptr;  // the least recently used go
    }
}

bool isSourceThere(const Catalog& catalog) {
    std::error_code error;
    if (!fs::is_directory(catalog.root, error)) {
        return fs::exists(catalog.root, error);
    }
    const fs::directory_iterator entries(catalog.root, error);
    return error || entries != fs::directory_iterator();
}

namespace {

bool isSound(const ImageCache& cache, RunContext& context) {
    try {
        cache.verify(0, context);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// Tells of pictures that hold something else than at the import; nothing where what was decoded then is gone.
void noteChanged(const Workspace& workspace, const OpenedDataset& opened, RunContext& context) {
    if (opened.cache->folder().filename().string() == opened.record.cacheKey) {
        return;
    }
    const auto before = openDecoded(workspace, opened.record, opened.catalog);
    if (before == nullptr || before->imageSize() != opened.cache->imageSize() ||
        before->resizeRule() != opened.cache->resizeRule()) {
        return;
    }
    std::int64_t changed = 0;
    std::int64_t first = 0;
    for (std::int64_t i = 0; i < before->size(); ++i) {
        if (before->picture(i).mark != opened.cache->picture(i).mark) {
            first = changed++ == 0 ? i : first;
        }
    }
    if (changed > 0) {
        context.note("Of '" + opened.record.name + "', " + counted(changed, "picture", "pictures") +
                     " changed since the import; what is there now is used. The first is " +
                     opened.catalog.images[static_cast<std::size_t>(first)].location);
    }
}

}  // namespace

OpenedDataset openDataset(const Workspace& workspace, const std::string& name, int imageSize, RunContext& context,
                          std::optional<ResizeRule> resize) {
    OpenedDataset opened;
    opened.record = workspace.dataset(name);
    opened.catalog = workspace.catalog(name);
    const int size = imageSize > 0 ? imageSize : opened.record.imageSize;
    const ResizeRule rule = resize.value_or(opened.record.resize);
    if (!isSourceThere(opened.catalog)) {
        const bool isOwn = size == opened.record.imageSize && rule == opened.record.resize;
        opened.cache = isOwn ? openDecoded(workspace, opened.record, opened.catalog) : nullptr;
        if (opened.cache != nullptr && isSound(*opened.cache, context)) {
            context.note("The pictures of '" + name + "' no longer lie in " + opened.catalog.root.string() +
                         ": what was decoded of them is used");
            return opened;
        }
        throw Error("The pictures of '" + name + "' no longer lie in " + opened.catalog.root.string(),
                    "Put them back, or tell where they are now: docent dataset relink " + name + " PATH");
    }
    const auto source = createDatasetReader(opened.record.format, opened.catalog.root)->open(opened.catalog);
    const std::size_t skippedBefore = opened.catalog.skipped.size();
    opened.cache = ImageCache::openOrBuild(
        workspace.cacheFolder(), opened.catalog, *source,
        {.size = size, .resize = rule, .requireAll = true, .maxBytes = workspace.cacheLimit()}, context);
    if (opened.catalog.skipped.size() != skippedBefore) {
        const SkippedFile& first = opened.catalog.skipped[skippedBefore];
        throw Error(counted(opened.catalog.skipped.size() - skippedBefore, "picture", "pictures") + " of '" + name +
                        "' can no longer be read; the first, " + first.location + ", " + first.reason,
                    "Restore them, or import the data set again with --replace");
    }
    noteChanged(workspace, opened, context);
    return opened;
}

}  // namespace docent
