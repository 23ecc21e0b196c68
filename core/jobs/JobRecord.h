// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/RunContext.h"
#include "jobs/JobSpec.h"

namespace docent {

enum class JobState { Queued, Running, Paused, Succeeded, Failed, Cancelled };
template <>
struct EnumNames<JobState> {
    static constexpr std::pair<JobState, std::string_view> values[] = {
        {JobState::Queued, "queued"},       {JobState::Running, "running"}, {JobState::Paused, "paused"},
        {JobState::Succeeded, "succeeded"}, {JobState::Failed, "failed"},   {JobState::Cancelled, "cancelled"}};
};
[[nodiscard]] inline bool isFinished(JobState state) {
    return state == JobState::Succeeded || state == JobState::Failed || state == JobState::Cancelled;
}

/// `jobs/<id>.yaml`: what was asked for and how it stands. Plain data, copied between threads.
struct JobRecord {
    std::string id;  ///< "0001", counting up
    JobSpec spec;
    std::vector<std::string> after;  ///< ids that must succeed first
    JobState state = JobState::Queued;
    Progress progress;
    double etaSeconds = -1;  ///< to the end of the present stage; -1 = not known yet
    std::string error;       ///< of a failed job; for a paused one why, where it was not asked for
    std::string result;      ///< of a succeeded job, in a sentence
    std::string subject;     ///< name of the data set, model, task or run that it makes
    std::vector<std::string> notes;
    std::string device;
    std::string created;
    std::string started;
    std::string finished;
};

[[nodiscard]] Yaml toYaml(const JobRecord& record);
[[nodiscard]] JobRecord jobRecordFromYaml(const Yaml& yaml);

/// The number in a job's id: "0012" -> 12; -1 for what is no id.
[[nodiscard]] std::int64_t jobNumber(const std::string& id);
/// 12 -> "0012"; wider from 10000 on.
[[nodiscard]] std::string jobId(std::int64_t number);
/// By number: "9999" before "10000".
struct JobIdLess {
    bool operator()(const std::string& a, const std::string& b) const;
};

/// Throws Error for a damaged record, and for one whose id is not the name of its file.
[[nodiscard]] JobRecord loadJob(const std::filesystem::path& file);
/// All records of a folder, by id. One that loadJob() refuses is left out and told in `problems`.
[[nodiscard]] std::vector<JobRecord> loadJobs(const std::filesystem::path& folder,
                                              std::vector<std::string>* problems = nullptr);
/// The largest number that a record's file has, a damaged one's too, so that no new job takes it; 0 where there is
/// none.
[[nodiscard]] std::int64_t lastJobNumber(const std::filesystem::path& folder);

/// Asks the Docent that runs this job, in whatever process, to stop or pause it: it looks for this file.
enum class JobRequest { None, Stop, Pause };
void requestJob(const std::filesystem::path& folder, const std::string& id, JobRequest request);
/// Reads the request and removes it. Never throws: one that cannot be read is taken for a stop.
[[nodiscard]] JobRequest takeJobRequest(const std::filesystem::path& folder, const std::string& id);

/// Seconds left of the units that are counted together (one total), from the rate since this process began on them, so
/// that it is right after a resume too; -1 while unknown.
class EtaClock {
public:
    double update(const Progress& progress, double nowSeconds);

private:
    std::int64_t m_total = -1;
    double m_start = 0;
    double m_done = 0;
    double m_doneAtStart = 0;
};

}  // namespace docent
