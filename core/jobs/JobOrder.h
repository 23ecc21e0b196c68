// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "jobs/JobRecord.h"

namespace docent {

/// In which order jobs run. Whoever holds the records holds them still meanwhile.

/// Queued or paused: it has a place that can be changed.
[[nodiscard]] bool isWaiting(JobState state);
/// Running, queued and paused ones of this machine, by place.
[[nodiscard]] std::vector<JobRecord*> unfinishedByPlace(const std::vector<JobRecord*>& jobs);
[[nodiscard]] double placeBehindAll(const std::vector<JobRecord*>& jobs);

/// Gives a job that waits the place before another one that waits, or behind all where `before` is null. Returns those
/// whose place is another one now: it alone, all unfinished ones where no number was left between two, or none where it
/// has that place already.
[[nodiscard]] std::vector<JobRecord*> moveJob(const std::vector<JobRecord*>& jobs, JobRecord& job,
                                              const JobRecord* before);

enum class Readiness {
    Ready,
    Waits,  ///< for one that is to succeed first
    Lost    ///< that one failed or was stopped
};
/// `why`: of a lost one, in sentences.
[[nodiscard]] Readiness readinessOf(const JobRecord& job, const std::vector<JobRecord*>& jobs, std::string& why);
/// The queued job that is to be looked at next: the first that does not wait. Null where there is none.
[[nodiscard]] JobRecord* nextJob(const std::vector<JobRecord*>& jobs, Readiness& readiness, std::string& why);

}  // namespace docent
