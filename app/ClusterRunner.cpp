// SPDX-License-Identifier: GPL-3.0-or-later
#include "ClusterRunner.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <set>
#include <thread>

#include "JobRunner.h"
#include "Json.h"
#include "StopSignal.h"
#include "base/Words.h"
#include "jobs/ClusterFollower.h"
#include "jobs/ClusterSubmission.h"
#include "jobs/EtaClock.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

constexpr std::chrono::milliseconds lookEvery{500};
constexpr std::int64_t wholeJob = 1000;  // of each job, whatever it counts in

double nowSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool hasEnded(const JobRecord& job) {
    return isFinished(job.state) || job.state == JobState::Paused;
}

/// "0003 to 0010", "0003, 0007".
std::string rangeText(const std::vector<std::string>& ids) {
    bool isRow = ids.size() > 2;
    for (std::size_t i = 1; i < ids.size(); ++i) {
        isRow = isRow && jobNumber(ids[i]) == jobNumber(ids[i - 1]) + 1;
    }
    return isRow ? ids.front() + " to " + ids.back() : joined(ids);
}

/// Of an earlier process, not done; null where there is none.
const JobRecord* sameJob(const std::vector<JobRecord>& jobs, const JobSpec& spec) {
    const std::string wanted = toYaml(spec).text();
    for (const JobRecord& job : jobs) {
        if (job.state != JobState::Succeeded && jobKind(job.spec) == jobKind(spec) &&
            toYaml(job.spec).text() == wanted) {
            return &job;
        }
    }
    return nullptr;
}

/// Goes on with a job, and first with what it needs and is not being done.
void goOn(JobQueue& queue, const std::string& id, const ChosenProfile& profile, std::set<std::string, JobIdLess>& all) {
    const JobRecord job = queue.job(id);
    std::vector<std::string> needed;
    for (const JobRecord& other : queue.jobs()) {
        if (std::find(job.after.begin(), job.after.end(), other.id) != job.after.end()) {
            needed.push_back(other.id);
            all.insert(other.id);
        }
    }
    queue.resumeOnCluster(needed, profile);
    queue.resumeOnCluster({id}, profile);
    all.insert(id);
}

}  // namespace

JobRecord togetherOf(const std::vector<JobRecord>& jobs) {
    JobRecord together;
    std::size_t ended = 0;
    std::size_t running = 0;
    std::string reason;
    for (const JobRecord& job : jobs) {
        const Progress& progress = job.progress;
        if (hasEnded(job)) {
            ++ended;
            together.progress.done += wholeJob;
        } else {
            running += job.state == JobState::Running ? 1 : 0;
            together.progress.done += progress.total > 0 ? wholeJob * progress.done / progress.total : 0;
            if (job.state == JobState::Queued && reason.empty()) {
                reason = job.cluster.standing;
            }
        }
        together.progress.imagesPerSecond += job.state == JobState::Running ? progress.imagesPerSecond : 0;
    }
    together.progress.total = wholeJob * static_cast<std::int64_t>(jobs.size());
    const std::size_t waiting = jobs.size() - ended - running;
    std::string& stage = together.progress.stage;
    stage = std::to_string(ended).append(" of ").append(std::to_string(jobs.size())).append(" ended");
    if (running > 0) {
        stage.append(", ").append(std::to_string(running)).append(" running");
    }
    if (waiting > 0) {
        const std::string lead = "Waits in Slurm: ";
        reason = reason.starts_with(lead) ? reason.substr(lead.size()) : "";
        stage.append(", ").append(std::to_string(waiting)).append(" waiting");
        stage.append(reason.empty() ? "" : " (" + reason + ")");
    }
    return together;
}

ClusterRunner::ClusterRunner(Workspace workspace, ChosenProfile profile)
    : m_workspace(std::move(workspace)), m_profile(std::move(profile)) {}

void ClusterRunner::printScripts(const std::vector<JobSpec>& specs) const {
    const ClusterSteps steps = clusterSteps(m_workspace, specs);
    std::int64_t number = lastJobNumber(m_workspace.jobsFolder());
    const auto arrayOf = [&](const std::vector<JobSpec>& of) {
        SlurmArray array{.workspace = m_workspace.folder(), .name = "docent-" + jobKind(of.front())};
        for (std::size_t i = 0; i < of.size(); ++i) {
            array.jobs.push_back(jobId(++number));
        }
        return array;
    };
    if (!steps.first.empty()) {
        std::cout << slurmScript(arrayOf(steps.first), m_profile.profile);
    }
    if (!steps.then.empty()) {
        SlurmArray last = arrayOf(steps.then);
        last.after = {"ARRAY"};
        std::cout << "\n# Behind the array of the script above:\n" << slurmScript(last, m_profile.profile);
    }
}

