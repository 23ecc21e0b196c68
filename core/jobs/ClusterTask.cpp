// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterTask.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobRequest.h"
#include "jobs/JobRun.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds lookEvery{200};
/// A lease of a network file system on the lock of a machine that died runs out within that time.
constexpr std::chrono::seconds mostWaitForLock{120};

/// The record of the job, and what it is asked for.
class TaskKeeper final : public JobKeeper {
public:
    TaskKeeper(Workspace workspace, JobRecord record, const ClusterTaskOptions& options)
        : m_workspace(std::move(workspace)), m_options(options), m_record(std::move(record)) {}

    [[nodiscard]] const Workspace& workspace() const override { return m_workspace; }
    [[nodiscard]] JobRecord record() const {
        const std::lock_guard guard(m_mutex);
        return m_record;
    }
    [[nodiscard]] const std::atomic<JobRequest>& request() const { return m_request; }

    void change(const std::string&, const Change& change) override {
        const std::lock_guard guard(m_mutex);
        change(m_record);
    }

    /// A full disk must end a job with the job's own message, not with that of its record: it is passed over here.
    void update(const std::string& id, const Change& changeOf, bool keep) override {
        change(id, [&](JobRecord& record) {
            changeOf(record);
            if (record.state == JobState::Paused && m_signal != TaskSignal::None) {
                waitForAnotherTurn(record);
            }
        });
        try {
            if (keep) {
                save();
            }
        } catch (const Error&) {
            change(id, [](JobRecord& record) {
                record.notes.emplace_back("The record of this job could not be written.");
            });
        }
    }

    void save() const {
        writeFileAtomically(m_workspace.jobsFolder() / (m_options.job + ".yaml"), toYaml(record()).text());
    }

    /// Looks for a request of whoever stops or pauses the job, and for a signal, which a request may explain.
    void look() {
        if (m_request.load() != JobRequest::None) {
            return;
        }
        const TaskSignal signal = m_options.signal();
        if (const JobRequest request = takeJobRequest(m_workspace.jobsFolder(), m_options.job);
            request != JobRequest::None) {
            m_request = request;
        } else if (signal != TaskSignal::None) {
            m_signal = signal;
            m_request = JobRequest::Pause;
        }
    }

private:
    void waitForAnotherTurn(JobRecord& record) const {
        const bool isTimeLimit = m_signal == TaskSignal::TimeLimit;
        if (isTimeLimit && m_options.turns >= m_options.mostTurns) {
            record.error = "The time limit has ended it " + std::to_string(m_options.turns + 1) +
                           " times, as often as 'requeues' of the profile lets it; resume it to go on.";
            return;
        }
        record.state = JobState::Queued;
        record.result.clear();
        record.events.pop_back();  // "paused"
        std::string reason = "Its task was told to end.";
        if (isTimeLimit) {
            reason = "The time limit is near, and it goes on in its next turn.";
        }
        addEvent(record, JobEventKind::Interrupted, reason);
    }

    Workspace m_workspace;
    const ClusterTaskOptions& m_options;
    mutable std::mutex m_mutex;
    JobRecord m_record;
    std::atomic<JobRequest> m_request{JobRequest::None};
    std::atomic<TaskSignal> m_signal{TaskSignal::None};
};

/// Calls look() of the keeper until the end of its life.
class Lookout {
public:
    explicit Lookout(TaskKeeper& keeper) : m_thread([this, &keeper] { watch(keeper); }) {}
    ~Lookout() {
        {
            const std::lock_guard guard(m_mutex);
            m_ends = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    Lookout(const Lookout&) = delete;
    Lookout& operator=(const Lookout&) = delete;

private:
    void watch(TaskKeeper& keeper) {
        std::unique_lock guard(m_mutex);
        while (!m_ends) {
            guard.unlock();
            keeper.look();
            guard.lock();
            m_changed.wait_for(guard, lookEvery, [this] { return m_ends; });
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ends = false;
    std::thread m_thread;
};

std::unique_ptr<FileLock> waitForLock(const fs::path& folder, const ClusterTaskOptions& options) {
    const auto until = std::chrono::steady_clock::now() + mostWaitForLock;
    std::string holder;
    while (options.signal() == TaskSignal::None) {
        if (auto lock = FileLock::tryLock(jobLock(folder, options.job), &holder)) {
            return lock;
        }
        if (std::chrono::steady_clock::now() >= until) {
            throw Error("The job " + options.job + " is being run by " + holder, "Wait until that one has ended");
        }
        std::this_thread::sleep_for(lookEvery);
    }
    return nullptr;
}

/// The reason why the job cannot begin: one that it needs has not succeeded; "" where all have.
std::string missingBefore(const fs::path& folder, const JobRecord& job) {
    for (const std::string& id : job.after) {
        const fs::path file = folder / (id + ".yaml");
        if (!fs::exists(file)) {
            continue;  // forgotten, so it had ended
        }
        const JobRecord needed = loadJob(file);
        if (needed.state != JobState::Succeeded) {
            return "It needs '" + jobTitle(needed.spec) + "', which did not succeed. Resume the job " + id +
                   " first, then this.";
        }
    }
    return {};
}

TaskEnding endingOf(const JobRecord& record) {
    return record.state == JobState::Failed   ? TaskEnding::Failed
           : record.state == JobState::Queued ? TaskEnding::GoesOn
                                              : TaskEnding::Done;
}

}  // namespace

TaskEnding runClusterTask(const Workspace& workspace, const ClusterTaskOptions& options) {
    const fs::path folder = workspace.jobsFolder();
    const auto lock = waitForLock(folder, options);
    if (lock == nullptr) {
        return TaskEnding::GoesOn;
    }
    JobRecord record = loadJob(folder / (options.job + ".yaml"));
    const bool isOthers = !record.cluster.task.empty() && record.cluster.task != options.task;
    if (!isOnCluster(record) || isOthers) {
        return TaskEnding::Done;
    }
    if (record.state == JobState::Running) {  // by a worker that was killed
        const std::string reason = "Its worker was killed.";
        addEvent(record, JobEventKind::Interrupted, reason);
    }
    record.cluster.task = options.task;
    record.cluster.node = options.node;
    record.started = utcNow();
    record.error.clear();
    const std::string missing = missingBefore(folder, record);
    if (!missing.empty()) {
        record.state = JobState::Failed;
        record.error = missing;
        record.finished = utcNow();
        addEvent(record, JobEventKind::Failed, missing);
    } else {
        record.state = JobState::Running;
        record.progress = {.stage = "Starting"};
    }
    TaskKeeper keeper(workspace, record, options);
    keeper.save();
    if (missing.empty()) {
        const Lookout lookout(keeper);
        runToEnd(keeper, record, keeper.request(), options.device);
    }
    return endingOf(keeper.record());
}

}  // namespace docent
