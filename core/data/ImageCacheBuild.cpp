// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageCacheBuild.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Parallel.h"
#include "base/Words.h"
#include "base/Yaml.h"
#include "data/CacheLayout.h"
#include "data/CachePart.h"
#include "data/CacheStore.h"
#include "data/ImageDecoder.h"
#include "data/PicturePlace.h"

namespace docent {

namespace {

/// At each end of a file.
constexpr std::size_t contentBytes = std::size_t{64} << 10;
constexpr auto lockInterval = std::chrono::milliseconds(100);

void removeFolder(const fs::path& folder) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
}

/// The catalog's images and fingerprints without the failed ones, which become skipped files.
void takeOut(const CacheFailures& failures, Catalog& catalog, std::vector<std::string>& fingerprints) {
    std::vector<ImageRecord> images;
    std::vector<std::string> kept;
    images.reserve(catalog.images.size() - failures.size());
    for (std::size_t i = 0; i < catalog.images.size(); ++i) {
        const auto failure = failures.find(static_cast<std::int64_t>(i));
        if (failure == failures.end()) {
            images.push_back(std::move(catalog.images[i]));
            kept.push_back(std::move(fingerprints[i]));
        } else {
            catalog.skipped.push_back({std::move(catalog.images[i].location), failure->second});
        }
    }
    catalog.images = std::move(images);
    fingerprints = std::move(kept);
}

bool isComplete(const fs::path& folder, std::int64_t count, const ImageCacheOptions& options, RunContext& context) {
    std::error_code error;
    if (!fs::exists(folder, error)) {
        return false;
    }
    try {
        const ImageCache cache(folder);
        if (cache.size() == count && cache.imageSize() == options.size && cache.resizeRule() == options.resize) {
            cache.verify(options.threads, context);
            touchCacheEntry(folder);
            return true;
        }
        context.note("The picture cache " + folder.string() + " is not what its name says and is made again.");
    } catch (const Error& problem) {
        context.note(std::string(problem.what()) + " It is made again.");
    }
    return false;
}

fs::path skippedPath(const fs::path& root, const std::string& key) {
    return root / (key + ".skipped.yaml");
}

/// Whether the same file may well be decoded another time: its fingerprint need not change when it becomes readable.
bool isPassing(const std::string& reason) {
    return reason.starts_with("cannot be read") || reason.starts_with("needs more memory");
}

void writeSkipped(const fs::path& path, const CacheFailures& failures) {
    std::vector<Yaml> list;
    for (const auto& [index, reason] : failures) {
        Yaml entry;
        entry.set("index", index);
        entry.set("reason", reason);
        list.push_back(std::move(entry));
    }
    Yaml yaml;
    yaml.set("skipped", list);
    writeFileAtomically(path, yaml.text());
}

CacheFailures readSkipped(const fs::path& path, std::int64_t count) {
    CacheFailures failures;
    std::error_code error;
    if (!fs::exists(path, error)) {
        return failures;
    }
    try {
        for (const Yaml& entry : Yaml::load(path).children("skipped")) {
            std::int64_t index = -1;
            std::string reason;
            entry.require("index", index);
            entry.require("reason", reason);
            if (index < 0 || index >= count) {
                return {};
            }
            failures.emplace(index, std::move(reason));
        }
    } catch (const Error&) {
        return {};  // only a shortcut: the pictures are decoded again
    }
    return failures;
}

/// The folder of these pictures where it is complete, as it is or without those that are known to fail.
fs::path findCache(const fs::path& root, const std::string& key, Catalog& catalog,
                   std::vector<std::string>& fingerprints, const ImageCacheOptions& options, RunContext& context) {
    const auto count = static_cast<std::int64_t>(catalog.images.size());
    if (isComplete(root / key, count, options, context)) {
        return root / key;
    }
    const CacheFailures failures = readSkipped(skippedPath(root, key), count);
    if (failures.empty() || static_cast<std::int64_t>(failures.size()) == count) {
        return {};
    }
    Catalog reduced = catalog;
    std::vector<std::string> kept = fingerprints;
    takeOut(failures, reduced, kept);
    const fs::path folder = root / cacheKey(reduced, kept, options);
    if (!isComplete(folder, static_cast<std::int64_t>(reduced.images.size()), options, context)) {
        return {};
    }
    catalog = std::move(reduced);
    fingerprints = std::move(kept);
    return folder;
}

/// Nobody removes the lock's file: one who had opened it before would lock what the next one no longer finds, and both
/// would build.
std::unique_ptr<FileLock> waitForLock(const fs::path& path, RunContext& context) {
    while (true) {
        std::string holder;
        if (auto lock = FileLock::tryLock(path, &holder)) {
            return lock;
        }
        context.checkStop();
        context.progress({.stage = "Waiting for " + holder + ", which decodes the same pictures",
                          .done = 0,
                          .total = 0,
                          .doneAtStart = 0,
                          .detail = {}});
        std::this_thread::sleep_for(lockInterval);
    }
}

/// Appends `bytes` of an open file; fewer where it ends or cannot be read.
void readPart(int descriptor, std::uint64_t place, std::size_t bytes, std::string& to) {
    const std::size_t before = to.size();
    to.resize(before + bytes);
    std::size_t filled = before;
    while (filled < to.size()) {
        const ssize_t count =
            ::pread(descriptor, to.data() + filled, to.size() - filled, static_cast<off_t>(place + filled - before));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            break;
        }
        filled += static_cast<std::size_t>(count);
    }
    to.resize(filled);
}

