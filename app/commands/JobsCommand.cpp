// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/JobsCommand.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "ClusterRunner.h"
#include "EngineOptions.h"
#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "jobs/ClusterFollower.h"
#include "jobs/ClusterJobs.h"
#include "jobs/JobReading.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds watchPeriod{200};

/// "0003" of "3".
std::string asListed(const std::string& id) {
    const std::int64_t number = jobNumber(id);
    return number < 0 ? id : jobId(number);
}

JobRecord findJob(const Workspace& workspace, const std::string& id) {
    const std::filesystem::path file = workspace.jobsFolder() / (id + ".yaml");
    if (jobNumber(id) < 0 || !std::filesystem::exists(file)) {
        throw Error("There is no job '" + id + "' in " + workspace.folder().string(), "'docent jobs' lists them");
    }
    return loadJob(file);
}

bool isLockedByAnother(const Workspace& workspace) {
    return FileLock::tryLock(workspace.folder() / ".lock") == nullptr;
}

std::string standing(const JobRecord& job) {
    const std::string task = job.cluster.task.empty() ? "" : " (task " + job.cluster.task + ")";
    switch (job.state) {
        case JobState::Running:
            return progressText(job) + (job.device.empty() ? "" : ", on " + job.device) +
                   (job.memoryBytes == 0 ? "" : ", " + formatBytes(job.memoryBytes) + " of memory") +
                   (isOnCluster(job) ? ". " + job.cluster.standing + task : "");
        case JobState::Queued:
            return isOnCluster(job) ? job.cluster.standing + task : "";
        case JobState::Failed:
        case JobState::Paused:
            return job.error;
        default:
            return job.result;
    }
}

/// Asks Slurm of those that it has. One whose task seems to have ended before it said so gets a moment to do that.
std::vector<JobRecord> withCluster(const Workspace& workspace, std::vector<JobRecord> jobs) {
    if (std::none_of(jobs.begin(), jobs.end(), isOnCluster)) {
        return jobs;
    }
    const ClusterFollowerOptions options;
    ClusterFollower follower(workspace, SlurmCommands(), {.grace = options.grace, .graceOfUnknown = options.grace});
    jobs = follower.look(jobs);
    if (follower.hasDoubts()) {
        std::this_thread::sleep_for(options.grace);
        jobs = follower.look(jobs);
    }
    return jobs;
}

int list(const GlobalOptions& global) {
    const Workspace workspace(global.workspace);
    std::vector<std::string> problems;
    const std::vector<JobRecord> jobs = withCluster(workspace, JobReading(workspace).jobs(&problems));
    if (global.json) {
        Json list = Json::array();
        for (const JobRecord& job : jobs) {
            list.push_back(toJson(job));
        }
        printJson({{"jobs", std::move(list)}, {"problems", problems}});
        return exitDone;
    }
    Table table({"id", "state", "job", "how it stands"});
    for (const JobRecord& job : jobs) {
        table.add({job.id, enumName(job.state), jobTitle(job.spec), standing(job)});
    }
    std::cout << (jobs.empty() ? "No job yet.\n" : table.text());
    for (const std::string& problem : problems) {
        std::cerr << "docent: " << problem << "\n";
    }
    return exitDone;
}

/// Stops or pauses a job, here or in the Docent that runs it.
int request(const GlobalOptions& global, const std::string& id, JobRequest request) {
    const Workspace workspace(global.workspace);
    const JobRecord job = findJob(workspace, id);
    const bool isPause = request == JobRequest::Pause;
    if (isFinished(job.state)) {
        throw Error(
            "The job " + id + (job.state == JobState::Cancelled ? " was " : " has ") + enumName(job.state) + " already",
            "Name one that runs, waits or is paused; 'docent jobs' lists them");
    }
    if (isOnCluster(job)) {
        (void)stopClusterJob(workspace, job, request, SlurmCommands());
    } else if (isLockedByAnother(workspace)) {
        requestJob(workspace.jobsFolder(), id, request);
    } else {
        JobQueue queue(workspace, {.devices = {}});
        isPause ? queue.pause(id) : queue.stop(id);
    }
    if (global.json) {
        printJson({{"id", id}, {"requested", isPause ? "pause" : "stop"}});
    } else {
        std::cout << (isPause ? "Asked to pause: " : "Asked to stop: ") << jobTitle(job.spec) << "\n";
    }
    return exitDone;
}

struct MoveOptions {
    std::string id;
    std::string before;
    bool first = false;
    bool last = false;
};

