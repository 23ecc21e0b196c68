// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "jobs/JobSpec.h"
#include "workspace/Workspace.h"

namespace docent {

/// The models that a job ranks, each once: those it names and their baselines, because what an expert gains is told
/// against its baseline; all that have weights where it names none. Notes say what was added. Throws Error when there
/// is none, or none of a name.
[[nodiscard]] std::vector<ModelRecord> modelsToRank(const Workspace& workspace, const RankJob& job,
                                                    RunContext& context);

/// Decodes the task's pictures where they are not, ranks, keeps the ranking; returns what to do, in a sentence. Tells
/// its progress in the phases "decode", "embed" and "score".
std::string runRanking(const Workspace& workspace, const RankJob& job, const std::string& device, RunContext& context);

}  // namespace docent
