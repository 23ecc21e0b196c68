// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "jobs/JobRecord.h"
#include "transfer/RunRecord.h"

namespace docent {

/// Runs side by side, a line each. `jobs` say how one stands that is not complete, see standingOf().
[[nodiscard]] std::string runTable(const std::vector<RunRecord>& runs, const std::vector<JobRecord>& jobs);

}  // namespace docent