/// The job that is next of those that wait or are paused, but for this one; "" where there is none.
std::string firstOther(const Workspace& workspace, const std::string& id) {
    const JobRecord* first = nullptr;
    const std::vector<JobRecord> jobs = loadJobs(workspace.jobsFolder());
    for (const JobRecord& job : jobs) {
        const bool waits = !isFinished(job.state) && job.state != JobState::Running && job.id != id;
        if (waits && (first == nullptr || job.place < first->place)) {
            first = &job;
        }
    }
    return first == nullptr ? "" : first->id;
}

/// Gives a job another place in the queue, here or in the Docent that has it.
int move(const GlobalOptions& global, const MoveOptions& options) {
    const int places = (options.before.empty() ? 0 : 1) + (options.first ? 1 : 0) + (options.last ? 1 : 0);
    if (places != 1) {
        throw UsageError("Say where to move the job: --before OTHER, --first or --last");
    }
    if (options.before == options.id) {
        throw UsageError("A job cannot be moved before itself: name another with --before");
    }
    const Workspace workspace(global.workspace);
    const bool isRunElsewhere = isLockedByAnother(workspace);
    for (const std::string& id : {options.id, options.before.empty() ? options.id : options.before}) {
        const JobRecord job = findJob(workspace, id);
        if (isFinished(job.state) || (job.state == JobState::Running && isRunElsewhere)) {
            throw Error("The job " + id + (job.state == JobState::Running ? " is running" : " has ended"),
                        "Only jobs that wait or are paused have a place; 'docent jobs' lists them");
        }
    }
    const std::string before = options.first ? firstOther(workspace, options.id) : options.before;
    bool isMoved = true;
    if (isRunElsewhere) {
        requestMove(workspace.jobsFolder(), options.id, before);
    } else {
        isMoved = JobQueue(workspace, {.devices = {}}).move(options.id, before);
    }
    if (global.json) {
        printJson({{"id", options.id}, {"before", before.empty() ? Json(nullptr) : Json(before)}, {"moved", isMoved}});
    } else if (!isMoved) {
        std::cout << "The job " << options.id
                  << " is there already: " << (before.empty() ? "behind all others" : "before " + before) << "\n";
    } else {
        std::cout << (isRunElsewhere ? "Asked to move the job " : "Moved the job ") << options.id
                  << (before.empty() ? " behind all others" : " before " + before) << "\n";
    }
    return exitDone;
}

/// Takes jobs off the list; none where one of them cannot be.
int remove(const GlobalOptions& global, const std::vector<std::string>& ids) {
    const Workspace workspace(global.workspace);
    const bool isRunElsewhere = isLockedByAnother(workspace);
    for (const std::string& id : ids) {
        const JobRecord job = findJob(workspace, id);
        const bool isToBeDone = job.state == JobState::Running || job.state == JobState::Queued;
        if (isToBeDone && isRunElsewhere) {
            throw Error("The job " + id + " is " + enumName(job.state), "Stop it first: docent jobs stop " + id);
        }
    }
    JobQueue queue(workspace, {.devices = {}});
    for (const std::string& id : ids) {
        queue.remove(id);
    }
    if (global.json) {
        printJson({{"removed", ids}});
    } else {
        std::cout << "Removed the " << plural(ids.size(), "job ", "jobs ") << joined(ids, ", ", " and ")
                  << " from the list; what " << plural(ids.size(), "it", "they") << " made stays.\n";
    }
    return exitDone;
}

void addRemove(CommandTree& tree) {
    Command& command = tree.add("jobs remove", "take finished or paused jobs off the list; what they made stays");
    const auto ids = std::make_shared<std::vector<std::string>>();
    command.bindWords("ID", *ids, "of the jobs, as 'docent jobs' lists them", true);
    command.examples({"docent jobs remove 0003", "docent jobs remove 3 4 5"});
    command.setBody([ids](const GlobalOptions& global) {
        std::vector<std::string> listed;
        for (const std::string& id : *ids) {
            if (std::find(listed.begin(), listed.end(), asListed(id)) == listed.end()) {
                listed.push_back(asListed(id));
            }
        }
        return remove(global, listed);
    });
}

int report(const GlobalOptions& global, const JobRecord& job) {
    if (global.json) {
        printJson(toJson(job));
    } else {
        std::cout << jobTitle(job.spec) << ": " << enumName(job.state) << ". " << standing(job) << "\n";
    }
    return job.state == JobState::Failed ? exitFailed : exitDone;
}

