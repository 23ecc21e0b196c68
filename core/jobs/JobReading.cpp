// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobReading.h"

#include <utility>
#include <variant>

#include "base/Error.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

bool trainsModel(const JobSpec& spec) {
    return std::holds_alternative<BaselineJob>(spec) || std::holds_alternative<ExpertJob>(spec);
}

bool trainsRun(const JobSpec& spec) {
    return std::holds_alternative<TransferJob>(spec);
}

/// The one that runs, else the newest; null where there is none.
const JobRecord* lastJobOf(const std::string& name, bool (*trains)(const JobSpec&),
                           const std::vector<JobRecord>& jobs) {
    const JobRecord* last = nullptr;
    for (const JobRecord& job : jobs) {
        if (!trains(job.spec) || jobSubject(job.spec) != name) {
            continue;
        }
        if (job.state == JobState::Running) {
            return &job;
        }
        last = last == nullptr || JobIdLess()(last->id, job.id) ? &job : last;
    }
    return last;
}

std::string standing(ModelState state, const JobRecord* job) {
    if (state == ModelState::Complete) {
        return enumName(state);
    }
    // What has succeeded did not make this record.
    switch (job == nullptr ? JobState::Succeeded : job->state) {
        case JobState::Running:
            return enumName(ModelState::Training);
        case JobState::Cancelled:
            return enumName(ModelState::Stopped);
        case JobState::Succeeded:
            return state == ModelState::Training ? "unfinished" : enumName(state);
        default:
            return enumName(job->state);
    }
}

}  // namespace

JobReading::JobReading(const Workspace& workspace) : m_folder(workspace.jobsFolder()) {
    try {
        m_lock = FileLock::tryLock(workspace.folder() / ".lock");
    } catch (const Error&) {
        return;  // where nothing can be written nobody can tell
    }
}

JobRecord JobReading::asItStands(JobRecord job) const {
    // What a cluster has goes on without any Docent here.
    if (m_lock != nullptr && !isOnCluster(job) && (job.state == JobState::Running || job.state == JobState::Queued)) {
        job.state = JobState::Paused;
        job.error = "The Docent that had it ended; go on with 'docent jobs resume " + job.id + "'";
    }
    return job;
}

std::vector<JobRecord> JobReading::jobs(std::vector<std::string>* problems) const {
    std::vector<JobRecord> jobs = loadJobs(m_folder, problems);
    for (JobRecord& job : jobs) {
        job = asItStands(std::move(job));
    }
    return jobs;
}

std::string standingOf(const ModelRecord& model, const std::vector<JobRecord>& jobs) {
    return standing(model.state, lastJobOf(model.name, trainsModel, jobs));
}

std::string standingOf(const RunRecord& run, const std::vector<JobRecord>& jobs) {
    return standing(run.state, lastJobOf(run.name, trainsRun, jobs));
}

}  // namespace docent
