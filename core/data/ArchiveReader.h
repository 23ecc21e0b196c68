// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "data/DatasetReader.h"

namespace docent {

/// A path that ends at an archive, or goes on into it: "coco.zip/annotations/train.json".
struct ArchivedPath {
    std::filesystem::path archive;
    std::string name;  ///< in the archive; "" = the archive itself
};
/// Nothing where no part of the path is an archive.
[[nodiscard]] std::optional<ArchivedPath> archivedPath(const std::filesystem::path& path);

/// A data set of another format in a zip or tar archive, read in place: pictures stay in it. Lists (CSV, JSON) and
/// files of many pictures (IDX, CIFAR) are unpacked into a temporary folder while they are used. Folders that hold all
/// the rest of an archive count as no level of the labels. Of several lists the one is read that tells of pictures in
/// the archive; where several do, a path that goes on into the archive names one.
///
/// Entries whose names leave the archive, links and encrypted ones are skipped with the reason.
class ArchiveReader final : public DatasetReader {
public:
    /// `format`: of what is in it; Auto = found by read().
    explicit ArchiveReader(DatasetFormat format = DatasetFormat::Auto, ListOptions options = {});
    /// Of what read() found.
    [[nodiscard]] DatasetFormat format() const override { return m_format; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;

private:
    mutable DatasetFormat m_format;
    mutable std::string m_because;  ///< what read() found in it
    ListOptions m_options;
};

}  // namespace docent
