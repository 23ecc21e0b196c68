// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "jobs/ClusterFollower.h"
#include "jobs/JobList.h"
#include "slurm/SlurmProfile.h"

namespace docent {

/// The jobs of a list that a cluster runs: hands them over, stops them, and lets the list follow how they stand. All
/// methods may be called from any thread; those that ask Slurm take as long as it does.
class ClusterJobs {
public:
    explicit ClusterJobs(JobList& list) : m_list(list) {}

    /// Checks the specs, hands them over as clusterSteps() says, and returns their ids. Jobs of the cluster that make
    /// what they start from are waited for. Throws Error where Slurm does not take them; the list has none of those
    /// then.
    std::vector<std::string> submit(const std::vector<JobSpec>& specs, const ChosenProfile& profile,
                                    const std::vector<std::string>& after);
    /// Hands jobs that have ended or are paused over again, each with the profile of its record or, where `profile` is
    /// given, with that. They go on from their checkpoints. Throws Error where Slurm does not take them; they are as
    /// they were then.
    void submitAgain(const std::vector<std::string>& ids, const ChosenProfile* profile = nullptr);
    /// Stops or pauses, see stopClusterJob().
    void ask(const std::string& id, JobRequest request);

    /// Follows all that is on the cluster, until close().
    void follow();
    void close();

private:
    std::vector<std::string> handOver(std::vector<JobRecord> jobs, const ChosenProfile& profile);
    void wake();

    JobList& m_list;
    SlurmCommands m_slurm;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_closing = false;
    bool m_hurry = false;
};

/// Asks the task of a job to stop or pause, and Slurm to end it; what has not begun, or is paused, ends at once.
/// Returns the record as it then stands. Needs no lock of the workspace. Throws Error where Slurm does not do it: the
/// task then sees the request itself.
JobRecord stopClusterJob(const Workspace& workspace, const JobRecord& job, JobRequest request,
                         const SlurmCommands& slurm);

}  // namespace docent
