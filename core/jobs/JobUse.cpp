// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobUse.h"

#include <algorithm>

#include "base/Error.h"

namespace docent {

namespace {

struct Uses {
    RecordKind kind;
    const std::string& name;

    bool operator()(const ImportJob& job) const { return kind == RecordKind::Dataset && job.options.name == name; }

    /// By the members: a kind of job that names a model, a run or a data set in one of these words needs no line here.
    template <typename Job>
    bool operator()(const Job& job) const {
        bool uses = false;
        const auto names = [&](RecordKind what, const std::string& other) {
            uses = uses || (kind == what && name == other);
        };
        if constexpr (requires { job.source; }) {
            names(RecordKind::Dataset, job.source);
            names(RecordKind::Model, job.name);
        }
        if constexpr (requires { job.baseline; }) {
            names(RecordKind::Model, job.baseline);
        }
        if constexpr (requires { job.task; }) {
            names(RecordKind::Dataset, job.task);
        }
        if constexpr (requires { job.model; }) {
            names(RecordKind::Model, job.model);
            names(RecordKind::Run, job.name);
        }
        if constexpr (requires { job.models; }) {
            for (const std::string& model : job.models) {
                names(RecordKind::Model, model);
            }
        }
        if constexpr (requires { job.run; }) {
            names(RecordKind::Run, job.run);
        }
        return uses;
    }
};

}  // namespace

bool usesRecord(const JobSpec& spec, RecordKind kind, const std::string& name) {
    return std::visit(Uses{kind, name}, spec);
}

std::optional<JobRecord> jobUsing(const std::vector<JobRecord>& jobs, RecordKind kind, const std::string& name) {
    const auto found = std::find_if(jobs.begin(), jobs.end(), [&](const JobRecord& job) {
        const bool readsAll =
            kind == RecordKind::Model && job.state == JobState::Running && std::holds_alternative<RankJob>(job.spec);
        return !isFinished(job.state) && (readsAll || usesRecord(job.spec, kind, name));
    });
    return found == jobs.end() ? std::nullopt : std::optional(*found);
}

void requireUnused(const std::vector<JobRecord>& jobs, RecordKind kind, const std::string& name) {
    if (const auto job = jobUsing(jobs, kind, name)) {
        throw Error("The job " + job->id + " (" + jobTitle(job->spec) + ") is " + enumName(job->state) +
                        " and uses the " + recordWord(kind) + " '" + name + "'",
                    "Wait until it is done, or stop it first");
    }
}

}  // namespace docent
