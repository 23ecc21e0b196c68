// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "exporting/Exporter.h"

namespace docent {

/// The part of a model card that shows how to load the files: a few lines of Python, of C++ and of the command line.
[[nodiscard]] std::string loadingExamples(const RunRecord& run, const std::vector<ExportedFile>& files);

}  // namespace docent
