// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/Files.h"
#include "jobs/JobRecord.h"
#include "workspace/Workspace.h"

namespace docent {

/// For one who only reads: jobs as they stand. Holds the workspace's lock as long as it lives, where nobody else has
/// it: what is then said to run does not.
class JobReading {
public:
    explicit JobReading(const Workspace& workspace);
    /// The job as the next Docent would find it.
    [[nodiscard]] JobRecord asItStands(JobRecord job) const;
    /// All jobs of the workspace, by id; see loadJobs().
    [[nodiscard]] std::vector<JobRecord> jobs(std::vector<std::string>* problems = nullptr) const;

private:
    std::filesystem::path m_folder;
    std::unique_ptr<FileLock> m_lock;
};

/// How a model or a run stands, in a word: "complete" where its record says so, else what the last job that trains it
/// says: "queued", "training", "paused", "stopped" or "failed". Without such a job what the record says, but
/// "unfinished" for "training". `jobs` as they stand.
[[nodiscard]] std::string standingOf(const ModelRecord& model, const std::vector<JobRecord>& jobs);
[[nodiscard]] std::string standingOf(const RunRecord& run, const std::vector<JobRecord>& jobs);

}  // namespace docent
