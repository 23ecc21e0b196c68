// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobOrder.h"

#include <algorithm>

namespace docent {

bool isWaiting(JobState state) {
    return state == JobState::Queued || state == JobState::Paused;
}

std::vector<JobRecord*> unfinishedByPlace(const std::vector<JobRecord*>& jobs) {
    std::vector<JobRecord*> found;
    std::copy_if(jobs.begin(), jobs.end(), std::back_inserter(found),
                 [](const JobRecord* job) { return !isFinished(job->state) && !isOnCluster(*job); });
    std::stable_sort(found.begin(), found.end(),
                     [](const JobRecord* a, const JobRecord* b) { return a->place < b->place; });
    return found;
}

double placeBehindAll(const std::vector<JobRecord*>& jobs) {
    double last = 0;
    for (const JobRecord* job : jobs) {
        last = std::max(last, job->place);
    }
    return last + 1;
}

std::vector<JobRecord*> moveJob(const std::vector<JobRecord*>& jobs, JobRecord& job, const JobRecord* before) {
    std::vector<JobRecord*> others = unfinishedByPlace(jobs);
    // The one that is next among those that have a place: what runs has none.
    auto behind = std::find(others.begin(), others.end(), &job) + 1;
    behind = std::find_if(behind, others.end(), [](const JobRecord* other) { return isWaiting(other->state); });
    if (before == &job || before == (behind == others.end() ? nullptr : *behind)) {
        return {};
    }
    std::erase(others, &job);
    const auto next = before == nullptr ? others.end() : std::find(others.begin(), others.end(), before);
    if (next == others.end()) {
        job.place = placeBehindAll(jobs);
    } else if (next == others.begin()) {
        job.place = (*next)->place - 1;
    } else {
        const double low = (*std::prev(next))->place;
        const double high = (*next)->place;
        job.place = low + (high - low) / 2;
        if (!(low < job.place && job.place < high)) {
            // No number is left between the two, or the records are of a Docent that gave no places.
            others.insert(next, &job);
            for (std::size_t i = 0; i < others.size(); ++i) {
                others[i]->place = static_cast<double>(i + 1);
            }
            return others;
        }
    }
    return {&job};
}

Readiness readinessOf(const JobRecord& job, const std::vector<JobRecord*>& jobs, std::string& why) {
    Readiness result = Readiness::Ready;
    for (const std::string& id : job.after) {
        const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const JobRecord* one) { return one->id == id; });
        if (found == jobs.end()) {
            continue;  // forgotten, so it had ended
        }
        const JobRecord& needed = **found;
        if (needed.state == JobState::Failed || needed.state == JobState::Cancelled) {
            why = "It needs '" + jobTitle(needed.spec) + "', which " +
                  (needed.state == JobState::Failed ? "failed" : "was stopped") + ". Resume that one first, then this.";
            return Readiness::Lost;
        }
        if (needed.state != JobState::Succeeded) {
            result = Readiness::Waits;
        }
    }
    return result;
}

JobRecord* nextJob(const std::vector<JobRecord*>& jobs, Readiness& readiness, std::string& why) {
    for (JobRecord* job : unfinishedByPlace(jobs)) {
        if (job->state == JobState::Queued) {
            readiness = readinessOf(*job, jobs, why);
            if (readiness != Readiness::Waits) {
                return job;
            }
        }
    }
    return nullptr;
}

}  // namespace docent
