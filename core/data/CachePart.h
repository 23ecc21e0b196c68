// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/Error.h"
#include "data/ImageCache.h"

namespace docent {

inline constexpr const char* cachePartName = "images.u8.part";

/// The disk does not do what it must, as opposed to a picture that cannot be decoded.
class DiskError final : public Error {
public:
    using Error::Error;
    /// `what`: "write the picture cache /x/images.u8"; `error`: an errno.
    [[nodiscard]] static DiskError from(const std::string& what, int error);
};

/// Why pictures could not be decoded, by their index in the catalog.
using CacheFailures = std::map<std::int64_t, std::string>;

/// A picture as an image cache keeps it, or why it cannot be decoded.
struct DecodedPicture {
    Picture picture;
    std::string failure;  ///< without a full stop: it stands behind the file's name in a list; "" = there is none
};
[[nodiscard]] DecodedPicture decodeForCache(const ImageSource& source, std::int64_t index, int size, ResizeRule rule);

/// The pixels of an image cache while they are decoded, in a folder of their own.
///
/// The file `done` holds, for each picture, 0 or a mark made from its pixels. A resumed build believes a mark only
/// where it fits the pixels, so nothing needs to be synced on the way, and neither a kill nor a power cut can leave a
/// picture that is half there.
class CachePart {
public:
    /// All must outlive the part.
    CachePart(const std::filesystem::path& folder, const ImageSource& source, const ImageCacheOptions& options,
              RunContext& context);
    ~CachePart();
    CachePart(const CachePart&) = delete;
    CachePart& operator=(const CachePart&) = delete;

    /// Decodes what is not there yet. Throws DiskError, and Stopped on a stop, after which another part of the same
    /// folder goes on.
    CacheFailures decode();
    /// Closes the gaps that failed pictures left, syncs the file, and writes the marks of the pictures beside it.
    void finish(const CacheFailures& failures);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Renames within one folder so that a power cut does not undo it. Throws DiskError.
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace docent
