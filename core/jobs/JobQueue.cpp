// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobQueue.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <thread>

#include "jobs/Operations.h"

namespace docent {

namespace {

double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

constexpr double notifyEvery = 0.05;                 // seconds between two progress notifications
constexpr double saveEvery = 1;                      // seconds between two writes of the record while it runs
constexpr std::chrono::milliseconds lookEvery{300};  // between two looks for a request of another process

/// LibTorch's messages carry a backtrace: its first line says what happened.
std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

struct JobQueue::Impl {
    struct Entry {
        JobRecord record;
        std::atomic<JobRequest> request{JobRequest::None};
    };

    explicit Impl(Workspace opened) : workspace(std::move(opened)), lock(workspace.lock()) {}

    Workspace workspace;
    std::unique_ptr<FileLock> lock;
    mutable std::mutex mutex;  // guards entries, order, closing
    std::condition_variable changed;
    std::map<std::string, std::unique_ptr<Entry>, JobIdLess> entries;
    std::vector<std::string> order;  // of the queued jobs
    bool closing = false;
    std::mutex publishMutex;
    std::mutex listenerMutex;
    Listener listener;
    std::vector<std::thread> workers;
    std::thread lookout;
    std::vector<std::string> problems;

    void notify(const JobRecord& record) {
        const std::lock_guard guard(listenerMutex);
        if (listener) {
            listener(record);
        }
    }

    void save(const JobRecord& record) const {
        writeFileAtomically(workspace.jobsFolder() / (record.id + ".yaml"), toYaml(record).text());
    }

    /// Keeps and tells the record as it is now; of two threads that change it, the later one writes the later state.
    /// A full disk must end a job with the job's own message, not with that of its record: it is passed over here.
    /// A job that was removed since has nothing to keep or tell.
    void publish(const std::string& id, bool keep = true) {
        JobRecord copy;
        {
            const std::lock_guard one(publishMutex);
            {
                const std::lock_guard guard(mutex);
                const auto found = entries.find(id);
                if (found == entries.end()) {
                    return;
                }
                copy = found->second->record;
            }
            try {
                if (keep) {
                    save(copy);
                }
            } catch (const std::exception&) {
                copy.notes.emplace_back("The record of this job could not be written.");
            }
        }
        changed.notify_all();
        notify(copy);
    }

    Entry& at(const std::string& id) {
        const auto found = entries.find(id);
        if (found == entries.end()) {
            throw Error("There is no job '" + id + "'", "The command 'docent jobs' lists them");
        }
        return *found->second;
    }

    template <typename Change>
    void update(const std::string& id, const Change& change) {
        {
            const std::lock_guard guard(mutex);
            change(at(id).record);
        }
        publish(id);
    }

    /// With the mutex held. Returns whether the record has changed: a job that runs changes when it has stopped.
    bool apply(Entry& entry, JobRequest request) {
        JobRecord& record = entry.record;
        if (record.state == JobState::Running) {
            entry.request = request;
            return false;
        }
        const bool changes = request == JobRequest::Stop ? !isFinished(record.state) : record.state == JobState::Queued;
        if (changes) {
            std::erase(order, record.id);
            record.state = request == JobRequest::Stop ? JobState::Cancelled : JobState::Paused;
            record.finished = request == JobRequest::Stop ? utcNow() : "";
        }
        return changes;
    }

    /// Nothing happens to a job that was removed.
    void ask(const std::string& id, JobRequest request) {
        {
            const std::lock_guard guard(mutex);
            const auto found = entries.find(id);
            if (found == entries.end() || !apply(*found->second, request)) {
                return;
            }
        }
        publish(id);
    }

    /// Does what other processes ask for, also of jobs that wait or are paused, which no worker looks at.
    void lookForRequests() {
        std::unique_lock guard(mutex);
        while (!closing) {
            std::vector<std::string> ids;
            for (const auto& [id, entry] : entries) {
                if (!isFinished(entry->record.state)) {
                    ids.push_back(id);
                }
            }
            guard.unlock();  // the folder may be slow
            for (const std::string& id : ids) {
                const JobRequest request = takeJobRequest(workspace.jobsFolder(), id);
                if (request != JobRequest::None) {
                    ask(id, request);
                }
            }
            guard.lock();
            changed.wait_for(guard, lookEvery, [&] { return closing; });
        }
    }

