// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "exporting/Exporter.h"

namespace docent {

/// ".onnx", of a model in this format.
[[nodiscard]] std::string modelExtension(ExportFormat format);

/// labels.txt and preprocess.yaml speak of one model, so a folder holds one: throws Error where this one holds another,
/// or files of those names that no export wrote.
void requireOwnFolder(const std::filesystem::path& folder, const std::string& name);

/// Model files of an earlier export to the same folder that this one does not write.
struct EarlierExport {
    std::vector<ExportedFile> kept;            ///< of the same weights: the folder still speaks of them
    std::optional<Int8Loss> int8;              ///< of one of these
    std::vector<std::filesystem::path> stale;  ///< of other weights: labels.txt and the card would be wrong of them
};

[[nodiscard]] EarlierExport findEarlierExport(const std::filesystem::path& folder, const RunRecord& run,
                                              const ExportOptions& options);

}  // namespace docent
