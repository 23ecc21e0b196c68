// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/ImageSource.h"
#include "jobs/ImportFindings.h"
#include "workspace/Workspace.h"

namespace docent {

class DatasetReader;

/// What lies at a path, read once: options that say nothing of how to read it can be changed without reading again.
struct ImportReading {
    std::shared_ptr<const DatasetReader> reader;
    Catalog catalog;  ///< labels and splits as they were found
    std::string recognisedBecause;
    int imageSize = 64;           ///< the side that is taken where none is asked for
    double secondsAPicture = -1;  ///< to decode one, measured on a few; -1 = none could be
};
/// Whether both options read the same. Where not, an ImportReading of one is of no use for the other.
[[nodiscard]] bool readSame(const ImportOptions& a, const ImportOptions& b);
/// Throws Error for bad options, and for a path where there is nothing that can be read.
[[nodiscard]] std::shared_ptr<const ImportReading> readForImport(const ImportOptions& options, RunContext& context);

/// Puts the classes under a tree, with notes: see ImportOptions::hierarchy and meanings; "" leaves them. Throws Error.
void attachHierarchy(const std::string& hierarchy, const std::vector<std::string>& meanings, Catalog& catalog);

/// The side of the pictures as they are kept.
[[nodiscard]] int importedSize(const ImportReading& reading, const ImportOptions& options);
/// One class of an import, and how its pictures are divided.
struct ClassSummary {
    NodeId node = 0;
    std::int64_t train = 0;
    std::int64_t validation = 0;
    std::int64_t test = 0;
    [[nodiscard]] std::int64_t images() const { return train + validation + test; }
};

/// What an import would make, before anything is written.
struct ImportPreview {
    DatasetRecord record;
    Catalog catalog;  ///< with classes and splits as they would be; as it was read where there is a `problem`
    /// Why it cannot be imported with these options: a class is too small, there is only one, ...
    std::string problem;
    NodeCounts counts;                  ///< of all pictures, by node of the catalog
    std::vector<ClassSummary> classes;  ///< the largest first
    /// Classes as they were read, at the level asked for, with fewer pictures than a class must have, and their
    /// pictures.
    std::int64_t smallClasses = 0;
    std::int64_t smallClassImages = 0;
    std::int64_t smallImagesDropped = 0;        ///< of these, what is left out rather than merged
    std::int64_t groupImagesDropped = 0;        ///< left out because their group lies in another split
    std::int64_t leftOver = 0;                  ///< pictures that the limits for training and testing leave out
    std::uint64_t cacheBytes = 0;               ///< of the decoded pictures on disk
    double decodingSeconds = -1;                ///< about how long that takes; -1 = not known
    std::vector<std::int64_t> samples;          ///< a few pictures of each class, as indices in the catalog
    std::shared_ptr<const ImageSource> source;  ///< of the catalog; null where it cannot be opened

    /// Pictures of the largest class for one of the smallest; 0 where there is no class.
    [[nodiscard]] double imbalance() const;
    [[nodiscard]] bool isUneven() const { return imbalance() >= unevenFrom; }
    static constexpr double unevenFrom = 10;
    /// Whether all pictures may be decoded without being asked to, only to tell which are damaged; see PictureCheck.
    [[nodiscard]] bool isQuickToDecode() const { return decodingSeconds <= quickSeconds; }
    static constexpr double quickSeconds = 60;
};
/// Arranges what was read as an import would that finds this of its pictures. Throws Error for bad options only.
[[nodiscard]] ImportPreview previewImport(const ImportReading& reading, const ImportOptions& options,
                                          const ImportFindings& findings = {});
/// Reads and arranges.
[[nodiscard]] ImportPreview previewImport(const ImportOptions& options, RunContext& context);

/// Reads, decodes and saves, and returns the result in a sentence. Throws Error where classes or splits cannot be made.
std::string runImport(const Workspace& workspace, const ImportOptions& options, RunContext& context);

}  // namespace docent
