// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobList.h"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/Files.h"
#include "jobs/JobUse.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds lookEvery{300};  // between two looks for a request of another process

bool isWaiting(JobState state) {
    return state == JobState::Queued || state == JobState::Paused;
}

}  // namespace

JobList::JobList(Workspace opened) : m_workspace(std::move(opened)), m_lock(m_workspace.lock()) {
    makeFolder(m_workspace.jobsFolder());
    load();
}

void JobList::load() {
    const fs::path folder = m_workspace.jobsFolder();
    for (JobRecord& record : loadJobs(folder, &m_problems)) {
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
        auto entry = std::make_unique<Entry>();
        const std::string id = record.id;
        entry->record = std::move(record);
        m_entries.emplace(id, std::move(entry));
    }
    try {
        // What an earlier Docent, killed in the midst of renaming a record, had not come to.
        if (const auto renamed = finishRenaming(m_workspace)) {
            (void)follow(*renamed);
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
        if (keep) {
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
        const fs::path folder = m_workspace.jobsFolder();
        // By the files, so that a damaged record, which is no entry, is not written over.
        const std::int64_t known = m_entries.empty() ? 0 : jobNumber(m_entries.rbegin()->first);
        id = jobId(std::max(known, lastJobNumber(folder)) + 1);
        // What a removed job that had this id was asked for.
        (void)takeJobRequest(folder, id);
        (void)takeMoveRequest(folder, id);
        record.id = id;
        record.created = utcNow();
        record.place = placeBehindAll();
        addEvent(record, JobEventKind::Queued);
        auto entry = std::make_unique<Entry>();
        entry->record = std::move(record);
        save(entry->record);
        m_entries.emplace(id, std::move(entry));
    }
    publish(id, false);
    return id;
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
        record.place = placeBehindAll();
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
    std::vector<std::string> moved = {id};
    {
        const std::lock_guard guard(m_mutex);
        for (const std::string& one : {id, before.empty() ? id : before}) {
            if (const JobState state = at(one).record.state; !isWaiting(state)) {
                throw Error("The job " + one + (state == JobState::Running ? " is running" : " has ended"),
                            "Only jobs that wait or are paused have a place that can be changed");
            }
        }
        if (id == before) {
            return false;
        }
        Entry& entry = at(id);
        std::vector<Entry*> others = unfinished();
        // The one that is next among those that have a place: what runs has none.
        auto behind = std::find(others.begin(), others.end(), &entry) + 1;
        behind = std::find_if(behind, others.end(), [](const Entry* other) { return isWaiting(other->record.state); });
        if (before.empty() ? behind == others.end() : behind != others.end() && *behind == &at(before)) {
            return false;
        }
        std::erase(others, &entry);
        const auto next = before.empty() ? others.end() : std::find(others.begin(), others.end(), &at(before));
        if (next == others.end()) {
            entry.record.place = placeBehindAll();
        } else if (next == others.begin()) {
            entry.record.place = (*next)->record.place - 1;
        } else {
            const double low = (*std::prev(next))->record.place;
            const double high = (*next)->record.place;
            entry.record.place = low + (high - low) / 2;
            if (!(low < entry.record.place && entry.record.place < high)) {
                // No number is left between the two, or the records are of a Docent that gave no places.
                others.insert(next, &entry);
                moved.clear();
                for (std::size_t i = 0; i < others.size(); ++i) {
                    others[i]->record.place = static_cast<double>(i + 1);
                    moved.push_back(others[i]->record.id);
                }
            }
        }
        addEvent(entry.record, JobEventKind::Moved, before);
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
            (void)follow(*earlier);
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
            followed = follow({.kind = kind, .from = from, .to = to});
        }
        forgetRenaming(m_workspace);
    }
    for (const std::string& id : followed) {
        publish(id, false);
    }
}

std::vector<std::string> JobList::follow(const Renamed& renamed) {
    std::vector<std::string> followed;
    for (const auto& [id, entry] : m_entries) {
        if (renameInSpec(entry->record.spec, renamed.kind, renamed.from, renamed.to)) {
            entry->record.subject = jobSubject(entry->record.spec);
            save(entry->record);
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
        for (const Entry* entry : unfinished()) {
            ids.push_back(entry->record.id);
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
            if (entry->record.state == JobState::Running && entry->request.load() == JobRequest::None) {
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
    return hasReady() || std::any_of(m_entries.begin(), m_entries.end(),
                                     [](const auto& item) { return item.second->record.state == JobState::Running; });
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

std::vector<JobList::Entry*> JobList::unfinished() const {
    std::vector<Entry*> found;
    for (const auto& [id, entry] : m_entries) {
        if (!isFinished(entry->record.state)) {
            found.push_back(entry.get());
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Entry* a, const Entry* b) { return a->record.place < b->record.place; });
    return found;
}

double JobList::placeBehindAll() const {
    double last = 0;
    for (const auto& [id, entry] : m_entries) {
        last = std::max(last, entry->record.place);
    }
    return last + 1;
}

JobList::Readiness JobList::readiness(const JobRecord& record, std::string& why) const {
    Readiness result = Readiness::Ready;
    for (const std::string& id : record.after) {
        const auto found = m_entries.find(id);
        if (found == m_entries.end()) {
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

JobList::Entry* JobList::firstToTake(Readiness& state, std::string& why) const {
    for (Entry* entry : unfinished()) {
        if (entry->record.state == JobState::Queued) {
            state = readiness(entry->record, why);
            if (state != Readiness::Waits) {
                return entry;
            }
        }
    }
    return nullptr;
}

bool JobList::hasReady() const {
    Readiness state = Readiness::Waits;
    std::string why;
    return firstToTake(state, why) != nullptr;
}

std::unique_ptr<JobList::Taken> JobList::take(const std::string& device) {
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        Readiness state = Readiness::Waits;
        std::string why;
        Entry* entry = firstToTake(state, why);
        if (entry == nullptr) {
            m_changed.wait(guard);
            continue;
        }
        JobRecord& record = entry->record;
        const std::string id = record.id;
        const JobRequest request = takeJobRequest(m_workspace.jobsFolder(), id);  // since the last look
        if (request != JobRequest::None) {
            apply(*entry, request);
        } else if (state == Readiness::Lost) {
            record.state = JobState::Failed;
            record.error = why;
            record.finished = utcNow();
            addEvent(record, JobEventKind::Failed, why);
        } else {
            entry->request = JobRequest::None;
            record.state = JobState::Running;
            record.started = utcNow();
            record.device = device;
            record.progress = {.stage = "Starting"};
            record.error.clear();
            return std::make_unique<Taken>(Taken{.record = record, .request = &entry->request});
        }
        guard.unlock();
        publish(id);
        guard.lock();
    }
    return nullptr;
}

}  // namespace docent
