// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobUse.h"

#include <algorithm>
#include <type_traits>

#include "base/Error.h"

namespace docent {

namespace {

/// Calls `visit(kind, name)` with each record that a job names.
template <typename Visit>
struct Names {
    Visit visit;

    template <typename Job>
    void operator()(Job& job) const {
        if constexpr (std::is_same_v<std::remove_const_t<Job>, ImportJob>) {
            visit(RecordKind::Dataset, job.options.name);
        }
        // By the members: a kind of job that names a model, a run or a data set in one of these words needs no line
        // here.
        if constexpr (requires { job.source; }) {
            visit(RecordKind::Dataset, job.source);
            if constexpr (requires { job.name; }) {
                visit(RecordKind::Model, job.name);
            }
        }
        if constexpr (requires { job.baseline; }) {
            visit(RecordKind::Model, job.baseline);
        }
        if constexpr (requires { job.task; }) {
            visit(RecordKind::Dataset, job.task);
        }
        if constexpr (requires { job.model; }) {
            visit(RecordKind::Model, job.model);
        }
        if constexpr (requires {
                          job.model;
                          job.name;
                      }) {
            visit(RecordKind::Run, job.name);
        }
        if constexpr (requires { job.models; }) {
            for (auto& model : job.models) {
                visit(RecordKind::Model, model);
            }
        }
        if constexpr (requires { job.run; }) {
            visit(RecordKind::Run, job.run);
        }
    }
};
template <typename Visit>
Names(Visit) -> Names<Visit>;

/// That of the run which an export writes; "" where there is no such run.
std::string taskOf(const Workspace& workspace, const JobSpec& spec) {
    const auto* exporting = std::get_if<ExportJob>(&spec);
    if (exporting == nullptr || !workspace.runs().has(exporting->run)) {
        return {};
    }
    try {
        return workspace.runs().load(exporting->run).task;
    } catch (const Error&) {
        return {};  // a damaged one cannot be exported
    }
}

}  // namespace

bool usesRecord(const Workspace& workspace, const JobSpec& spec, RecordKind kind, const std::string& name) {
    bool uses = kind == RecordKind::Dataset && !name.empty() && taskOf(workspace, spec) == name;
    std::visit(
        Names{[&](RecordKind what, const std::string& other) { uses = uses || (what == kind && other == name); }},
        spec);
    return uses;
}

bool renameInSpec(JobSpec& spec, RecordKind kind, const std::string& from, const std::string& to) {
    bool renamed = false;
    std::visit(Names{[&](RecordKind what, std::string& name) {
                   if (what == kind && name == from) {
                       name = to;
                       renamed = true;
                   }
               }},
               spec);
    return renamed;
}

bool renameInTexts(const Workspace& workspace, JobRecord& job, RecordKind kind, const std::string& from,
                   const std::string& to) {
    const bool isAmbiguous = (kind != RecordKind::Dataset && workspace.hasDataset(from)) ||
                             (kind != RecordKind::Model && workspace.bank().has(from)) ||
                             (kind != RecordKind::Run && workspace.runs().has(from));
    if (isAmbiguous) {
        return false;
    }
    bool isRenamed = false;
    const std::string before = "'" + from + "'";
    const std::string after = "'" + to + "'";
    const auto rename = [&](std::string& text) {
        for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + after.size())) {
            text.replace(at, before.size(), after);
            isRenamed = true;
        }
    };
    rename(job.result);
    rename(job.error);
    std::for_each(job.notes.begin(), job.notes.end(), rename);
    for (JobEvent& event : job.events) {
        rename(event.text);
    }
    return isRenamed;
}

std::optional<JobRecord> jobUsing(const Workspace& workspace, const std::vector<JobRecord>& jobs, RecordKind kind,
                                  const std::string& name) {
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const JobRecord& job) {
        const bool readsAll =
            kind == RecordKind::Model && job.state == JobState::Running &&
            (std::holds_alternative<RankJob>(job.spec) || std::holds_alternative<StrategyJob>(job.spec));
        return !isFinished(job.state) && (readsAll || usesRecord(workspace, job.spec, kind, name));
    });
    return found == jobs.end() ? std::nullopt : std::optional(*found);
}

void requireUnused(const Workspace& workspace, const std::vector<JobRecord>& jobs, RecordKind kind,
                   const std::string& name) {
    if (const auto job = jobUsing(workspace, jobs, kind, name)) {
        throw Error("The job " + job->id + " (" + jobTitle(job->spec) + ") is " + enumName(job->state) +
                        " and uses the " + recordWord(kind) + " '" + name + "'",
                    job->state == JobState::Paused ? "Resume it and wait until it is done, or remove it first"
                                                   : "Wait until it is done, or stop it first");
    }
}

}  // namespace docent
