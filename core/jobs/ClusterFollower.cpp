// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterFollower.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobRequest.h"
#include "slurm/SlurmScript.h"

namespace docent {

namespace {

constexpr int launchFailed = 53;  // Slurm's own code for a task whose files it could not open

/// The last line of a log that says something; "" where there is none.
std::string lastWordsOf(const fs::path& log) {
    constexpr std::streamoff most = 4000;
    constexpr std::size_t mostToTell = 200;
    std::ifstream file(log, std::ios::binary | std::ios::ate);
    if (!file) {
        return {};
    }
    const std::streamoff size = file.tellg();
    file.seekg(std::max<std::streamoff>(0, size - most));
    std::string last;
    for (std::string line; std::getline(file, line);) {
        const bool says = std::any_of(line.begin(), line.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
        last = says ? line : last;
    }
    last.erase(std::remove_if(last.begin(), last.end(), [](unsigned char c) { return c < ' '; }), last.end());
    return last.substr(0, mostToTell);
}

std::string again(const std::string& id) {
    return "Run it again alone: docent jobs resume " + id;
}

std::string unanswered(const std::string& problem) {
    return "Slurm does not answer: " + problem;
}

/// Changes with each writing, which makes a new file of the name: the time alone is no finer than the kernel's clock.
/// "" where there is none.
std::string versionOf(const fs::path& file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) {
        return {};
    }
    std::string version = std::to_string(facts.st_ino);
    for (const long number : {static_cast<long>(facts.st_mtim.tv_sec), static_cast<long>(facts.st_mtim.tv_nsec),
                              static_cast<long>(facts.st_size)}) {
        version.append("-").append(std::to_string(number));
    }
    return version;
}

/// Reads the folder, so that a file system of a network looks for what other machines have written.
void lookAgain(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    }
}

void endAs(JobRecord& record, JobState state, JobEventKind kind, const std::string& error, const std::string& result) {
    record.state = state;
    record.error = error;
    record.result = result;
    record.etaSeconds = -1;
    record.finished = state == JobState::Paused ? "" : utcNow();
    addEvent(record, kind, error + result);
}

}  // namespace

ClusterFollower::ClusterFollower(Workspace workspace, SlurmCommands slurm, ClusterFollowerOptions options)
    : m_workspace(std::move(workspace)), m_slurm(slurm), m_options(options), m_pause(options.leastPause) {}

void ClusterFollower::hurry() {
    m_nextQuestion = {};
    m_pause = m_options.leastPause;
}

JobRecord ClusterFollower::read(const JobRecord& job) {
    const fs::path file = m_workspace.jobsFolder() / (job.id + ".yaml");
    const std::string version = versionOf(file);
    auto found = m_kept.find(job.id);
    if (version.empty() || found == m_kept.end() || found->second.version != version) {
        try {
            found = m_kept.insert_or_assign(job.id, Kept{.version = version, .record = loadJob(file)}).first;
        } catch (const std::exception&) {
            return job;  // between two writes of a file system that is not quite atomic, or removed since
        }
    }
    JobRecord fresh = found->second.record;
    fresh.cluster.standing = job.cluster.standing;
    return fresh;
}

void ClusterFollower::askSlurm(const std::vector<JobRecord>& jobs) {
    std::vector<std::string> arrays;
    for (const JobRecord& job : jobs) {
        const std::string array = arrayOf(job.cluster.task);
        if (isOnCluster(job) && !array.empty() && std::find(arrays.begin(), arrays.end(), array) == arrays.end()) {
            arrays.push_back(array);
        }
    }
    const auto now = Clock::now();
    if (arrays.empty() || now < m_nextQuestion) {
        return;
    }
    m_answered.clear();
    try {
        std::map<std::string, SlurmTask> tasks = m_slurm.tasks(arrays);
        const bool changed = !std::equal(
            tasks.begin(), tasks.end(), m_tasks.begin(), m_tasks.end(),
            [](const auto& a, const auto& b) { return a.first == b.first && a.second.state == b.second.state; });
        m_pause = changed ? m_options.leastPause : std::min(m_pause * 3 / 2, m_options.mostPause);
        m_tasks = std::move(tasks);
        m_problem.clear();
        m_answered = arrays;
    } catch (const Error& error) {
        m_problem = error.reason();
        m_pause = m_options.mostPause;
    }
    m_nextQuestion = now + m_pause;
}

std::vector<JobRecord> ClusterFollower::look(const std::vector<JobRecord>& jobs) {
    std::vector<JobRecord> now;
    now.reserve(jobs.size());
    for (const JobRecord& job : jobs) {
        now.push_back(read(job));
    }
    askSlurm(now);
    for (JobRecord& job : now) {
        if (isOnCluster(job) && !job.cluster.task.empty()) {
            job = asItStands(std::move(job));
        } else {
            job.cluster.standing.clear();
        }
    }
    return now;
}