ClusterOrder ClusterRunner::submit(const std::vector<JobSpec>& specs) {
    ClusterOrder order;
    std::set<std::string, JobIdLess> all;
    JobQueue queue(m_workspace, {.devices = {}});
    const std::vector<JobRecord> jobs = queue.jobs();
    std::vector<JobSpec> fresh;
    for (const JobSpec& spec : specs) {
        const JobSpec resolved = resolveJob(m_workspace, spec);
        const JobRecord* same = sameJob(jobs, resolved);
        order.asked.push_back(same == nullptr ? "" : same->id);
        if (same == nullptr) {
            fresh.push_back(resolved);
        } else if (isOnCluster(*same)) {
            all.insert(same->id);
            all.insert(same->after.begin(), same->after.end());
        } else {
            goOn(queue, same->id, m_profile, all);
        }
    }
    if (!fresh.empty()) {
        const std::vector<std::string> ids = queue.submitToCluster(fresh, m_profile);
        all.insert(ids.begin(), ids.end());
        // Those of the specs are the last: before a ranking come the embeddings that it needs.
        auto next = ids.end() - static_cast<std::ptrdiff_t>(fresh.size());
        for (std::string& id : order.asked) {
            id = id.empty() ? *next++ : id;
        }
    }
    order.all.assign(all.begin(), all.end());
    return order;
}

ClusterOrder ClusterRunner::resume(const std::string& id) {
    std::set<std::string, JobIdLess> all;
    JobQueue queue(m_workspace, {.devices = {}});
    if (queue.job(id).state == JobState::Succeeded) {
        throw Error("The job " + id + " is done", "Start a new one to do it again");
    }
    goOn(queue, id, m_profile, all);
    return {.asked = {id}, .all = {all.begin(), all.end()}};
}

std::vector<JobRecord> ClusterRunner::load(const std::vector<std::string>& ids) const {
    std::vector<JobRecord> jobs;
    for (const std::string& id : ids) {
        if (const fs::path file = m_workspace.jobsFolder() / (id + ".yaml"); fs::exists(file)) {
            jobs.push_back(loadJob(file));
        }
    }
    return jobs;
}

void ClusterRunner::sayHowToFollow(const ClusterOrder& order, bool json) const {
    const std::vector<JobRecord> jobs = load(order.all);
    if (json) {
        Json list = Json::array();
        for (const JobRecord& job : jobs) {
            list.push_back(toJson(job));
        }
        printJson({{"jobs", std::move(list)}});
        return;
    }
    std::cout
        << "Slurm has " << counted(order.all.size(), "job", "jobs") << ": " << rangeText(order.all)
        << ". 'docent jobs' tells how they stand, 'docent jobs watch ID' follows one, 'docent jobs stop ID' stops "
           "one.\n";
}

/// What is new of one job, in lines.
void ClusterRunner::tell(const JobRecord& before, const JobRecord& now, const std::vector<JobRecord>& all) {
    const std::string place = "[" + now.id + "] ";
    if (hasEnded(before) || before.state == now.state) {
        return;
    }
    if (now.state == JobState::Running) {
        m_display.say(place + jobTitle(now.spec) + (now.cluster.node.empty() ? "" : ", on " + now.cluster.node));
    } else if (now.state == JobState::Queued) {
        m_display.say(place + "its task is in the queue again");
    } else {
        const auto ended = std::count_if(all.begin(), all.end(), hasEnded);
        const std::string what = now.state == JobState::Paused ? "paused; 'docent jobs resume " + now.id + "' goes on"
                                                               : now.error + now.result;
        m_display.say(place + what + " (" + std::to_string(ended) + " of " + std::to_string(all.size()) + ")");
    }
}

std::vector<JobRecord> ClusterRunner::follow(const ClusterOrder& order) {
    const StopSignal signal;
    ClusterFollower follower(m_workspace);
    std::vector<JobRecord> jobs = load(order.all);
    m_display.say("Slurm has " + counted(jobs.size(), "job", "jobs") + ": " + rangeText(order.all) + ", with " +
                  (m_profile.file.empty() ? "its defaults, as there is no profile" : m_profile.file.string()));
    EtaClock clock;
    const std::int64_t doneBefore = togetherOf(jobs).progress.done;
    std::string problem;
    while (true) {
        std::vector<JobRecord> now = follower.look(jobs);
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            tell(jobs[i], now[i], now);
        }
        jobs = std::move(now);
        if (follower.problem() != problem) {
            problem = follower.problem();
            m_display.say(problem.empty() ? "Slurm answers again"
                                          : "Slurm does not answer, which says nothing of the jobs: " + problem);
        }
        if (std::all_of(jobs.begin(), jobs.end(), hasEnded)) {
            break;
        }
        if (StopSignal::isRaised()) {
            m_display.say(
                "The jobs go on on the cluster. 'docent jobs' tells how they stand, 'docent jobs stop ID' stops one, "
                "and this command again follows them.");
            throw Stopped{};
        }
        JobRecord together = togetherOf(jobs);
        together.progress.doneAtStart = doneBefore;
        together.etaSeconds = clock.update(together.progress, nowSeconds());
        m_display.show("", together);
        std::this_thread::sleep_for(lookEvery);
    }
    requireSuccess(jobs);
    return load(order.asked);
}

}  // namespace docent
