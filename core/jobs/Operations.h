// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "exporting/Int8Loss.h"
#include "jobs/JobSpec.h"
#include "jobs/OpenedDataset.h"
#include "workspace/Workspace.h"

namespace docent {

/// Throws Error with every problem of a spec: bad options, names that are taken or that do not exist.
void checkJob(const Workspace& workspace, const JobSpec& spec);
/// Fills what a spec leaves open: default names, the baseline, the best model of a ranking.
[[nodiscard]] JobSpec resolveJob(const Workspace& workspace, const JobSpec& spec);
/// The names of the models that share the first place of a task's ranking: the best, and those that it does not tell
/// apart from it. Throws Error where there is no ranking, or one of them was removed since.
[[nodiscard]] std::vector<std::string> bestModels(const Workspace& workspace, const std::string& task);
/// What mends that a run is not complete, in a sentence: the command that goes on with its job.
[[nodiscard]] std::string howToFinish(const Workspace& workspace, const std::string& run);
/// What an int8 export of a run would lose, see measureInt8(): an answer before anything is written.
[[nodiscard]] Int8Loss measureExportInt8(const Workspace& workspace, const std::string& run, RunContext& context);
/// The name of what the job makes.
[[nodiscard]] std::string jobSubject(const JobSpec& spec);
/// Does the work, here and now, and returns the result in a sentence. `device` replaces "auto".
std::string runJob(const Workspace& workspace, const JobSpec& spec, const std::string& device, RunContext& context);

}  // namespace docent
