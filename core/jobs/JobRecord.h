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

/// What runs a job: a Docent that has the workspace open, or a cluster.
enum class Engine { Local, Slurm };
template <>
struct EnumNames<Engine> {
    static constexpr std::pair<Engine, std::string_view> values[] = {{Engine::Local, "local"},
                                                                     {Engine::Slurm, "slurm"}};
};

/// Where a job of a cluster is.
struct ClusterPlace {
    std::string task;  ///< "123_4": the task of an array of Slurm; "" = not handed over, or its task has yet to begin
    std::string profile;   ///< the file that says what it asks for; "" = the cluster's defaults
    std::string node;      ///< that it runs or ran on
    std::string standing;  ///< what the cluster last said of it, for people; not kept
};

/// Interrupted: Docent ended while the job ran or waited, or its task was ended on the cluster.
enum class JobEventKind { Queued, Started, Note, Paused, Resumed, Moved, Interrupted, Succeeded, Failed, Stopped };
template <>
struct EnumNames<JobEventKind> {
    static constexpr std::pair<JobEventKind, std::string_view> values[] = {{JobEventKind::Queued, "queued"},
                                                                           {JobEventKind::Started, "started"},
                                                                           {JobEventKind::Note, "note"},
                                                                           {JobEventKind::Paused, "paused"},
                                                                           {JobEventKind::Resumed, "resumed"},
                                                                           {JobEventKind::Moved, "moved"},
                                                                           {JobEventKind::Interrupted, "interrupted"},
                                                                           {JobEventKind::Succeeded, "succeeded"},
                                                                           {JobEventKind::Failed, "failed"},
                                                                           {JobEventKind::Stopped, "stopped"}};
};

/// A line of a job's log.
struct JobEvent {
    std::string time;  ///< UTC, "2026-11-24T16:20:05Z"
    JobEventKind kind = JobEventKind::Note;
    std::string text;  ///< the device of a start, the note, the result, or why it failed
};
inline constexpr std::size_t mostJobEvents = 200;

/// `jobs/<id>.yaml`: what was asked for and how it stands. Plain data, copied between threads.
struct JobRecord {
    std::string id;  ///< "0001", counting up
    JobSpec spec;
    std::vector<std::string> after;  ///< ids that must succeed first
    JobState state = JobState::Queued;
    Progress progress;
    double etaSeconds = -1;          ///< to the end of the present stage; -1 = not known yet
    std::string error;               ///< of a failed job; for a paused one why, where it was not asked for
    std::string result;              ///< of a succeeded job, in a sentence
    std::string subject;             ///< name of the data set, model, task or run that it makes
    std::vector<std::string> notes;  ///< each once
    std::string device;              ///< that it runs or ran on: "cpu", "cuda:0"
    Engine engine = Engine::Local;
    ClusterPlace cluster;            ///< of one that a cluster runs
    std::uint64_t memoryBytes = 0;   ///< in main memory, of the whole process, when last told; 0 = not known
    double place = 0;                ///< among those that wait: the smallest is next
    std::vector<JobEvent> events;    ///< what happened to it, oldest first; at most mostJobEvents
    std::int64_t eventsLeftOut = 0;  ///< older ones that gave way
    std::string created;
    std::string started;
    std::string finished;
};

/// Whether a cluster has it and is not done: nothing on this machine runs it.
[[nodiscard]] inline bool isOnCluster(const JobRecord& record) {
    return record.engine == Engine::Slurm && (record.state == JobState::Queued || record.state == JobState::Running);
}

/// Adds an event of now. Where there are too many, the oldest but for the first give way.
void addEvent(JobRecord& record, JobEventKind kind, const std::string& text = {});

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

}  // namespace docent
