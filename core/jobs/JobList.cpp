// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobList.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobOrder.h"
#include "jobs/JobUse.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds lookEvery{300};  // between two looks for a request of another process

}  // namespace

JobList::JobList(Workspace opened) : m_workspace(std::move(opened)), m_lock(m_workspace.lock()) {
    makeFolder(m_workspace.jobsFolder());
    load();
}

void JobList::load() {
    const fs::path folder = m_workspace.jobsFolder();
    for (JobRecord& record : loadJobs(folder, &m_problems)) {
        if (isOnCluster(record) && !record.cluster.task.empty()) {
            insert(std::move(record));  // it goes on without us
            continue;
        }
        const bool wasAlive = record.state == JobState::Running || record.state == JobState::Queued;
        // The last Docent may have ended before it saw a request. What a finished job was asked for is out of date.
        const bool stop = takeJobRequest(folder, record.id) == JobRequest::Stop && !isFinished(record.state);
        if (stop) {
            record.state = JobState::Cancelled;
            record.error.clear();
            record.result = "Stopped";
            record.finished = utcNow();
            addEvent(record, JobEventKind::Stopped);
        } else if (wasAlive) {
            record.error = record.state == JobState::Running
                               ? "Docent ended while this ran; resume it to go on from its checkpoint."
                               : "Docent ended before this began; resume it to queue it again.";
            record.state = JobState::Paused;
            addEvent(record, JobEventKind::Interrupted);
        }
        if (stop || wasAlive) {
            record.etaSeconds = -1;
            try {
                save(record);
            } catch (const Error& e) {
                m_problems.emplace_back(e.what());  // a full disk must not keep out whoever wants to make room
            }
        }
        insert(std::move(record));
    }
    try {
        // What an earlier Docent, killed in the midst of renaming a record, had not come to.
        if (const auto renamed = finishRenaming(m_workspace)) {
            (void)followRenamed(*renamed);
            forgetRenaming(m_workspace);
        }
    } catch (const Error& e) {
        m_problems.emplace_back(e.what());
    }
    std::vector<std::string> ids;
    for (const auto& [id, entry] : m_entries) {
        ids.push_back(id);
    }
    for (const std::string& id : ids) {
        if (const auto before = takeMoveRequest(folder, id)) {
            moveIfPossible(id, *before);
        }
    }
}

// --- keeping and telling -------------------------------------------------------------------------------------------

void JobList::setListener(Listener listener) {
    const std::lock_guard guard(m_listenerMutex);
    m_listener = std::move(listener);
}

void JobList::notify(const JobRecord& record) {
    const std::lock_guard guard(m_listenerMutex);
    if (m_listener) {
        m_listener(record);
    }
}

void JobList::save(const JobRecord& record) const {
    writeFileAtomically(m_workspace.jobsFolder() / (record.id + ".yaml"), toYaml(record).text());
}

/// Keeps and tells the record as it is now; of two threads that change it, the later one writes and tells the later
/// state. A full
/// disk must end a job with the job's own message, not with that of its record: it is passed over here. A job that was
/// removed since has nothing to keep or tell.
void JobList::publish(const std::string& id, bool keep) {
    JobRecord copy;
    const std::lock_guard one(m_publishMutex);
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end()) {
            return;
        }
        copy = found->second->record;
    }
    try {
        if (keep && !isOnCluster(copy)) {
            save(copy);
        }
    } catch (const std::exception&) {
        copy.notes.emplace_back("The record of this job could not be written.");
    }
    m_changed.notify_all();
    notify(copy);
}

void JobList::change(const std::string& id, const std::function<void(JobRecord&)>& change) {
    const std::lock_guard guard(m_mutex);
    change(at(id).record);
}

void JobList::update(const std::string& id, const std::function<void(JobRecord&)>& changeOf, bool keep) {
    change(id, changeOf);
    publish(id, keep);
}

// --- what is asked for ---------------------------------------------------------------------------------------------

JobList::Entry& JobList::at(const std::string& id) const {
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        throw Error("There is no job '" + id + "'", "The command 'docent jobs' lists them");
    }
    return *found->second;
}

std::string JobList::add(JobRecord record) {
    std::string id;
    {
        const std::lock_guard guard(m_mutex);
        for (const std::string& other : record.after) {
            (void)at(other);
        }
        giveId(record);
        save(record);
        id = record.id;
        insert(std::move(record));
    }
    publish(id, false);
    return id;
}

void JobList::giveId(JobRecord& record) {
    const fs::path folder = m_workspace.jobsFolder();
    // By the files, so that a damaged record, which is no entry, is not written over.
    const std::int64_t known = m_entries.empty() ? 0 : jobNumber(m_entries.rbegin()->first);
    record.id = jobId(std::max(known, lastJobNumber(folder)) + 1);
    // What a removed job that had this id was asked for.
    (void)takeJobRequest(folder, record.id);
    (void)takeMoveRequest(folder, record.id);
    record.created = utcNow();
    record.place = placeBehindAll(allRecords());
    addEvent(record, JobEventKind::Queued);
}

