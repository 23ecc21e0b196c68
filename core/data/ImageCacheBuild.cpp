// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageCacheBuild.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Parallel.h"
#include "base/Yaml.h"
#include "data/CachePart.h"
#include "data/ImageDecoder.h"

namespace docent {

namespace {

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

/// Whether the same file may well be decoded another time: its fingerprint does not change when it becomes readable.
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

/// Removes a lock's file while the lock is still held.
struct LockFile {
    fs::path path;
    ~LockFile() {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
};

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

}  // namespace

void checkCacheSize(int size) {
    if (size < 8 || size > 1024) {
        throw Error("Pictures of " + std::to_string(size) + " pixels a side cannot be cached", "Use 8 to 1024");
    }
}

std::vector<std::string> imageFingerprints(const Catalog& catalog, const ImageSource& source, int threads) {
    const auto count = static_cast<std::int64_t>(catalog.images.size());
    if (source.size() != count) {
        throw Error("The source of pictures has " + std::to_string(source.size()) + " of them, and the catalog " +
                    std::to_string(count));
    }
    std::vector<std::string> fingerprints(catalog.images.size());
    constexpr std::int64_t piece = 512;
    parallelFor((count + piece - 1) / piece, threads, [&](std::int64_t p) {
        for (std::int64_t i = p * piece; i < std::min(count, (p + 1) * piece); ++i) {
            fingerprints[static_cast<std::size_t>(i)] = source.fingerprint(i);
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
    std::vector<std::string> fingerprints = imageFingerprints(catalog, source, options.threads);
    const std::string key = cacheKey(catalog, fingerprints, options);
    if (fs::path found = findCache(root, key, catalog, fingerprints, options, context); !found.empty()) {
        return found;
    }
    makeFolder(root);
    const fs::path lockPath = root / (".lock-" + key);
    const std::unique_ptr<FileLock> lock = waitForLock(lockPath, context);
    const LockFile lockFile{lockPath};
    // Another process may have built it while this one waited.
    if (fs::path found = findCache(root, key, catalog, fingerprints, options, context); !found.empty()) {
        return found;
    }

    const fs::path building = root / ("building-" + key);
    CacheFailures failures;
    try {
        CachePart part(building, source, options, context);
        failures = part.decode();
        if (failures.size() < catalog.images.size()) {
            part.finish(failures);
        }
    } catch (const DiskError&) {
        removeFolder(building);
        throw;
    }
    if (failures.size() == catalog.images.size()) {
        removeFolder(building);
        throw Error("None of the " + std::to_string(catalog.images.size()) + " pictures of " + catalog.root.string() +
                        " could be decoded; the first one, " + catalog.images.front().location + ", " +
                        failures.begin()->second,
                    "Check that the files are pictures");
    }
    Catalog reduced = catalog;
    takeOut(failures, reduced, fingerprints);
    const auto count = static_cast<std::int64_t>(reduced.images.size());
    const std::string finalKey = cacheKey(reduced, fingerprints, options);
    fs::path folder = root / finalKey;
    if (isComplete(folder, count, options, context)) {
        removeFolder(building);
    } else {
        removeFolder(folder);
        Yaml index;
        index.set("version", cacheVersion);
        index.set("key", finalKey);
        index.set("count", count);
        index.set("size", options.size);
        index.set("resize", std::string(toString(options.resize)));
        renameDurably(building / cachePartName, building / cachePixelsName);
        writeFileAtomically(building / cacheIndexName, index.text());
        renameDurably(building, folder);
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
