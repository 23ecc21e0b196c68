// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "jobs/JobRecord.h"
#include "jobs/JobRequest.h"
#include "jobs/WorkerDevices.h"
#include "slurm/SlurmProfile.h"
#include "workspace/Workspace.h"

namespace docent {

struct JobQueueOptions {
    std::vector<std::string> devices = workerDevices();  ///< one worker thread each
};

/// Runs jobs in order on worker threads, one per device, and keeps their records in the workspace. Holds the
/// workspace's writer lock as long as it lives, and does what other processes ask for with requestJob(). All methods
/// may be called from any thread.
class JobQueue {
public:
    /// Called on a thread of the queue, or on the caller's for submit() and the like, with a copy of the record at
    /// every change and at most 20 times a second for progress. Must not call back into the queue, and must not wait.
    using Listener = std::function<void(const JobRecord&)>;

    /// Throws Error when another Docent has the workspace. Jobs that were running or queued when an earlier Docent
    /// ended are Paused here and may be resumed.
    explicit JobQueue(Workspace workspace, JobQueueOptions options = {});
    /// Pauses what runs (the checkpoint is kept) and joins the workers.
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    /// Checks the spec (throws Error with every problem), queues the job and returns its id.
    std::string submit(const JobSpec& spec, const std::vector<std::string>& after = {});
    /// Checks the specs and hands them to Slurm as an array; returns the ids of their jobs. A ranking gets a job for
    /// each model that embeds with it, and one behind them. Jobs of the cluster that make what they start from are
    /// waited for. Throws Error where Slurm does not take them; there are no such jobs then.
    std::vector<std::string> submitToCluster(const std::vector<JobSpec>& specs, const ChosenProfile& profile,
                                             const std::vector<std::string>& after = {});
    /// Goes on with jobs on the cluster, wherever they were before.
    void resumeOnCluster(const std::vector<std::string>& ids, const ChosenProfile& profile);
    /// Goes on with a job here, wherever it was before.
    void resumeHere(const std::string& id);
    // One that is on the cluster is stopped, paused and resumed there by the following, which then take as long as
    // Slurm does, and throw Error where that refuses.
    /// Stops and keeps the best so far; a queued or paused job is cancelled at once.
    void stop(const std::string& id);
    /// Stops at a checkpoint, to be resumed.
    void pause(const std::string& id);
    /// Queues a paused, failed or cancelled job again; it goes on from its checkpoint. A paused one keeps its place.
    void resume(const std::string& id);
    /// The same for several at once, so that the first of them by place begins. Those that are done are passed over.
    void resumeAll(const std::vector<std::string>& ids);
    /// Gives a queued or paused job the place before another such job, or the last one where `before` is empty. False
    /// where it has that place already.
    bool move(const std::string& id, const std::string& before = {});
    /// Forgets a finished or paused job (what it made stays).
    void remove(const std::string& id) { removeAll({id}); }
    /// The same for several, for one wait for the disk; none where one of them is still to be done. Throws Error for a
    /// file that cannot be removed; those before it are forgotten then.
    void removeAll(const std::vector<std::string>& ids);

    /// Gives a data set, a model or a run of the workspace another name, see renameRecord(), also in the jobs that name
    /// it, so that a failed or stopped one can be resumed. Throws Error where a job that is not finished uses it.
    void rename(RecordKind kind, const std::string& from, const std::string& to);

    [[nodiscard]] std::vector<JobRecord> jobs() const;  ///< by id
    /// Why records of the workspace were left out, in a sentence each.
    [[nodiscard]] const std::vector<std::string>& problems() const;
    [[nodiscard]] JobRecord job(const std::string& id) const;
    [[nodiscard]] bool isBusy() const;  ///< something runs or is queued
    /// Waits until the job is finished or paused and returns its record.
    JobRecord wait(const std::string& id);

    void setListener(Listener listener);
    [[nodiscard]] const Workspace& workspace() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent
