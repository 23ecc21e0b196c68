// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "data/DatasetReader.h"

namespace docent {

/// A data set of another format in a zip or tar archive, read in place: pictures stay in it. Lists (CSV, JSON) and
/// files of many pictures (IDX, CIFAR) are unpacked into a temporary folder while they are used. Folders that hold all
/// the rest of an archive count as no level of the labels.
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