    enum class Readiness { Ready, Waits, Lost };

    Readiness readiness(const JobRecord& record, std::string& why) const {
        Readiness result = Readiness::Ready;
        for (const std::string& id : record.after) {
            const auto found = entries.find(id);
            if (found == entries.end()) {
                continue;  // forgotten, so it had ended
            }
            const JobState state = found->second->record.state;
            if (state == JobState::Failed || state == JobState::Cancelled) {
                why = "It needs '" + jobTitle(found->second->record.spec) + "', which " +
                      (state == JobState::Failed ? "failed" : "was stopped") + ". Resume that one first, then this.";
                return Readiness::Lost;
            }
            if (state != JobState::Succeeded) {
                result = Readiness::Waits;
            }
        }
        return result;
    }

    /// The next job that may run; empty when the queue closes. Jobs whose predecessors failed end here.
    std::string take(const std::string& device) {
        std::unique_lock guard(mutex);
        while (!closing) {
            for (std::size_t i = 0; i < order.size(); ++i) {
                Entry& entry = at(order[i]);
                std::string why;
                const Readiness state = readiness(entry.record, why);
                if (state == Readiness::Waits) {
                    continue;
                }
                const std::string id = entry.record.id;
                const JobRequest request = takeJobRequest(workspace.jobsFolder(), id);  // since the last look
                if (request != JobRequest::None) {
                    apply(entry, request);
                } else {
                    order.erase(order.begin() + static_cast<std::ptrdiff_t>(i));
                    if (state == Readiness::Ready) {
                        entry.request = JobRequest::None;
                        entry.record.state = JobState::Running;
                        entry.record.started = utcNow();
                        entry.record.device = device;
                        entry.record.progress = {.stage = "Starting"};
                        return id;
                    }
                    entry.record.state = JobState::Failed;
                    entry.record.error = why;
                    entry.record.finished = utcNow();
                }
                guard.unlock();
                publish(id);
                guard.lock();
                break;  // the order has changed
            }
            if (closing) {
                break;
            }
            // A failed predecessor may have set others free: look again before waiting.
            if (!hasReady()) {
                changed.wait(guard);
            }
        }
        return {};
    }

    bool hasReady() const {
        return std::any_of(order.begin(), order.end(), [&](const std::string& id) {
            std::string why;
            return readiness(entries.at(id)->record, why) != Readiness::Waits;
        });
    }

    class Context final : public RunContext {
    public:
        Context(Impl& impl, Entry& entry) : m_impl(impl), m_entry(entry), m_id(entry.record.id) {}

        [[nodiscard]] bool stopRequested() const override { return m_entry.request.load() != JobRequest::None; }

        void progress(const Progress& progress) override {
            const double now = nowSeconds();
            const double eta = m_clock.update(progress, now);
            {
                const std::lock_guard guard(m_impl.mutex);
                m_entry.record.progress = progress;
                m_entry.record.etaSeconds = eta;
            }
            if (now - m_notified < notifyEvery) {
                return;
            }
            m_notified = now;
            const bool keep = now - m_saved >= saveEvery;
            if (keep) {
                m_saved = now;
            }
            m_impl.publish(m_id, keep);
        }

        void note(const std::string& text) override {
            m_impl.update(m_id, [&](JobRecord& record) { record.notes.push_back(text); });
        }

    private:
        Impl& m_impl;
        Entry& m_entry;
        std::string m_id;
        EtaClock m_clock;
        double m_notified = 0;
        double m_saved = 0;
    };

    void work(const std::string& device) {
        while (true) {
            const std::string id = take(device);
            if (id.empty()) {
                return;
            }
            JobSpec spec;
            Entry* entry = nullptr;
            {
                const std::lock_guard guard(mutex);
                entry = &at(id);
                spec = entry->record.spec;
            }
            update(id, [](JobRecord& record) { record.error.clear(); });
            run(id, spec, device, *entry);
        }
    }

