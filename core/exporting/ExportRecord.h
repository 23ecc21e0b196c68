// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "exporting/Exporter.h"

namespace docent {

/// The text of `export.yaml` beside the exported files: what was written, and how far each file is from the live model.
[[nodiscard]] std::string exportRecordText(const ExportResult& result);
[[nodiscard]] std::filesystem::path exportRecordIn(const std::filesystem::path& folder);
[[nodiscard]] bool hasExportRecord(const std::filesystem::path& folder);
/// Throws Error when the folder holds none.
[[nodiscard]] ExportResult loadExportRecord(const std::filesystem::path& folder);

}  // namespace docent