/// A hash of both ends of a file; empty when it cannot be read.
std::string contentMark(const fs::path& path) {
    // Without waiting for the other end of what has become a pipe.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return {};
    }
    std::string ends;
    struct stat info {};
    if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode)) {
        const auto size = static_cast<std::uint64_t>(info.st_size);
        if (size <= 2 * contentBytes) {
            readPart(descriptor, 0, static_cast<std::size_t>(size), ends);
        } else {
            readPart(descriptor, 0, contentBytes, ends);
            readPart(descriptor, size - contentBytes, contentBytes, ends);
        }
    }
    ::close(descriptor);
    return ends.empty() ? std::string() : Hasher().add(ends).hex();
}

void requireAllFiles(const Catalog& catalog, const std::vector<std::string>& fingerprints) {
    constexpr int named = 3;
    std::int64_t missing = 0;
    std::string names;
    for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        if (fingerprints[i] == "missing" && ++missing <= named) {
            names += (missing == 1 ? "" : ", ") + catalog.images[i].location;
        }
    }
    if (missing > named) {
        names += " and " + std::to_string(missing - named) + " more";
    }
    if (missing > 0) {
        throw Error(std::to_string(missing) + " of the " + counted(fingerprints.size(), "picture", "pictures") +
                        " of " + catalog.root.string() + plural(missing, " is", " are") + " no longer there: " + names,
                    "Put back what is missing, or import the data set again with --replace");
    }
}

}  // namespace

void checkCacheSize(int size) {
    if (size < 8 || size > 1024) {
        throw Error("Pictures of " + std::to_string(size) + " pixels a side cannot be cached", "Use 8 to 1024");
    }
}

void refuseAllDamaged(const Catalog& catalog, const std::string& reason) {
    throw Error("None of the " + counted(catalog.images.size(), "picture", "pictures") + " of " +
                    catalog.root.string() + " could be decoded; the first one, " + catalog.images.front().location +
                    ", " + reason,
                "Check that the files are pictures");
}

