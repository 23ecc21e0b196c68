// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ProgressDisplay.h"
#include "jobs/JobQueue.h"
#include "slurm/SlurmProfile.h"
#include "workspace/Workspace.h"

namespace docent {

/// Jobs that a cluster has: those of the specs, in their order, and what these wait for.
struct ClusterOrder {
    std::vector<std::string> asked;
    std::vector<std::string> all;  ///< these and others, by number
};

/// Hands jobs of a workspace to Slurm, shows how they stand, and leaves them there at SIGINT and SIGTERM.
class ClusterRunner {
public:
    ClusterRunner(Workspace workspace, ChosenProfile profile);

    /// Prints what sbatch would be given, and changes nothing.
    void printScripts(const std::vector<JobSpec>& specs) const;
    /// The jobs of the specs. One that the cluster has already is joined; one that was interrupted goes on. Holds the
    /// workspace's lock meanwhile. Throws Error where Slurm does not take them.
    [[nodiscard]] ClusterOrder submit(const std::vector<JobSpec>& specs);
    /// The same for a job that is there already.
    [[nodiscard]] ClusterOrder resume(const std::string& id);
    /// Shows them until all have ended; returns the records of what was asked for. Throws as JobRunner::run() does, and
    /// Stopped at a signal, after it said that they go on.
    [[nodiscard]] std::vector<JobRecord> follow(const ClusterOrder& order);
    void sayHowToFollow(const ClusterOrder& order, bool json) const;

private:
    [[nodiscard]] std::vector<JobRecord> load(const std::vector<std::string>& ids) const;
    void tell(const JobRecord& before, const JobRecord& now, const std::vector<JobRecord>& all);

    Workspace m_workspace;
    ChosenProfile m_profile;
    ProgressDisplay m_display;
};

/// How many have ended, run and wait, with the reason of the first that waits, and how far all are.
[[nodiscard]] JobRecord togetherOf(const std::vector<JobRecord>& jobs);

}  // namespace docent
