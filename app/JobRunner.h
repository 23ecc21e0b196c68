// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "CommandTree.h"
#include "ProgressDisplay.h"
#include "StopSignal.h"
#include "jobs/JobQueue.h"

namespace docent {

/// Sets Torch's threads and says on stderr when its matrix products are slow. Once, before the first computation.
void prepareToCompute(const GlobalOptions& global);

/// Throws Stopped where one was stopped or paused, and Error with the first failure, of jobs that have ended.
void requireSuccess(const std::vector<JobRecord>& records);

/// Runs jobs of a workspace in this process, shows how they stand, and stops them at SIGINT and SIGTERM.
class JobRunner {
public:
    explicit JobRunner(Workspace workspace);

    /// Runs the specs one after another, and returns their records, all Succeeded. Throws Stopped after a stop or a
    /// pause, and Error with the first failure, once the others have had their turn. A spec whose job of an earlier
    /// process was interrupted goes on where that one was, after the paused jobs that it needs.
    std::vector<JobRecord> run(const std::vector<JobSpec>& specs);
    JobRecord run(const JobSpec& spec) { return run(std::vector<JobSpec>{spec}).front(); }
    /// The same for a job that is there already.
    JobRecord resume(const std::string& id);

    [[nodiscard]] JobQueue& queue() { return m_queue; }
    [[nodiscard]] const Workspace& workspace() const { return m_queue.workspace(); }
    void say(const std::string& line) { m_display.say(line); }

private:
    std::string submit(const JobSpec& spec);
    void queueAgain(const std::string& id);
    [[nodiscard]] std::vector<JobRecord> predecessors(const JobRecord& job) const;
    [[nodiscard]] bool waitsForPaused(const JobRecord& job) const;
    std::vector<JobRecord> finish(const std::vector<std::string>& ids);
    JobRecord watch(const std::string& id, const std::string& place, const std::vector<std::string>& all);

    StopSignal m_stopSignal;
    ProgressDisplay m_display;
    JobQueue m_queue;
    std::vector<std::string> m_queued;  ///< by the call under way, in the order in which they can run
    bool m_stopping = false;
};

}  // namespace docent
