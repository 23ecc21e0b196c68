// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterJobs.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "base/Words.h"
#include "jobs/ClusterRecord.h"
#include "jobs/ClusterSubmission.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds lookEvery{500};

JobRecord newRecord(const JobSpec& spec, const ChosenProfile& profile, std::vector<std::string> after) {
    JobRecord record;
    record.spec = spec;
    record.after = std::move(after);
    record.subject = jobSubject(spec);
    record.engine = Engine::Slurm;
    record.cluster.profile = profile.file.string();
    return record;
}

/// The record of a job that is to go on, on the cluster.
JobRecord queuedAgain(JobRecord record, const fs::path& profile) {
    record.state = JobState::Queued;
    record.engine = Engine::Slurm;
    record.cluster = {.profile = profile.string()};
    record.error.clear();
    record.result.clear();
    record.finished.clear();
    record.etaSeconds = -1;
    addEvent(record, JobEventKind::Resumed);
    return record;
}

}  // namespace

std::vector<std::string> ClusterJobs::handOver(std::vector<JobRecord> jobs, const ChosenProfile& profile) {
    m_list.prepare(jobs);
    const HandedJobs handed = handToSlurm(m_list.workspace(), jobs, profile, m_slurm);
    std::vector<std::string> ids;
    for (const JobRecord& job : handed.taken) {
        m_list.follow(job);
        ids.push_back(job.id);
    }
    wake();
    if (handed.problem) {
        m_list.discard(handed.refused);
        throw handed.taken.empty() ? *handed.problem
                                   : Error("Slurm took " + std::to_string(ids.size()) + " of " +
                                               counted(ids.size() + handed.refused.size(), "job", "jobs") +
                                               ", then: " + handed.problem->reason(),
                                           handed.problem->mend());
    }
    return ids;
}

std::vector<std::string> ClusterJobs::submit(const std::vector<JobSpec>& specs, const ChosenProfile& profile,
                                             const std::vector<std::string>& after) {
    const ClusterSteps steps = clusterSteps(m_list.workspace(), specs);
    const std::vector<JobRecord> onCluster = m_list.jobsOnCluster();
    std::vector<JobRecord> jobs;
    for (const JobSpec& spec : steps.first) {
        std::vector<std::string> before = clusterJobsBefore(onCluster, spec, m_list.workspace());
        before.insert(before.end(), after.begin(), after.end());
        if (before.empty()) {
            checkJob(m_list.workspace(), spec);  // what it waits for may still make what it needs
        }
        jobs.push_back(newRecord(spec, profile, std::move(before)));
    }
    std::vector<std::string> ids = handOver(std::move(jobs), profile);
    if (!steps.then.empty()) {
        std::vector<JobRecord> last;
        for (const JobSpec& spec : steps.then) {
            last.push_back(newRecord(spec, profile, ids));
        }
        for (std::string& id : handOver(std::move(last), profile)) {
            ids.push_back(std::move(id));
        }
    }
    return ids;
}

void ClusterJobs::submitAgain(const std::vector<std::string>& ids, const ChosenProfile* profile) {
    std::map<std::string, std::vector<JobRecord>> byProfile;
    for (const std::string& id : ids) {
        const JobRecord job = m_list.job(id);
        const std::string file = profile == nullptr ? job.cluster.profile : profile->file.string();
        if (job.state != JobState::Succeeded && job.state != JobState::Queued && job.state != JobState::Running) {
            byProfile[file].push_back(job);
        }
    }
    const fs::path folder = m_list.workspace().jobsFolder();
    for (const auto& [file, jobs] : byProfile) {
        ChosenProfile chosen = profile == nullptr ? ChosenProfile{} : *profile;
        if (profile == nullptr && !file.empty()) {
            chosen = {.file = file, .profile = loadSlurmProfile(file)};
        }
        std::vector<JobRecord> again;
        for (const JobRecord& job : jobs) {
            (void)takeJobRequest(folder, job.id);  // of its last turn
            again.push_back(queuedAgain(job, file));
        }
        const auto keepAll = [&](const std::vector<JobRecord>& records) {
            for (const JobRecord& record : records) {
                const auto kept = changeClusterRecord(folder, record.id, [&record](JobRecord& now) {
                    now = record;
                    return true;
                });
                if (!kept) {
                    throw Error("The job " + record.id + " is still being run by a task of Slurm",
                                "Wait until that has ended; 'docent jobs' tells");
                }
            }
        };
        keepAll(again);
        const HandedJobs handed = handToSlurm(m_list.workspace(), again, chosen, m_slurm);
        for (const JobRecord& job : handed.taken) {
            m_list.follow(job);
        }
        wake();
        if (handed.problem) {
            std::vector<JobRecord> before;
            std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(before), [&](const JobRecord& job) {
                return std::any_of(handed.refused.begin(), handed.refused.end(),
                                   [&](const JobRecord& refused) { return refused.id == job.id; });
            });
            keepAll(before);
            throw Error(*handed.problem);
        }
    }
}

void ClusterJobs::ask(const std::string& id, JobRequest request) {
    m_list.follow(stopClusterJob(m_list.workspace(), m_list.job(id), request, m_slurm));
    wake();
}

void ClusterJobs::follow() {
    ClusterFollower follower(m_list.workspace(), m_slurm);
    std::unique_lock guard(m_mutex);
    while (!m_closing) {
        if (m_hurry) {
            m_hurry = false;
            follower.hurry();
        }
        guard.unlock();
        const std::vector<JobRecord> before = m_list.jobsOnCluster();
        for (const JobRecord& record : follower.look(before)) {
            for (const JobRecord& job : before) {
                if (job.id == record.id) {
                    m_list.follow(record, &job);
                }
            }
        }
        guard.lock();
        m_changed.wait_for(guard, lookEvery, [this] { return m_closing || m_hurry; });
    }
}

void ClusterJobs::wake() {
    {
        const std::lock_guard guard(m_mutex);
        m_hurry = true;
    }
    m_changed.notify_all();
}

void ClusterJobs::close() {
    {
        const std::lock_guard guard(m_mutex);
        m_closing = true;
    }
    m_changed.notify_all();
}

JobRecord stopClusterJob(const Workspace& workspace, const JobRecord& job, JobRequest request,
                         const SlurmCommands& slurm) {
    const fs::path folder = workspace.jobsFolder();
    const bool isAlive = isOnCluster(job);
    if (isAlive) {
        requestJob(folder, job.id, request);  // first: its task asks why it is told to end
        if (!job.cluster.task.empty()) {
            slurm.cancel({job.cluster.task});
        }
    }
    const auto ended = changeClusterRecord(folder, job.id, [&](JobRecord& record) {
        const bool isPause = request == JobRequest::Pause;
        (void)takeJobRequest(folder, job.id);
        if (isFinished(record.state) || (isPause && record.state == JobState::Paused)) {
            return false;
        }
        record.state = isPause ? JobState::Paused : JobState::Cancelled;
        record.etaSeconds = -1;
        record.error.clear();
        record.result = isPause ? "" : "Stopped";
        record.finished = isPause ? "" : utcNow();
        addEvent(record, isPause ? JobEventKind::Paused : JobEventKind::Stopped);
        return true;
    });
    return ended ? *ended : job;
}

}  // namespace docent
