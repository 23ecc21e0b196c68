// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "jobs/JobRecord.h"
#include "jobs/JobRequest.h"
#include "jobs/JobRun.h"
#include "workspace/Renaming.h"
#include "workspace/Workspace.h"

namespace docent {

/// The jobs of a queue and their order, as its threads share them: kept in the workspace at every change, and told to
/// a listener. Holds the workspace's writer lock. All methods may be called from any thread.
class JobList final : public JobKeeper {
public:
    using Listener = std::function<void(const JobRecord&)>;

    /// A job that a worker has taken: it lives until that worker has ended it.
    struct Taken {
        JobRecord record;
        const std::atomic<JobRequest>* request = nullptr;  ///< what it is asked for while it runs
    };

    /// Reads the records; those of jobs that were running or queued when an earlier Docent ended become Paused.
    explicit JobList(Workspace opened);

    [[nodiscard]] const Workspace& workspace() const override { return m_workspace; }
    [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }
    void setListener(Listener listener);

    /// Queues a job behind the others, gives it an id, and returns that.
    std::string add(JobRecord record);
    /// Throws Error for an unknown job.
    void ask(const std::string& id, JobRequest request);
    void resume(const std::string& id);
    void resumeAll(const std::vector<std::string>& ids);
    bool move(const std::string& id, const std::string& before);
    void removeAll(const std::vector<std::string>& ids);
    void rename(RecordKind kind, const std::string& from, const std::string& to);

    [[nodiscard]] std::vector<JobRecord> jobs() const;
    [[nodiscard]] JobRecord job(const std::string& id) const;
    [[nodiscard]] bool isBusy() const;
    JobRecord wait(const std::string& id);

    /// Waits for a job that may run and marks it Running; nothing when the list closes. Jobs whose predecessors failed
    /// end here.
    [[nodiscard]] std::unique_ptr<Taken> take(const std::string& device);
    /// Changes a record under the lock, keeps it where `keep`, and tells it.
    void update(const std::string& id, const Change& change, bool keep = true) override;
    /// The same without keeping or telling.
    void change(const std::string& id, const Change& change) override;

    // Jobs of a cluster: their tasks keep the records, see ClusterJobs.
    /// Gives new jobs their ids and keeps their records; the list does not have them yet.
    void prepare(std::vector<JobRecord>& records);
    /// Forgets such again.
    void discard(const std::vector<JobRecord>& records);
    /// Takes the record as it stands elsewhere, and tells it where it has changed. `before`: as it was here when it was
    /// looked for; where it has changed since, or is gone, what was found is old and is left.
    void follow(const JobRecord& record, const JobRecord* before = nullptr);
    [[nodiscard]] std::vector<JobRecord> jobsOnCluster() const;
    /// Makes one that no cluster has any more a job of this machine. Throws Error where a cluster has it.
    void bringHere(const std::string& id);

    /// Does what other processes ask for, until the list closes; also of jobs that wait or are paused, which no worker
    /// looks at.
    void lookForRequests();
    /// Asks what runs to pause, and lets take() and lookForRequests() return.
    void close();

private:
    struct Entry {
        JobRecord record;
        std::atomic<JobRequest> request{JobRequest::None};
    };

    void load();
    void publish(const std::string& id, bool keep = true);
    void save(const JobRecord& record) const;
    void notify(const JobRecord& record);
    void askIfThere(const std::string& id, JobRequest request);
    void moveIfPossible(const std::string& id, const std::string& before);
    // With the mutex held:
    Entry& at(const std::string& id) const;
    bool apply(Entry& entry, JobRequest request);
    void queueAgain(Entry& entry);
    /// The jobs that name it follow a record that was renamed, in memory and on disk; returns their ids.
    std::vector<std::string> followRenamed(const Renamed& renamed);
    void giveId(JobRecord& record);
    void insert(JobRecord record);
    [[nodiscard]] std::vector<JobRecord*> allRecords() const;
    [[nodiscard]] bool hasReady() const;

    Workspace m_workspace;
    std::unique_ptr<FileLock> m_lock;
    std::vector<std::string> m_problems;
    mutable std::mutex m_mutex;  // guards the entries and m_closing
    std::condition_variable m_changed;
    std::map<std::string, std::unique_ptr<Entry>, JobIdLess> m_entries;
    bool m_closing = false;
    std::mutex m_publishMutex;
    std::mutex m_listenerMutex;
    Listener m_listener;
};

}  // namespace docent
