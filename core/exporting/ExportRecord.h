// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "exporting/Exporter.h"

namespace docent {

/// `export.yaml` beside the exported files: what was written, and how far each file is from the live model.
void saveExportRecord(const ExportResult& result);
[[nodiscard]] std::filesystem::path exportRecordIn(const std::filesystem::path& folder);
[[nodiscard]] bool hasExportRecord(const std::filesystem::path& folder);
/// Throws Error when the folder holds none.
[[nodiscard]] ExportResult loadExportRecord(const std::filesystem::path& folder);

}  // namespace docent
