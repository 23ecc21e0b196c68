// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/ImageSource.h"

namespace docent {

/// Reads one layout of data set. Readers do not decode pictures; what is corrupt is found when the cache is built.
class DatasetReader {
public:
    virtual ~DatasetReader() = default;
    [[nodiscard]] virtual DatasetFormat format() const = 0;
    /// Why this reader takes `path` for its own ("it holds train-images-idx3-ubyte.gz"); nothing when it does not.
    [[nodiscard]] virtual std::optional<std::string> recognise(const std::filesystem::path& path) const = 0;
    /// Lists pictures, labels and own splits. Throws Error when `path` is not there or holds no picture.
    [[nodiscard]] virtual Catalog read(const std::filesystem::path& path, RunContext& context) const = 0;
    /// Opens the pictures of a catalog that this reader made.
    [[nodiscard]] virtual std::unique_ptr<ImageSource> open(const Catalog& catalog) const = 0;
};

/// Size and time of a file as text, or "missing": the fingerprint of a picture.
[[nodiscard]] std::string fileFingerprint(const std::filesystem::path& path);

/// What becomes of the boxes of detection annotations.
enum class BoxUse : std::uint8_t {
    Largest,  ///< a picture counts as its largest box
    Crops     ///< each box is a picture of its own
};

/// What a person says of a list of pictures (CSV, JSON) where its own words are not enough.
struct ListOptions {
    std::filesystem::path root;             ///< that relative paths start from; "" = the folder of the list
    std::string pathColumn;                 ///< "" = found by its name
    std::vector<std::string> labelColumns;  ///< one a level of the hierarchy; empty = found by their names
    std::string groupColumn;                ///< of near-copies that no split may divide; "" = found by its name
    BoxUse boxes = BoxUse::Largest;
    /// Whether there is a picture at a path; empty = where there is a file.
    std::function<bool(const std::filesystem::path&)> hasPicture;
    std::vector<std::filesystem::path> folders;  ///< of pictures, where `hasPicture` is given
};

/// The reader of a format; for `Auto` the one that recognises `path`. Throws Error that says what was looked for.
[[nodiscard]] std::unique_ptr<DatasetReader> createDatasetReader(DatasetFormat format,
                                                                 const std::filesystem::path& path,
                                                                 const ListOptions& list = {});

}  // namespace docent