void JobList::insert(JobRecord record) {
    auto entry = std::make_unique<Entry>();
    const std::string id = record.id;
    entry->record = std::move(record);
    m_entries.emplace(id, std::move(entry));
}

/// Returns whether the record has changed: a job that runs changes when it has stopped.
bool JobList::apply(Entry& entry, JobRequest request) {
    JobRecord& record = entry.record;
    if (record.state == JobState::Running) {
        entry.request = request;
        return false;
    }
    const bool isStop = request == JobRequest::Stop;
    const bool changes = isStop ? !isFinished(record.state) : record.state == JobState::Queued;
    if (changes) {
        record.state = isStop ? JobState::Cancelled : JobState::Paused;
        record.finished = isStop ? utcNow() : "";
        addEvent(record, isStop ? JobEventKind::Stopped : JobEventKind::Paused);
    }
    return changes;
}

void JobList::ask(const std::string& id, JobRequest request) {
    (void)job(id);  // an Error when there is none
    askIfThere(id, request);
}

/// Nothing happens to a job that was removed.
void JobList::askIfThere(const std::string& id, JobRequest request) {
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_entries.find(id);
        if (found == m_entries.end() || !apply(*found->second, request)) {
            return;
        }
    }
    publish(id);
}

/// A paused job keeps its place; what had ended goes behind all others.
void JobList::queueAgain(Entry& entry) {
    JobRecord& record = entry.record;
    // A request that came when the job had just ended was not meant for its next part.
    (void)takeJobRequest(m_workspace.jobsFolder(), record.id);
    if (isFinished(record.state)) {
        record.place = placeBehindAll(allRecords());
    }
    record.state = JobState::Queued;
    record.error.clear();
    record.result.clear();
    record.finished.clear();
    addEvent(record, JobEventKind::Resumed);
}

void JobList::resume(const std::string& id) {
    {
        const std::lock_guard guard(m_mutex);
        Entry& entry = at(id);
        if (entry.record.state == JobState::Queued || entry.record.state == JobState::Running) {
            return;
        }
        if (entry.record.state == JobState::Succeeded) {
            throw Error("The job " + id + " is done", "Start a new one to do it again");
        }
        queueAgain(entry);
    }
    publish(id);
}

void JobList::resumeAll(const std::vector<std::string>& ids) {
    std::vector<std::string> queued;
    {
        const std::lock_guard guard(m_mutex);
        for (const std::string& id : ids) {
            (void)at(id);
        }
        for (const std::string& id : ids) {
            Entry& entry = at(id);
            if (entry.record.state != JobState::Queued && entry.record.state != JobState::Running &&
                entry.record.state != JobState::Succeeded) {
                queueAgain(entry);
                queued.push_back(id);
            }
        }
    }
    for (const std::string& id : queued) {
        publish(id);
    }
}

bool JobList::move(const std::string& id, const std::string& before) {
    std::vector<std::string> moved;
    {
        const std::lock_guard guard(m_mutex);
        for (const std::string& one : {id, before.empty() ? id : before}) {
            if (isOnCluster(at(one).record)) {
                throw Error("The job " + one + " is on the cluster", "Slurm decides when it runs");
            }
            if (const JobState state = at(one).record.state; !isWaiting(state)) {
                throw Error("The job " + one + (state == JobState::Running ? " is running" : " has ended"),
                            "Only jobs that wait or are paused have a place that can be changed");
            }
        }
        JobRecord& record = at(id).record;
        const JobRecord* next = before.empty() ? nullptr : &at(before).record;
        for (const JobRecord* one : moveJob(allRecords(), record, next)) {
            moved.push_back(one->id);
        }
        if (moved.empty()) {
            return false;
        }
        addEvent(record, JobEventKind::Moved, before);
    }
    for (const std::string& one : moved) {
        publish(one);
    }
    return true;
}

/// What another process asked for may be out of date.
void JobList::moveIfPossible(const std::string& id, const std::string& before) {
    try {
        (void)move(id, before);
    } catch (const Error&) {
        return;
    }
}

void JobList::removeAll(const std::vector<std::string>& ids) {
    const fs::path folder = m_workspace.jobsFolder();
    // Nobody is just writing a record, which would bring it back.
    const std::scoped_lock guard(m_publishMutex, m_mutex);
    for (const std::string& id : ids) {
        if (const JobState state = at(id).record.state; state == JobState::Running || state == JobState::Queued) {
            throw Error("The job " + id + " is still to be done", "Stop it first");
        }
    }
    for (const std::string& id : ids) {
        const fs::path file = folder / (id + ".yaml");
        std::error_code error;
        fs::remove(file, error);
        if (error) {
            throw Error("Cannot remove " + file.string() + ": " + error.message(),
                        "Check the permissions of its folder");
        }
        fs::remove(jobLock(folder, id), error);
        (void)takeJobRequest(folder, id);
        (void)takeMoveRequest(folder, id);
        m_entries.erase(id);
    }
    syncFolder(folder);
    m_changed.notify_all();  // others may have waited for them
}