/// Follows a job that another Docent runs.
int watch(const GlobalOptions& global, const std::string& id) {
    const Workspace workspace(global.workspace);
    const StopSignal signal;
    ProgressDisplay display;
    ClusterFollower follower(workspace);
    while (true) {
        JobRecord job = JobReading(workspace).asItStands(findJob(workspace, id));
        if (isOnCluster(job)) {
            job = follower.look({job}).front();
            job.progress.stage = job.state == JobState::Queued ? job.cluster.standing : job.progress.stage;
        }
        const bool waits = job.state == JobState::Running || job.state == JobState::Queued;
        if (!waits) {
            display.say("");
            return report(global, job);
        }
        if (StopSignal::isRaised()) {
            return exitStopped;  // the job goes on
        }
        display.show(job.id + " ", job);
        std::this_thread::sleep_for(watchPeriod);
    }
}

void addWithId(CommandTree& tree, const std::string& verb, const std::string& description, const char* example,
               int (*body)(const GlobalOptions&, const std::string&)) {
    Command& command = tree.add("jobs " + verb, description);
    const auto id = std::make_shared<std::string>();
    command.bindField("id", *id, "of the job, as 'docent jobs' lists it",
                      {.names = {{"id", "ID,--id"}}, .required = {"id"}});
    command.examples({example});
    command.setBody([id, body](const GlobalOptions& global) { return body(global, asListed(*id)); });
}

struct ResumeOptions {
    std::string id;
    std::string engine;
    std::string profile;
    bool detach = false;
};

int resume(const GlobalOptions& global, const ResumeOptions& options) {
    const Workspace workspace(global.workspace);
    const JobRecord job = findJob(workspace, options.id);
    const Engine engine = options.engine.empty() ? job.engine : enumValue<Engine>(options.engine, "engine");
    if (engine == Engine::Local) {
        prepareToCompute(global);
        JobRunner runner{workspace};
        return report(global, runner.resume(options.id));
    }
    const std::string profile = options.profile.empty() ? job.cluster.profile : options.profile;
    ClusterRunner runner(workspace, chooseSlurmProfile(profile, workspace.folder()));
    const ClusterOrder order = runner.resume(options.id);
    if (options.detach) {
        runner.sayHowToFollow(order, global.json);
        return exitDone;
    }
    return report(global, runner.follow(order).front());
}

void addResume(CommandTree& tree) {
    Command& command = tree.add("jobs resume", "go on with a paused, stopped or failed job, here or on the cluster");
    const auto options = std::make_shared<ResumeOptions>();
    command.bindField("id", options->id, "of the job, as 'docent jobs' lists it",
                      {.names = {{"id", "ID,--id"}}, .required = {"id"}});
    command.bindField("engine", options->engine, "what runs it: local or slurm (default: what ran it before)");
    command.bindField("profile", options->profile, "for Slurm, a YAML file (default: that of before)");
    command.bindField("detach", options->detach, "return once Slurm has it", {.names = {{"detach", "--detach"}}});
    command.check("engine", [options] {
        if (!options->engine.empty()) {
            (void)enumValue<Engine>(options->engine, "engine");
        }
    });
    command.examples({"docent jobs resume 0003", "docent jobs resume 0003 --engine local"});
    command.setBody([options](const GlobalOptions& global) {
        options->id = asListed(options->id);
        return resume(global, *options);
    });
}

}  // namespace

void addJobsCommands(CommandTree& tree) {
    addWithId(tree, "watch", "follow a job that another Docent runs, until it ends", "docent jobs watch 0003", watch);
    addWithId(tree, "stop", "stop a job and keep the best so far; also one that another Docent runs",
              "docent jobs stop 0003",
              [](const GlobalOptions& global, const std::string& id) { return request(global, id, JobRequest::Stop); });
    addWithId(tree, "pause", "stop a job at a checkpoint, to be resumed; also one that another Docent runs",
              "docent jobs pause 0003", [](const GlobalOptions& global, const std::string& id) {
                  return request(global, id, JobRequest::Pause);
              });
    addResume(tree);
    addRemove(tree);
    Command& moving = tree.add("jobs move", "give a job that waits another place; also one of another Docent's queue");
    const auto options = std::make_shared<MoveOptions>();
    moving.bindField("id", options->id, "of the job, as 'docent jobs' lists it",
                     {.names = {{"id", "ID,--id"}}, .required = {"id"}});
    moving.bindField("before", options->before, "the job that it is to run before");
    moving.bindField("first", options->first, "before all others that wait", {.names = {{"first", "--first"}}});
    moving.bindField("last", options->last, "behind all others", {.names = {{"last", "--last"}}});
    moving.examples({"docent jobs move 0007 --first", "docent jobs move 0007 --before 0004"});
    moving.setBody([options](const GlobalOptions& global) {
        options->id = asListed(options->id);
        options->before = asListed(options->before);
        return move(global, *options);
    });
    Command& command = tree.add("jobs list", "all jobs of the workspace and how they stand (so does 'docent jobs')");
    command.examples({"docent jobs", "docent jobs --json"});
    command.setBody(list);
}

}  // namespace docent