std::vector<std::string> imageFingerprints(const Catalog& catalog, const ImageSource& source, int threads,
                                           RunContext& context) {
    const auto count = static_cast<std::int64_t>(catalog.images.size());
    if (source.size() != count) {
        throw Error("The source of pictures has " + std::to_string(source.size()) + " of them, and the catalog " +
                    std::to_string(count));
    }
    std::vector<std::string> fingerprints(catalog.images.size());
    const PictureFiles files(catalog);
    constexpr std::int64_t piece = 512;
    std::mutex mutex;  // of the context
    parallelFor((count + piece - 1) / piece, threads, [&](std::int64_t p) {
        if (p > 0) {
            const std::lock_guard lock(mutex);
            context.checkStop();
            context.progress({.stage = "Comparing the pictures with the cache",
                              .done = p * piece,
                              .total = count,
                              .doneAtStart = 0,
                              .detail = {}});
        }
        std::optional<std::string_view> file;
        std::string mark;
        for (std::int64_t i = p * piece; i < std::min(count, (p + 1) * piece); ++i) {
            const auto place = static_cast<std::size_t>(i);
            if (const std::string_view its = files.of(catalog.images[place].location); its != file) {
                file = its;
                mark = contentMark(files.path(catalog.images[place].location));
            }
            fingerprints[place] = source.fingerprint(i) + (mark.empty() ? "" : ":" + mark);
        }
    });
    return fingerprints;
}

std::string cacheKey(const Catalog& catalog, const std::vector<std::string>& fingerprints,
                     const ImageCacheOptions& options) {
    checkCacheSize(options.size);
    Hasher hasher;
    hasher.add(cacheVersion).add(options.size).add(toString(options.resize)).add(fingerprints.size());
    for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        hasher.add(catalog.images[i].location).add(fingerprints[i]);
    }
    return hasher.hex();
}

std::filesystem::path findOrBuildCache(const std::filesystem::path& root, Catalog& catalog, const ImageSource& source,
                                       const ImageCacheOptions& options, RunContext& context) {
    if (catalog.images.empty()) {
        throw Error("There is no picture to decode in " + catalog.root.string(), "Add pictures");
    }
    std::vector<std::string> fingerprints = imageFingerprints(catalog, source, options.threads, context);
    if (options.requireAll) {
        requireAllFiles(catalog, fingerprints);
    }
    const std::string key = cacheKey(catalog, fingerprints, options);
    if (fs::path found = findCache(root, key, catalog, fingerprints, options, context); !found.empty()) {
        return found;
    }
    makeFolder(root);
    const std::unique_ptr<FileLock> lock = waitForLock(root / (".lock-" + key), context);
    // Another process may have built it while this one waited.
    if (fs::path found = findCache(root, key, catalog, fingerprints, options, context); !found.empty()) {
        return found;
    }

    const fs::path building = root / ("building-" + key);
    const std::uint64_t whole = pictureBytes(options.size) * catalog.images.size();
    std::vector<PictureId> ids;
    ids.reserve(fingerprints.size());
    for (std::size_t i = 0; i < fingerprints.size(); ++i) {
        ids.push_back(pictureId(catalog.images[i].location, fingerprints[i]));
    }
    CacheFailures failures;
    Catalog reduced = catalog;
    fs::path folder;
    try {
        CachePart part(building, root, ids, source, options, context);
        requireRoomInCache(whole, options.maxBytes);
        if (const int removed = makeRoomInCache(root, part.prepare(), options.maxBytes, building); removed > 0) {
            context.note(counted(removed, "set", "sets") +
                         " of decoded pictures, the least recently used, made room in " + root.string() + ".");
        }
        failures = part.decode();
        if (failures.size() == catalog.images.size()) {
            removeFolder(building);
            refuseAllDamaged(catalog, failures.begin()->second);
        }
        takeOut(failures, reduced, fingerprints);
        const std::string finalKey = cacheKey(reduced, fingerprints, options);
        folder = root / finalKey;
        if (isComplete(folder, static_cast<std::int64_t>(reduced.images.size()), options, context)) {
            removeFolder(building);
        } else {
            part.finish(failures, finalKey);
            removeFolder(folder);
            renameDurably(building, folder);
        }
    } catch (const DiskError&) {
        removeFolder(building);
        throw;
    }
    const bool isLasting =
        std::none_of(failures.begin(), failures.end(), [](const auto& failure) { return isPassing(failure.second); });
    if (!failures.empty() && isLasting) {
        writeSkipped(skippedPath(root, key), failures);
    }
    catalog = std::move(reduced);
    return folder;
}

}  // namespace docent
