// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Relink.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/Files.h"
#include "base/Words.h"
#include "data/Archive.h"
#include "data/ArchiveReader.h"
#include "data/CachePart.h"
#include "data/DatasetReader.h"
#include "data/ImageCache.h"
#include "data/NearCopies.h"
#include "data/PicturePlace.h"
#include "jobs/JobUse.h"
#include "jobs/OpenedDataset.h"

namespace docent {

namespace {

constexpr std::int64_t filesBetweenProgress = 500;
constexpr std::size_t probedPictures = 16;
constexpr std::int64_t mostCompared = 128;
/// The key of a cache is made of both ends of each file; for more files than this that takes too long for a preview.
constexpr std::size_t mostForKey = 20'000;

std::int64_t probe(const Catalog& catalog, const fs::path& root) {
    const PictureFiles files(catalog);
    const std::size_t count = std::min(catalog.images.size(), probedPictures);
    std::int64_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        found += isFile(root / files.inside(catalog.images[i * catalog.images.size() / count].location)) ? 1 : 0;
    }
    return found;
}

/// The files in a folder or an archive.
class Inventory {
public:
    Inventory(const fs::path& root, RunContext& context) : m_root(root), m_isArchive(isArchive(root)) {
        if (!m_isArchive) {
            return;
        }
        ArchiveStream stream(root);
        while (const auto entry = stream.next()) {
            context.checkStop();
            if (entry->refusal.empty()) {
                m_names.insert(entry->name);
            }
        }
    }
    [[nodiscard]] bool has(std::string_view file) const {
        return m_isArchive ? m_names.contains(std::string(file)) : isFile(m_root / file);
    }
    [[nodiscard]] bool isFolder() const { return !m_isArchive; }

private:
    const fs::path& m_root;
    bool m_isArchive;
    std::unordered_set<std::string> m_names;
};

/// People point at the folder that holds the moved folder or archive as often as at that one.
fs::path chooseRoot(const Catalog& catalog, const fs::path& folder) {
    const fs::path inside = folder / catalog.root.filename();
    return probe(catalog, folder) == 0 && (isArchive(inside) || probe(catalog, inside) > 0) ? inside : folder;
}

void look(const Catalog& catalog, RelinkPreview& preview, RunContext& context) {
    std::error_code error;
    const PictureFiles files(catalog);
    const Inventory inventory(preview.newRoot, context);
    for (std::size_t i = 0; i < catalog.images.size(); ++i) {
        if (static_cast<std::int64_t>(i) % filesBetweenProgress == 0) {
            context.checkStop();
            context.progress({.stage = "Looking for the pictures",
                              .done = static_cast<std::int64_t>(i),
                              .total = preview.images,
                              .doneAtStart = 0,
                              .detail = {}});
        }
        const ImageRecord& image = catalog.images[i];
        const std::string_view file = files.inside(image.location);
        if (!inventory.has(file)) {
            preview.missing.push_back({image.location, "does not exist"});
            continue;
        }
        ++preview.found;
        if (preview.isOldRootThere && inventory.isFolder() && isFile(preview.oldRoot / file) &&
            fs::file_size(preview.oldRoot / file, error) != fs::file_size(preview.newRoot / file, error)) {
            ++preview.changed;
        }
    }
}

/// Labels go by names, so pictures that others took the names of would be learned wrong.
void compare(const Workspace& workspace, const DatasetRecord& record, Catalog catalog, RelinkPreview& preview,
             RunContext& context) {
    const auto cache = openDecoded(workspace, record, catalog);
    if (cache == nullptr || !preview.isComplete()) {
        return;
    }
    catalog.root = preview.newRoot;
    const auto source = createDatasetReader(record.format, preview.newRoot)->open(catalog);
    const std::int64_t count = std::min(preview.images, mostCompared);
    for (std::int64_t i = 0; i < count; ++i) {
        context.checkStop();
        const std::int64_t index = i * preview.images / count;
        const DecodedPicture decoded = decodeForCache(*source, index, record.imageSize, record.resize);
        ++preview.compared;
        if (!decoded.failure.empty() || !isNearCopy(decoded.picture.pixels, cache->pixels(index))) {
            preview.differentExample = preview.different++ == 0
                                           ? catalog.images[static_cast<std::size_t>(index)].location
                                           : preview.differentExample;
        }
    }
}

bool hasCache(const Workspace& workspace, const DatasetRecord& record, Catalog catalog, const fs::path& root) {
    if (catalog.images.size() > mostForKey) {
        return false;
    }
    catalog.root = root;
    try {
        const auto source = createDatasetReader(record.format, root)->open(catalog);
        const std::string key = ImageCache::key(catalog, *source, {.size = record.imageSize, .resize = record.resize});
        std::error_code error;
        return fs::exists(workspace.cacheFolder() / key, error);
    } catch (const Error&) {
        return false;
    }
}

/// `path` with the new root in the place of the old one; as it is where it lies elsewhere.
std::string moved(const std::string& path, const RelinkPreview& preview) {
    const fs::path relative = fs::path(path).lexically_normal().lexically_relative(preview.oldRoot);
    if (path.empty() || relative.empty() || *relative.begin() == "..") {
        return path;
    }
    const fs::path target = relative == "." ? preview.newRoot : preview.newRoot / relative;
    std::error_code error;
    return fs::exists(target, error) || archivedPath(target) ? target.string() : path;
}

}  // namespace