void JobList::rename(RecordKind kind, const std::string& from, const std::string& to) {
    std::vector<std::string> followed;
    {
        // No job that uses it is added, and no record with the old name is being written.
        const std::scoped_lock guard(m_publishMutex, m_mutex);
        if (const auto earlier = finishRenaming(m_workspace)) {  // one that a full disk cut short
            (void)followRenamed(*earlier);
            forgetRenaming(m_workspace);
        }
        (void)m_workspace.filesOf(kind, from);  // an Error that lists the names there are
        std::vector<JobRecord> records;
        for (const auto& [id, entry] : m_entries) {
            records.push_back(entry->record);
        }
        requireUnused(m_workspace, records, kind, from);
        renameRecord(m_workspace, kind, from, to);
        if (from != to) {
            followed = followRenamed({.kind = kind, .from = from, .to = to});
        }
        forgetRenaming(m_workspace);
    }
    for (const std::string& id : followed) {
        publish(id, false);
    }
}

std::vector<std::string> JobList::followRenamed(const Renamed& renamed) {
    std::vector<std::string> followed;
    for (const auto& [id, entry] : m_entries) {
        JobRecord& record = entry->record;
        const bool uses = renameInSpec(record.spec, renamed.kind, renamed.from, renamed.to);
        if (uses) {
            record.subject = jobSubject(record.spec);
        }
        const bool tells = renameInTexts(m_workspace, record, renamed.kind, renamed.from, renamed.to);
        if (uses || tells) {
            save(record);
            followed.push_back(id);
        }
    }
    return followed;
}

void JobList::lookForRequests() {
    const fs::path folder = m_workspace.jobsFolder();
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        std::vector<std::string> ids;
        for (const JobRecord* record : unfinishedByPlace(allRecords())) {
            ids.push_back(record->id);
        }
        guard.unlock();  // the folder may be slow
        for (const std::string& id : ids) {
            if (const JobRequest request = takeJobRequest(folder, id); request != JobRequest::None) {
                askIfThere(id, request);
            }
            if (const auto before = takeMoveRequest(folder, id)) {
                moveIfPossible(id, *before);
            }
        }
        guard.lock();
        m_changed.wait_for(guard, lookEvery, [&] { return m_closing; });
    }
}

void JobList::close() {
    {
        const std::lock_guard guard(m_mutex);
        m_closing = true;
        for (auto& [id, entry] : m_entries) {
            if (entry->record.state == JobState::Running && !isOnCluster(entry->record) &&
                entry->request.load() == JobRequest::None) {
                entry->request = JobRequest::Pause;
            }
        }
    }
    m_changed.notify_all();
}

// --- what is asked about -------------------------------------------------------------------------------------------

std::vector<JobRecord> JobList::jobs() const {
    const std::lock_guard guard(m_mutex);
    std::vector<JobRecord> records;
    records.reserve(m_entries.size());
    for (const auto& [id, entry] : m_entries) {
        records.push_back(entry->record);
    }
    return records;
}

JobRecord JobList::job(const std::string& id) const {
    const std::lock_guard guard(m_mutex);
    return at(id).record;
}

bool JobList::isBusy() const {
    const std::lock_guard guard(m_mutex);
    return hasReady() || std::any_of(m_entries.begin(), m_entries.end(), [](const auto& item) {
               const JobRecord& record = item.second->record;
               return record.state == JobState::Running && !isOnCluster(record);
           });
}

JobRecord JobList::wait(const std::string& id) {
    std::unique_lock guard(m_mutex);
    while (true) {
        const JobRecord& record = at(id).record;
        if (isFinished(record.state) || record.state == JobState::Paused) {
            return record;
        }
        m_changed.wait(guard);
    }
}

// --- the order -----------------------------------------------------------------------------------------------------

std::vector<JobRecord*> JobList::allRecords() const {
    std::vector<JobRecord*> found;
    for (const auto& [id, entry] : m_entries) {
        found.push_back(&entry->record);
    }
    return found;
}

bool JobList::hasReady() const {
    Readiness state = Readiness::Waits;
    std::string why;
    return nextJob(allRecords(), state, why) != nullptr;
}

std::unique_ptr<JobList::Taken> JobList::take(const std::string& device) {
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        Readiness state = Readiness::Waits;
        std::string why;
        const JobRecord* next = nextJob(allRecords(), state, why);
        if (next == nullptr) {
            m_changed.wait(guard);
            continue;
        }
        const std::string id = next->id;
        Entry& entry = at(id);
        JobRecord& record = entry.record;
        const JobRequest request = takeJobRequest(m_workspace.jobsFolder(), id);  // since the last look
        if (request != JobRequest::None) {
            apply(entry, request);
        } else if (state == Readiness::Lost) {
            record.state = JobState::Failed;
            record.error = why;
            record.finished = utcNow();
            addEvent(record, JobEventKind::Failed, why);
        } else {
            entry.request = JobRequest::None;
            record.state = JobState::Running;
            record.started = utcNow();
            record.device = device;
            record.progress = {.stage = "Starting"};
            record.error.clear();
            return std::make_unique<Taken>(Taken{.record = record, .request = &entry.request});
        }
        guard.unlock();
        publish(id);
        guard.lock();
    }
    return nullptr;
}

}  // namespace docent
