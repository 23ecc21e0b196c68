// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "workspace/DatasetRecord.h"

namespace docent {

/// A data set that a Debian package brings, and how Docent imports it: `datasets/<name>.yaml`.
struct SampleDataset {
    std::string title;    ///< "Open Clip Art Library"
    std::string package;  ///< Debian package
    std::string about;    ///< a sentence
    ImportOptions options;

    [[nodiscard]] bool isInstalled() const { return std::filesystem::exists(options.path); }
    /// Throws Error that names the package, unless isInstalled().
    void requireInstalled() const;
};

/// The folder of the sample files: `share/docent/datasets` beside the program's `bin`, else the source tree's that this
/// Docent was built from.
[[nodiscard]] std::filesystem::path sampleDatasetsFolder();

/// All samples of a folder, sources first, then by name. Throws Error for a file that is not right.
[[nodiscard]] std::vector<SampleDataset> loadSampleDatasets(
    const std::filesystem::path& folder = sampleDatasetsFolder());

}  // namespace docent
