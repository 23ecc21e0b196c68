// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "jobs/JobRecord.h"
#include "jobs/JobRequest.h"
#include "workspace/Workspace.h"

namespace docent {

/// Whoever keeps the records of jobs that run. Called from the thread that runs the job.
class JobKeeper {
public:
    virtual ~JobKeeper() = default;
    [[nodiscard]] virtual const Workspace& workspace() const = 0;
    using Change = std::function<void(JobRecord&)>;
    /// Changes a record, keeps it where `keep`, and tells it.
    virtual void update(const std::string& id, const Change& change, bool keep = true) = 0;
    /// The same without keeping or telling.
    virtual void change(const std::string& id, const Change& change) = 0;
};

/// Runs a job that is marked as running, here and now, and tells the keeper how it goes and how it ends. Catches
/// everything that the job throws: it ends as Succeeded, Failed, Cancelled or Paused. `request`: what it is asked for
/// meanwhile. `device` is for a job that names none.
void runToEnd(JobKeeper& keeper, const JobRecord& job, const std::atomic<JobRequest>& request,
              const std::string& device);

}  // namespace docent
