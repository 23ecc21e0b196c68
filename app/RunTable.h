// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "transfer/RunRecord.h"

namespace docent {

/// Runs side by side, a line each.
[[nodiscard]] std::string runTable(const std::vector<RunRecord>& runs);

}  // namespace docent
