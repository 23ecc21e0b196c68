// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "data/ImageCache.h"

namespace docent {

/// Throws Error for a side out of range.
void checkCacheSize(int size);

/// The fingerprint of each picture, with a hash of the first and last 64 kB of its file: sets that were unpacked with
/// one fixed time may have the same names and sizes all through. Throws Error when the source is not of this catalog,
/// Stopped on a stop.
[[nodiscard]] std::vector<std::string> imageFingerprints(const Catalog& catalog, const ImageSource& source, int threads,
                                                         RunContext& context);

/// Throws the Error of a catalog of which no picture could be decoded; `reason`: of its first one.
[[noreturn]] void refuseAllDamaged(const Catalog& catalog, const std::string& reason);

/// See ImageCache::key().
[[nodiscard]] std::string cacheKey(const Catalog& catalog, const std::vector<std::string>& fingerprints,
                                   const ImageCacheOptions& options);

/// The folder of a complete cache, see ImageCache::openOrBuild().
///
/// While it is built, it lies in `<root>/building-<key>/`, see CachePart; a lock on `<root>/.lock-<key>`, which stays,
/// keeps a second process waiting. Where pictures failed,
/// `<root>/<key>.skipped.yaml` remembers which and why, so that the same catalog finds the cache of the others at once.
[[nodiscard]] std::filesystem::path findOrBuildCache(const std::filesystem::path& root, Catalog& catalog,
                                                     const ImageSource& source, const ImageCacheOptions& options,
                                                     RunContext& context);

}  // namespace docent
