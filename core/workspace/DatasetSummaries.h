// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "workspace/Workspace.h"

namespace docent {

/// Workspace::datasets() without their `skipped`, which are empty and are not read: there may be hundreds of thousands.
[[nodiscard]] std::vector<DatasetRecord> datasetSummaries(const Workspace& workspace);

}  // namespace docent
