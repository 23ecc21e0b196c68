// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a queue's list that is about jobs which a cluster runs.
#include <tuple>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobList.h"
#include "jobs/JobOrder.h"

namespace docent {

namespace {

/// As far as a task or Slurm changes it.
bool isSame(const JobRecord& a, const JobRecord& b) {
    const auto changing = [](const JobRecord& job) {
        return std::tie(job.state, job.progress.done, job.progress.total, job.progress.stage, job.progress.detail,
                        job.progress.imagesPerSecond, job.etaSeconds, job.error, job.result, job.notes, job.device,
                        job.memoryBytes, job.started, job.finished, job.cluster.task, job.cluster.node,
                        job.cluster.standing);
    };
    return changing(a) == changing(b) && a.events.size() == b.events.size() && a.eventsLeftOut == b.eventsLeftOut;
}

}  // namespace

void JobList::prepare(std::vector<JobRecord>& records) {
    const std::lock_guard guard(m_mutex);
    double place = placeBehindAll(allRecords());
    try {
        for (JobRecord& record : records) {
            for (const std::string& other : record.after) {
                (void)at(other);
            }
            giveId(record);
            record.place = place++;
            save(record);
        }
    } catch (...) {
        discard(records);
        throw;
    }
}

void JobList::discard(const std::vector<JobRecord>& records) {
    for (const JobRecord& record : records) {
        if (!record.id.empty()) {
            std::error_code ignored;
            fs::remove(m_workspace.jobsFolder() / (record.id + ".yaml"), ignored);
            fs::remove(jobLock(m_workspace.jobsFolder(), record.id), ignored);
        }
    }
    syncFolder(m_workspace.jobsFolder());
}

void JobList::follow(const JobRecord& record, const JobRecord* before) {
    const std::lock_guard one(m_publishMutex);
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_entries.find(record.id);
        if (before != nullptr && (found == m_entries.end() || !isSame(found->second->record, *before))) {
            return;
        }
        if (found == m_entries.end()) {
            insert(record);
        } else if (!isSame(found->second->record, record)) {
            found->second->record = record;
        } else {
            return;
        }
    }
    m_changed.notify_all();
    notify(record);
}

std::vector<JobRecord> JobList::jobsOnCluster() const {
    const std::lock_guard guard(m_mutex);
    std::vector<JobRecord> found;
    for (const auto& [id, entry] : m_entries) {
        if (isOnCluster(entry->record)) {
            found.push_back(entry->record);
        }
    }
    return found;
}

void JobList::bringHere(const std::string& id) {
    update(id, [&](JobRecord& record) {
        if (isOnCluster(record)) {
            throw Error("The job " + id + " is on the cluster", "Stop it there first: docent jobs stop " + id);
        }
        record.engine = Engine::Local;
        record.cluster = {};
    });
}

}  // namespace docent
