// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterSubmission.h"

#include <algorithm>
#include <utility>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobUse.h"
#include "jobs/Operations.h"
#include "jobs/RankOperation.h"

namespace docent {

namespace {

/// The array of Slurm to wait for; "" where the job has succeeded.
std::string arrayToWaitFor(const JobRecord& needed, const std::string& id) {
    if (needed.state == JobState::Succeeded) {
        return {};
    }
    const std::string text = "The job " + id + " needs the job " + needed.id + " (" + jobTitle(needed.spec) + ")";
    if (isFinished(needed.state) || needed.state == JobState::Paused) {
        throw Error(text + ", which is " + enumName(needed.state),
                    "Go on with that one first: docent jobs resume " + needed.id);
    }
    if (!isOnCluster(needed) || needed.cluster.task.empty()) {
        throw Error(text + ", which runs on this machine, and Slurm cannot wait for that",
                    "Wait until it is done, or run both with Slurm");
    }
    return arrayOf(needed.cluster.task);
}

/// Says where what was refused can be mended.
Error refusal(const Error& error, const ChosenProfile& profile) {
    if (!error.mend().empty()) {
        return error;
    }
    if (profile.file.empty()) {
        return Error(error.reason(), "Say in a profile what this cluster wants: see --profile");
    }
    return Error(error.reason(), "Correct " + profile.file.string() + " if it asks for what the cluster does not give");
}

/// Writes into the records which task is whose.
void keepTasks(const fs::path& folder, std::vector<JobRecord>& jobs, const std::string& array) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const std::string task = array + "_" + std::to_string(i);
        jobs[i].cluster.task = task;
        const auto kept = changeClusterRecord(folder, jobs[i].id, [&task](JobRecord& record) {
            const bool hasNone = isOnCluster(record) && record.cluster.task.empty();
            record.cluster.task = task;
            return hasNone;  // else the task has begun, or even ended, and said so
        });
        if (kept) {
            jobs[i] = *kept;
        }
    }
}

}  // namespace

SlurmArray slurmArray(const Workspace& workspace, const std::vector<JobRecord>& jobs) {
    SlurmArray array{.workspace = workspace.folder(), .name = "docent-" + jobKind(jobs.front().spec)};
    for (const JobRecord& job : jobs) {
        array.jobs.push_back(job.id);
        for (const std::string& id : job.after) {
            const fs::path file = workspace.jobsFolder() / (id + ".yaml");
            if (!fs::exists(file)) {
                continue;  // forgotten, so it had ended
            }
            const std::string other = arrayToWaitFor(loadJob(file), job.id);
            if (!other.empty() && std::find(array.after.begin(), array.after.end(), other) == array.after.end()) {
                array.after.push_back(other);
            }
        }
    }
    return array;
}

HandedJobs handToSlurm(const Workspace& workspace, const std::vector<JobRecord>& jobs, const ChosenProfile& profile,
                       const SlurmCommands& slurm) {
    HandedJobs handed{.taken = {}, .refused = jobs, .problem = {}};
    try {
        makeFolder(slurmLogFolder(workspace.folder()));
        const std::size_t most = slurm.mostTasks();
        while (!handed.refused.empty()) {
            const auto end =
                handed.refused.begin() + static_cast<std::ptrdiff_t>(std::min(most, handed.refused.size()));
            std::vector<JobRecord> part(handed.refused.begin(), end);
            const std::string array = slurm.submit(slurmScript(slurmArray(workspace, part), profile.profile));
            keepTasks(workspace.jobsFolder(), part, array);
            handed.refused.erase(handed.refused.begin(), end);
            handed.taken.insert(handed.taken.end(), part.begin(), part.end());
        }
    } catch (const Error& error) {
        handed.problem = refusal(error, profile);
    }
    return handed;
}

ClusterSteps clusterSteps(const Workspace& workspace, const std::vector<JobSpec>& specs) {
    ClusterSteps steps;
    RunContext quiet;
    for (const JobSpec& spec : specs) {
        const JobSpec resolved = resolveJob(workspace, spec);
        const auto* ranking = std::get_if<RankJob>(&resolved);
        if (ranking == nullptr) {
            steps.first.push_back(resolved);
            continue;
        }
        for (const ModelRecord& model : modelsToRank(workspace, *ranking, quiet)) {
            steps.first.emplace_back(EmbedJob{.task = ranking->task,
                                              .model = model.name,
                                              .precision = ranking->options.precision,
                                              .device = ranking->options.device});
        }
        steps.then.push_back(resolved);
    }
    return steps;
}

std::vector<std::string> clusterJobsBefore(const std::vector<JobRecord>& jobs, const JobSpec& spec,
                                           const Workspace& workspace) {
    std::vector<std::string> before;
    for (const JobRecord& job : jobs) {
        const bool makesModel =
            std::holds_alternative<BaselineJob>(job.spec) || std::holds_alternative<ExpertJob>(job.spec);
        if (isOnCluster(job) && makesModel && job.subject != jobSubject(spec) &&
            usesRecord(workspace, spec, RecordKind::Model, job.subject)) {
            before.push_back(job.id);
        }
    }
    return before;
}

}  // namespace docent
