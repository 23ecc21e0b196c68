// SPDX-License-Identifier: GPL-3.0-or-later
#include "JobRunner.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <thread>

#include "jobs/Operations.h"
#include "nn/Device.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds pollPeriod{50};

}  // namespace

void prepareToCompute(const GlobalOptions& global) {
    setTorchThreads(global.threads);
    if (const std::string warning = slowMatrixProductWarning(); !warning.empty()) {
        std::cerr << "docent: " << warning << "\n";
    }
}

void requireSuccess(const std::vector<JobRecord>& records) {
    const JobRecord* failed = nullptr;
    std::size_t failures = 0;
    for (const JobRecord& record : records) {
        if (record.state == JobState::Failed) {
            failed = failed == nullptr ? &record : failed;
            ++failures;
        } else if (record.state != JobState::Succeeded) {
            throw Stopped{};
        }
    }
    if (failed != nullptr) {
        std::string text = failed->error;
        while (!text.empty() && text.back() == '.') {
            text.pop_back();  // Error ends its sentence itself
        }
        throw Error(failures > 1 ? std::to_string(failures) + " of " + std::to_string(records.size()) +
                                       " jobs failed, the first with: " + text
                                 : text);
    }
}

JobRunner::JobRunner(Workspace workspace) : m_queue(std::move(workspace)) {
    for (const std::string& problem : m_queue.problems()) {
        m_display.say(problem);
    }
}

std::vector<JobRecord> JobRunner::run(const std::vector<JobSpec>& specs) {
    m_queued.clear();
    std::vector<std::string> ids;
    ids.reserve(specs.size());
    for (const JobSpec& spec : specs) {
        ids.push_back(submit(spec));
    }
    return finish(ids);
}

JobRecord JobRunner::resume(const std::string& id) {
    m_queued.clear();
    queueAgain(id);
    return finish({id}).front();
}

std::string JobRunner::submit(const JobSpec& spec) {
    const JobSpec resolved = resolveJob(workspace(), spec);
    const std::string wanted = toYaml(resolved).text();
    for (const JobRecord& job : m_queue.jobs()) {
        if (job.state == JobState::Succeeded || jobKind(job.spec) != jobKind(resolved) ||
            toYaml(job.spec).text() != wanted) {
            continue;
        }
        const bool isQueued = std::find(m_queued.begin(), m_queued.end(), job.id) != m_queued.end();
        if (!isQueued) {  // an earlier spec may have needed it
            queueAgain(job.id);
        }
        return job.id;
    }
    m_queued.push_back(m_queue.submit(resolved));
    return m_queued.back();
}

/// Resumes a job, and before it the paused ones that it would wait for: nothing else in this process does.
void JobRunner::queueAgain(const std::string& id) {
    m_queue.resumeHere(id);
    const JobRecord job = m_queue.job(id);
    for (const JobRecord& needed : predecessors(job)) {
        if (needed.state == JobState::Paused) {
            m_display.say("The paused job " + needed.id + " goes on first, as " + id +
                          " needs it: " + jobTitle(needed.spec));
            queueAgain(needed.id);
        }
    }
    m_queued.push_back(id);
}

/// Those that are still in the list.
std::vector<JobRecord> JobRunner::predecessors(const JobRecord& job) const {
    std::vector<JobRecord> found;
    for (JobRecord& other : m_queue.jobs()) {
        if (std::find(job.after.begin(), job.after.end(), other.id) != job.after.end()) {
            found.push_back(std::move(other));
        }
    }
    return found;
}

bool JobRunner::waitsForPaused(const JobRecord& job) const {
    if (job.state != JobState::Queued || job.after.empty()) {
        return false;
    }
    const std::vector<JobRecord> needed = predecessors(job);
    return std::any_of(needed.begin(), needed.end(),
                       [](const JobRecord& other) { return other.state == JobState::Paused; });
}

/// Waits for all that was queued, and returns the records of `ids`.
std::vector<JobRecord> JobRunner::finish(const std::vector<std::string>& ids) {
    std::vector<JobRecord> records;
    std::map<std::string, JobRecord> byId;
    for (std::size_t i = 0; i < m_queued.size(); ++i) {
        const std::string place =
            m_queued.size() > 1 ? "[" + std::to_string(i + 1) + "/" + std::to_string(m_queued.size()) + "] " : "";
        records.push_back(watch(m_queued[i], place, m_queued));
        byId[m_queued[i]] = records.back();
    }
    requireSuccess(records);
    std::vector<JobRecord> wanted;
    wanted.reserve(ids.size());
    for (const std::string& id : ids) {
        wanted.push_back(byId.at(id));
    }
    return wanted;
}

JobRecord JobRunner::watch(const std::string& id, const std::string& place, const std::vector<std::string>& all) {
    bool announced = false;
    std::size_t notes = 0;
    while (true) {
        const JobRecord record = m_queue.job(id);
        if (!announced && record.state == JobState::Running) {
            m_display.say(place + jobTitle(record.spec));
            announced = true;
        }
        for (; notes < record.notes.size(); ++notes) {
            m_display.say("  " + record.notes[notes]);
        }
        if (isFinished(record.state) || record.state == JobState::Paused) {
            if (record.state == JobState::Succeeded) {
                m_display.say("  " + record.result);
            } else if (record.state == JobState::Paused) {
                m_display.say("  paused; 'docent jobs resume " + id + "' goes on");
            }
            return record;
        }
        if (waitsForPaused(record)) {
            m_queue.pause(id);  // or it would wait for ever
            continue;
        }
        if (StopSignal::isRaised() && !m_stopping) {
            m_stopping = true;
            m_display.say("Stopping; what is done so far is kept. Once more ends Docent at once.");
            for (const std::string& other : all) {
                const JobState state = m_queue.job(other).state;
                if (!isFinished(state) && state != JobState::Paused) {
                    m_queue.stop(other);
                }
            }
        }
        if (record.state == JobState::Running && (record.progress.total > 0 || record.progress.done > 0)) {
            m_display.show(place, record);
        }
        std::this_thread::sleep_for(pollPeriod);
    }
}

}  // namespace docent