RelinkPreview previewRelink(const Workspace& workspace, const std::string& name, const std::filesystem::path& folder,
                            RunContext& context) {
    const DatasetRecord record = workspace.dataset(name);
    const Catalog catalog = workspace.catalog(name);
    fs::path path = fs::absolute(folder).lexically_normal();
    path = path.has_filename() ? path : path.parent_path();
    std::error_code error;
    if (!fs::is_directory(path, error) && !isArchive(path)) {
        throw Error(path.string() + (fs::exists(path, error) ? " is no folder and no archive" : " does not exist"),
                    "Give the folder or the archive where the pictures of '" + name + "' lie now");
    }
    RelinkPreview preview;
    preview.name = name;
    preview.oldRoot = catalog.root;
    preview.newRoot = fs::is_directory(path, error) ? chooseRoot(catalog, path) : path;
    preview.images = static_cast<std::int64_t>(catalog.images.size());
    preview.isOldRootThere = fs::exists(catalog.root, error) && !fs::equivalent(catalog.root, preview.newRoot, error);
    look(catalog, preview, context);
    compare(workspace, record, catalog, preview, context);
    preview.keepsCache = preview.isComplete() && hasCache(workspace, record, catalog, preview.newRoot);
    return preview;
}

void requireComplete(const RelinkPreview& preview) {
    if (!preview.isComplete()) {
        throw Error(std::to_string(preview.missing.size()) + " of the " +
                        counted(preview.images, "picture", "pictures") + " of '" + preview.name + "'" +
                        plural(preview.missing.size(), " is", " are") + " not in " + preview.newRoot.string() +
                        "; the first is " + preview.missing.front().location,
                    "Name the folder that holds all of them, or import what there is with --replace");
    }
    if (preview.different > 0) {
        throw Error("In " + preview.newRoot.string() + " " + std::to_string(preview.different) + " of the " +
                        counted(preview.compared, "picture", "pictures") + " of '" + preview.name +
                        "' that were compared show something else than at the import; the first is " +
                        preview.differentExample,
                    "Name the folder with the same pictures, or import these with --replace");
    }
}

RelinkPreview relinkDataset(const Workspace& workspace, const std::string& name, const std::filesystem::path& folder,
                            RunContext& context) {
    RelinkPreview preview = previewRelink(workspace, name, folder, context);
    requireComplete(preview);
    for (const JobRecord& job : loadJobs(workspace.jobsFolder())) {
        // A paused one goes on with the pictures where they are then.
        const bool isActive = job.state == JobState::Running || job.state == JobState::Queued;
        if (isActive && usesRecord(workspace, job.spec, RecordKind::Dataset, name)) {
            throw Error("The job " + job.id + " uses the data set '" + name + "'",
                        "Wait until it has ended, or pause it: docent jobs pause " + job.id);
        }
    }
    DatasetRecord record = workspace.dataset(name);
    const Catalog catalog = workspace.catalog(name);
    record.root = preview.newRoot;
    record.options.path = moved(record.options.path, preview);
    const bool isList = record.format == DatasetFormat::Csv || record.format == DatasetFormat::Json ||
                        record.format == DatasetFormat::Coco;
    const fs::path given(record.options.path);
    std::error_code error;
    const fs::path own = fs::is_directory(given, error) ? given : given.parent_path();
    if (archivedPath(given)) {  // where paths of its list start from lies in there
        record.options.root = moved(record.options.root, preview);
    } else if (isList && (!record.options.root.empty() || own != preview.newRoot)) {
        record.options.root = preview.newRoot.string();
    }
    workspace.saveDataset(record, catalog);
    return preview;
}

}  // namespace docent
