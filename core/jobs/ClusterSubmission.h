// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "jobs/JobRecord.h"
#include "slurm/SlurmCommands.h"
#include "slurm/SlurmProfile.h"
#include "slurm/SlurmScript.h"
#include "workspace/Workspace.h"

namespace docent {

/// What became of jobs that Slurm was asked to take.
struct HandedJobs {
    std::vector<JobRecord> taken;    ///< as they then stand
    std::vector<JobRecord> refused;  ///< no task has any of them
    std::optional<Error> problem;    ///< why not all were taken
};
/// Hands jobs whose records lie in the workspace to Slurm, as one array where that may be so long, behind those that
/// they wait for. Their records then say which task is whose; a task that began at once has written that itself.
[[nodiscard]] HandedJobs handToSlurm(const Workspace& workspace, const std::vector<JobRecord>& jobs,
                                     const ChosenProfile& profile, const SlurmCommands& slurm);

/// The array that handToSlurm() would make of jobs that may be in one. Throws Error where a job waits for one that
/// Slurm cannot wait for.
[[nodiscard]] SlurmArray slurmArray(const Workspace& workspace, const std::vector<JobRecord>& jobs);

/// The jobs of a spec: it itself, but of a ranking on a cluster one that embeds with each model, and behind those the
/// ranking, which finds all embeddings there.
struct ClusterSteps {
    std::vector<JobSpec> first;  ///< side by side
    std::vector<JobSpec> then;   ///< when all of these have succeeded
};
/// Throws Error as resolveJob() and checkJob() do.
[[nodiscard]] ClusterSteps clusterSteps(const Workspace& workspace, const std::vector<JobSpec>& specs);

/// The jobs of a cluster, not ended, that make a model which this one starts from.
[[nodiscard]] std::vector<std::string> clusterJobsBefore(const std::vector<JobRecord>& jobs, const JobSpec& spec,
                                                         const Workspace& workspace);

}  // namespace docent
