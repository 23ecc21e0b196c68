// SPDX-License-Identifier: GPL-3.0-or-later
#include "JobRunner.h"

#include <chrono>
#include <iostream>
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

JobRunner::JobRunner(Workspace workspace) : m_queue(std::move(workspace)) {}

std::vector<JobRecord> JobRunner::run(const std::vector<JobSpec>& specs) {
    std::vector<std::string> ids;
    ids.reserve(specs.size());
    for (const JobSpec& spec : specs) {
        ids.push_back(submit(spec));
    }
    return finish(ids);
}

JobRecord JobRunner::resume(const std::string& id) {
    m_queue.resume(id);
    return finish({id}).front();
}

std::string JobRunner::submit(const JobSpec& spec) {
    const JobSpec resolved = resolveJob(workspace(), spec);
    const std::string wanted = toYaml(resolved).text();
    for (const JobRecord& job : m_queue.jobs()) {
        const bool interrupted =
            job.state == JobState::Paused || job.state == JobState::Cancelled || job.state == JobState::Failed;
        if (interrupted && jobKind(job.spec) == jobKind(resolved) && toYaml(job.spec).text() == wanted) {
            m_queue.resume(job.id);
            return job.id;
        }
    }
    return m_queue.submit(resolved);
}

std::vector<JobRecord> JobRunner::finish(const std::vector<std::string>& ids) {
    std::vector<JobRecord> records;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string place =
            ids.size() > 1 ? "[" + std::to_string(i + 1) + "/" + std::to_string(ids.size()) + "] " : "";
        records.push_back(watch(ids[i], place, ids));
    }
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
    return records;
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
        if (StopSignal::isRaised() && !m_stopping) {
            m_stopping = true;
            m_display.say("Stopping; the best so far is kept. Once more ends Docent at once.");
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