    void run(const std::string& id, const JobSpec& spec, const std::string& device, Entry& entry) {
        Context context(*this, entry);
        JobState state = JobState::Failed;
        std::string error;
        std::string result;
        try {
            result = runJob(workspace, spec, device, context);
            state = JobState::Succeeded;
        } catch (const Stopped&) {
            state = entry.request.load() == JobRequest::Pause ? JobState::Paused : JobState::Cancelled;
            result = keptAfterStop(spec, state);
        } catch (const std::bad_alloc&) {
            error = "There was not enough memory. Use a smaller batch size, or close other programs.";
        } catch (const std::exception& e) {
            error = firstLine(e.what());
        } catch (...) {
            error = "It failed for an unknown reason.";
        }
        update(id, [&](JobRecord& record) {
            record.state = state;
            record.error = error;
            record.result = result;
            record.etaSeconds = -1;
            record.finished = state == JobState::Paused ? "" : utcNow();
            if (state == JobState::Succeeded && record.progress.total > 0) {
                record.progress.done = record.progress.total;
            }
        });
    }

    /// What a stopped job leaves.
    [[nodiscard]] std::string keptAfterStop(const JobSpec& spec, JobState state) const {
        if (state == JobState::Paused) {
            return "Paused; resume it to go on";
        }
        const std::string name = jobSubject(spec);
        const bool trains = std::holds_alternative<BaselineJob>(spec) || std::holds_alternative<ExpertJob>(spec);
        try {
            if (trains && workspace.bank().has(name) && workspace.bank().load(name).state == ModelState::Stopped) {
                return "Stopped; the best weights so far are kept as '" + name + "', resume it to go on";
            }
        } catch (const std::exception&) {
            return "Stopped";
        }
        return "Stopped";
    }
};

JobQueue::JobQueue(Workspace workspace, JobQueueOptions options)
    : m_impl(std::make_unique<Impl>(std::move(workspace))) {
    makeFolder(m_impl->workspace.jobsFolder());
    for (JobRecord& record : loadJobs(m_impl->workspace.jobsFolder(), &m_impl->problems)) {
        const bool wasAlive = record.state == JobState::Running || record.state == JobState::Queued;
        // The last Docent may have ended before it saw a request. What a finished job was asked for is out of date.
        const bool stop =
            takeJobRequest(m_impl->workspace.jobsFolder(), record.id) == JobRequest::Stop && !isFinished(record.state);
        if (stop) {
            record.state = JobState::Cancelled;
            record.error.clear();
            record.result = "Stopped";
            record.finished = utcNow();
        } else if (wasAlive) {
            record.error = record.state == JobState::Running
                               ? "Docent ended while this ran; resume it to go on from its checkpoint."
                               : "Docent ended before this began; resume it to queue it again.";
            record.state = JobState::Paused;
        }
        if (stop || wasAlive) {
            record.etaSeconds = -1;
            m_impl->save(record);
        }
        auto entry = std::make_unique<Impl::Entry>();
        const std::string id = record.id;
        entry->record = std::move(record);
        m_impl->entries.emplace(id, std::move(entry));
    }
    for (const std::string& device : options.devices) {
        m_impl->workers.emplace_back([impl = m_impl.get(), device] { impl->work(device); });
    }
    m_impl->lookout = std::thread([impl = m_impl.get()] { impl->lookForRequests(); });
}

JobQueue::~JobQueue() {
    {
        const std::lock_guard guard(m_impl->mutex);
        m_impl->closing = true;
        for (auto& [id, entry] : m_impl->entries) {
            if (entry->record.state == JobState::Running && entry->request.load() == JobRequest::None) {
                entry->request = JobRequest::Pause;
            }
        }
    }
    m_impl->changed.notify_all();
    m_impl->lookout.join();
    for (std::thread& worker : m_impl->workers) {
        worker.join();
    }
}

std::string JobQueue::submit(const JobSpec& spec, const std::vector<std::string>& after) {
    const JobSpec resolved = resolveJob(m_impl->workspace, spec);
    if (after.empty()) {
        checkJob(m_impl->workspace, resolved);  // what it waits for may still make what it needs
    }
    std::string made;
    {
        const std::lock_guard guard(m_impl->mutex);
        for (const std::string& id : after) {
            (void)m_impl->at(id);
        }
        // By the files, so that a damaged record, which is no entry, is not written over.
        const std::int64_t known = m_impl->entries.empty() ? 0 : jobNumber(m_impl->entries.rbegin()->first);
        const std::string id = jobId(std::max(known, lastJobNumber(m_impl->workspace.jobsFolder())) + 1);
        (void)takeJobRequest(m_impl->workspace.jobsFolder(), id);  // one for a removed job that had this id
        auto entry = std::make_unique<Impl::Entry>();
        entry->record.id = id;
        entry->record.spec = resolved;
        entry->record.after = after;
        entry->record.subject = jobSubject(resolved);
        entry->record.created = utcNow();
        m_impl->save(entry->record);
        m_impl->entries.emplace(id, std::move(entry));
        m_impl->order.emplace_back(id);
        made = id;
    }
    m_impl->publish(made, false);
    return made;
}

void JobQueue::stop(const std::string& id) {
    (void)job(id);  // an Error when there is none
    m_impl->ask(id, JobRequest::Stop);
}

void JobQueue::pause(const std::string& id) {
    (void)job(id);
    m_impl->ask(id, JobRequest::Pause);
}

void JobQueue::resume(const std::string& id) {
    {
        const std::lock_guard guard(m_impl->mutex);
        JobRecord& record = m_impl->at(id).record;
        if (record.state == JobState::Queued || record.state == JobState::Running) {
            return;
        }
        if (record.state == JobState::Succeeded) {
            throw Error("The job " + id + " is done", "Start a new one to do it again");
        }
        // A request that came when the job had just ended was not meant for its next part.
        (void)takeJobRequest(m_impl->workspace.jobsFolder(), id);
        record.state = JobState::Queued;
        record.error.clear();
        record.result.clear();
        record.finished.clear();
        m_impl->order.push_back(id);
    }
    m_impl->publish(id);
}

void JobQueue::remove(const std::string& id) {
    // Nobody is just writing the record, which would bring it back.
    const std::scoped_lock guard(m_impl->publishMutex, m_impl->mutex);
    const JobState state = m_impl->at(id).record.state;
    if (state == JobState::Running || state == JobState::Queued) {
        throw Error("The job " + id + " is still to be done", "Stop it first");
    }
    const fs::path file = m_impl->workspace.jobsFolder() / (id + ".yaml");
    std::error_code error;
    fs::remove(file, error);
    if (error) {
        throw Error("Cannot remove " + file.string() + ": " + error.message(), "Check the permissions of its folder");
    }
    (void)takeJobRequest(m_impl->workspace.jobsFolder(), id);
    m_impl->entries.erase(id);
    m_impl->changed.notify_all();  // others may have waited for it
}

std::vector<JobRecord> JobQueue::jobs() const {
    const std::lock_guard guard(m_impl->mutex);
    std::vector<JobRecord> records;
    for (const auto& [id, entry] : m_impl->entries) {
        records.push_back(entry->record);
    }
    return records;
}

const std::vector<std::string>& JobQueue::problems() const {
    return m_impl->problems;
}

JobRecord JobQueue::job(const std::string& id) const {
    const std::lock_guard guard(m_impl->mutex);
    return m_impl->at(id).record;
}

bool JobQueue::isBusy() const {
    const std::lock_guard guard(m_impl->mutex);
    if (m_impl->hasReady()) {
        return true;
    }
    return std::any_of(m_impl->entries.begin(), m_impl->entries.end(),
                       [](const auto& item) { return item.second->record.state == JobState::Running; });
}

JobRecord JobQueue::wait(const std::string& id) {
    std::unique_lock guard(m_impl->mutex);
    while (true) {
        const JobRecord& record = m_impl->at(id).record;
        if (isFinished(record.state) || record.state == JobState::Paused) {
            return record;
        }
        m_impl->changed.wait(guard);
    }
}

void JobQueue::setListener(Listener listener) {
    const std::lock_guard guard(m_impl->listenerMutex);
    m_impl->listener = std::move(listener);
}

const Workspace& JobQueue::workspace() const {
    return m_impl->workspace;
}

}  // namespace docent