JobRecord ClusterFollower::asItStands(JobRecord job) {
    if (!m_problem.empty()) {
        job.cluster.standing = unanswered(m_problem);
        return job;
    }
    if (std::find(m_answered.begin(), m_answered.end(), arrayOf(job.cluster.task)) == m_answered.end()) {
        return job;  // it was submitted since Slurm was asked
    }
    const auto found = m_tasks.find(job.cluster.task);
    const SlurmTask task = found == m_tasks.end() ? SlurmTask{} : found->second;
    job.cluster.standing = describe(task);
    if (task.phase == SlurmTask::Phase::Waits) {
        job.state = JobState::Queued;  // also one that was preempted before it could say so
        job.etaSeconds = -1;
    } else if (task.phase == SlurmTask::Phase::Runs) {
        job.cluster.node = task.node.empty() ? job.cluster.node : task.node;
        if (job.state == JobState::Queued) {
            job.state = JobState::Running;
            job.progress = {.stage = "Starting"};
        }
    } else {
        const auto since = m_endedSince.emplace(job.cluster.task, Clock::now()).first->second;
        const bool isUnknown = task.phase == SlurmTask::Phase::Unknown;
        return Clock::now() - since < (isUnknown ? m_options.graceOfUnknown : m_options.grace)
                   ? job
                   : conclude(std::move(job), task);
    }
    m_endedSince.erase(job.cluster.task);
    return job;
}

/// Its task has ended, and its record does not say so.
JobRecord ClusterFollower::conclude(JobRecord job, const SlurmTask& seen) {
    SlurmTask task;
    try {
        task = m_slurm.task(job.cluster.task);
    } catch (const Error& error) {
        job.cluster.standing = unanswered(error.reason());
        return job;
    }
    if (task.phase == SlurmTask::Phase::Waits || task.phase == SlurmTask::Phase::Runs) {
        m_endedSince.erase(job.cluster.task);  // queued again in the meantime
        hurry();
        return job;
    }
    task = task.phase == SlurmTask::Phase::Unknown ? seen : task;
    const fs::path folder = m_workspace.jobsFolder();
    lookAgain(folder);
    const fs::path log = slurmLog(m_workspace.folder(), job.cluster.task);
    try {
        const auto changed = changeClusterRecord(folder, job.id, [&](JobRecord& record) {
            if (!isOnCluster(record) || record.cluster.task != job.cluster.task) {
                return false;
            }
            record.cluster.node = task.node.empty() ? record.cluster.node : task.node;
            const JobRequest request = takeJobRequest(folder, job.id);
            if (request == JobRequest::Pause) {
                endAs(record, JobState::Paused, JobEventKind::Paused, "", "");
            } else if (request == JobRequest::Stop) {
                endAs(record, JobState::Cancelled, JobEventKind::Stopped, "", "Stopped");
            } else if (task.state.starts_with("CANCELLED")) {
                const std::string result = "It was cancelled in Slurm; resume it to go on";
                endAs(record, JobState::Cancelled, JobEventKind::Stopped, "", result);
            } else {
                const Error lost = whyLost(record, task, log, lastWordsOf(log));
                endAs(record, JobState::Failed, JobEventKind::Failed,
                      std::string(lost.what()).append(" ").append(again(job.id)), "");
            }
            return true;
        });
        m_endedSince.erase(job.cluster.task);
        return changed ? *changed : read(job);
    } catch (const std::exception&) {
        return job;  // a full disk, or a record that was removed: the next look tries again
    }
}

Error whyLost(const JobRecord& job, const SlurmTask& task, const fs::path& log, const std::string& lastWords) {
    std::string name = job.cluster.task;
    if (!task.node.empty()) {
        name.append(" (").append(task.node).append(")");
    }
    constexpr int bySignal = 128;
    if (task.phase == SlurmTask::Phase::Unknown) {
        return Error("Slurm no longer knows its task " + name + ", which has not said that it ended");
    }
    if (task.state == "OUT_OF_MEMORY") {
        return Error("Its task " + name + " needed more memory than Slurm gave it",
                     "Ask for more with 'memory' in the profile");
    }
    if (task.state == "TIMEOUT") {
        return Error("The time limit ended its task " + name + " before it could write a checkpoint",
                     "Raise 'time' or 'signal_seconds' in the profile");
    }
    if (task.signal == launchFailed) {
        return Error("The node of its task " + name + " could not open " + log.string(),
                     "The workspace must lie at the same path on every node");
    }
    if (task.exitCode == taskSeesNoWorkspace) {
        return Error("The node of its task " + name + " does not see the workspace",
                     "The workspace must lie at the same path on every node");
    }
    if (task.exitCode == taskSeesNoProgram) {
        return Error("The node of its task " + name + " does not have docent where it is here",
                     "Say where with 'program' in the profile");
    }
    if (task.exitCode == taskWantsRequeue) {
        return Error("The time limit ended its task " + name + ", and Slurm did not take it back into the queue");
    }
    if (task.exitCode > bySignal) {
        return Error("The worker of its task " + name + " was killed " + std::to_string(mostStartsOfWorker) +
                         " times, the last time by signal " + std::to_string(task.exitCode - bySignal),
                     "Where memory ran out, ask for more with 'memory' in the profile");
    }
    if (lastWords.empty()) {
        return Error("Its task " + name + " ended as " + task.state + " before the job was done");
    }
    return Error("Its task " + name + " ended as " + task.state + " before the job was done",
                 "The log's last line: " + lastWords);
}

}  // namespace docent
