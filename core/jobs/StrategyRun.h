// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ModelRecord.h"
#include "jobs/JobSpec.h"
#include "workspace/Workspace.h"

namespace docent {

/// The candidates of a job: the source's baseline first, that from which most of its experts began, then the experts by
/// name. Throws Error where there is no baseline, and for a model that is not of the source or not trained.
[[nodiscard]] std::vector<ModelRecord> strategyModels(const Workspace& workspace, const StrategyJob& job);

/// Runs each strategy to its end and keeps the cell after each; what is there of an earlier run of the same job is not
/// done again. A model is fine-tuned once for all strategies that take it, and counted for each. Returns the result in
/// a sentence.
std::string runStrategies(const Workspace& workspace, const StrategyJob& job, const std::string& device,
                          RunContext& context);

}  // namespace docent
