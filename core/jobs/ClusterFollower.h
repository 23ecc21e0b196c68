// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/Error.h"
#include "jobs/JobRecord.h"
#include "slurm/SlurmCommands.h"
#include "workspace/Workspace.h"

namespace docent {

struct ClusterFollowerOptions {
    /// Between two questions to Slurm: the shorter while much happens, the longer while nothing does.
    std::chrono::milliseconds leastPause{1000};
    std::chrono::milliseconds mostPause{10000};
    /// So long a task must have ended without a word in its record before it is taken for lost: a file system of a
    /// network may be behind.
    std::chrono::milliseconds grace{3000};
    /// The same for a task that Slurm does not know.
    std::chrono::milliseconds graceOfUnknown{15000};
};

/// Says how jobs of a cluster stand, from their records, which their tasks write, and from what Slurm says of the
/// tasks. One whose task has ended before it said so is written down as failed here. Where Slurm does not answer
/// nothing is concluded.
class ClusterFollower {
public:
    explicit ClusterFollower(Workspace workspace, SlurmCommands slurm = SlurmCommands(),
                             ClusterFollowerOptions options = {});

    /// The jobs as they stand now. To be called again and again, about twice a second; Slurm is asked at a slower pace.
    [[nodiscard]] std::vector<JobRecord> look(const std::vector<JobRecord>& jobs);
    /// Why Slurm did not answer when it was last asked; "" where it did.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    /// Whether a task seems to have ended before its record said so, and has the time of grace to do that.
    [[nodiscard]] bool hasDoubts() const { return !m_endedSince.empty(); }
    /// Asks Slurm at the next look.
    void hurry();

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] JobRecord read(const JobRecord& job);
    void askSlurm(const std::vector<JobRecord>& jobs);
    [[nodiscard]] JobRecord asItStands(JobRecord job);
    [[nodiscard]] JobRecord conclude(JobRecord job, const SlurmTask& seen);

    Workspace m_workspace;
    SlurmCommands m_slurm;
    ClusterFollowerOptions m_options;
    /// Records as they were read, so that a thousand that wait are not read twice a second.
    struct Kept {
        std::string version;  ///< of the file
        JobRecord record;
    };
    std::map<std::string, Kept> m_kept;
    std::map<std::string, SlurmTask> m_tasks;
    std::map<std::string, Clock::time_point> m_endedSince;  ///< by task
    std::string m_problem;
    std::vector<std::string> m_answered;  ///< the arrays that the last answer was about
    Clock::time_point m_nextQuestion;
    std::chrono::milliseconds m_pause;
};

/// Why a job whose task ended before it said so is not done, and what mends that. `lastWords`: of the task's log.
[[nodiscard]] Error whyLost(const JobRecord& job, const SlurmTask& task, const std::filesystem::path& log,
                            const std::string& lastWords);

}  // namespace docent
