// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobQueue.h"

#include <thread>

#include "jobs/ClusterJobs.h"
#include "jobs/JobList.h"
#include "jobs/JobWorker.h"
#include "jobs/Operations.h"

namespace docent {

struct JobQueue::Impl {
    explicit Impl(Workspace workspace) : list(std::move(workspace)), cluster(list) {}
    /// Also of those that were begun before one could not be.
    ~Impl() {
        list.close();
        cluster.close();
        if (follower.joinable()) {
            follower.join();
        }
        if (lookout.joinable()) {
            lookout.join();
        }
        for (std::thread& worker : workers) {
            worker.join();
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] bool isOfCluster(const std::string& id) const { return list.job(id).engine == Engine::Slurm; }

    JobList list;
    ClusterJobs cluster;
    std::vector<std::thread> workers;
    std::thread lookout;
    std::thread follower;
};

JobQueue::JobQueue(Workspace workspace, JobQueueOptions options)
    : m_impl(std::make_unique<Impl>(std::move(workspace))) {
    for (const std::string& device : options.devices) {
        m_impl->workers.emplace_back([list = &m_impl->list, device] { workOnJobs(*list, device); });
    }
    m_impl->lookout = std::thread([list = &m_impl->list] { list->lookForRequests(); });
    m_impl->follower = std::thread([cluster = &m_impl->cluster] { cluster->follow(); });
}

JobQueue::~JobQueue() = default;

std::string JobQueue::submit(const JobSpec& spec, const std::vector<std::string>& after) {
    const JobSpec resolved = resolveJob(workspace(), spec);
    if (after.empty()) {
        checkJob(workspace(), resolved);  // what it waits for may still make what it needs
    }
    JobRecord record;
    record.spec = resolved;
    record.after = after;
    record.subject = jobSubject(resolved);
    return m_impl->list.add(std::move(record));
}

std::vector<std::string> JobQueue::submitToCluster(const std::vector<JobSpec>& specs, const ChosenProfile& profile,
                                                   const std::vector<std::string>& after) {
    return m_impl->cluster.submit(specs, profile, after);
}

void JobQueue::resumeOnCluster(const std::vector<std::string>& ids, const ChosenProfile& profile) {
    m_impl->cluster.submitAgain(ids, &profile);
}

void JobQueue::resumeHere(const std::string& id) {
    m_impl->list.bringHere(id);
    m_impl->list.resume(id);
}

void JobQueue::stop(const std::string& id) {
    m_impl->isOfCluster(id) ? m_impl->cluster.ask(id, JobRequest::Stop) : m_impl->list.ask(id, JobRequest::Stop);
}

void JobQueue::pause(const std::string& id) {
    m_impl->isOfCluster(id) ? m_impl->cluster.ask(id, JobRequest::Pause) : m_impl->list.ask(id, JobRequest::Pause);
}

void JobQueue::resume(const std::string& id) {
    m_impl->isOfCluster(id) ? m_impl->cluster.submitAgain({id}) : m_impl->list.resume(id);
}

void JobQueue::resumeAll(const std::vector<std::string>& ids) {
    std::vector<std::string> here;
    std::vector<std::string> there;
    for (const std::string& id : ids) {
        (m_impl->isOfCluster(id) ? there : here).push_back(id);
    }
    m_impl->list.resumeAll(here);
    if (!there.empty()) {
        m_impl->cluster.submitAgain(there);
    }
}

bool JobQueue::move(const std::string& id, const std::string& before) {
    return m_impl->list.move(id, before);
}

void JobQueue::removeAll(const std::vector<std::string>& ids) {
    m_impl->list.removeAll(ids);
}

void JobQueue::rename(RecordKind kind, const std::string& from, const std::string& to) {
    m_impl->list.rename(kind, from, to);
}

std::vector<JobRecord> JobQueue::jobs() const {
    return m_impl->list.jobs();
}

const std::vector<std::string>& JobQueue::problems() const {
    return m_impl->list.problems();
}

JobRecord JobQueue::job(const std::string& id) const {
    return m_impl->list.job(id);
}

bool JobQueue::isBusy() const {
    return m_impl->list.isBusy();
}

JobRecord JobQueue::wait(const std::string& id) {
    return m_impl->list.wait(id);
}

void JobQueue::setListener(Listener listener) {
    m_impl->list.setListener(std::move(listener));
}

const Workspace& JobQueue::workspace() const {
    return m_impl->list.workspace();
}

}  // namespace docent
