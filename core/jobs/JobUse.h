// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jobs/JobRecord.h"
#include "workspace/Workspace.h"

namespace docent {

/// Whether the job makes or needs the record of this name. An export needs the task of its run too.
[[nodiscard]] bool usesRecord(const Workspace& workspace, const JobSpec& spec, RecordKind kind,
                              const std::string& name);

/// Lets what the job names follow a record that was renamed; returns whether it names it.
bool renameInSpec(JobSpec& spec, RecordKind kind, const std::string& from, const std::string& to);

/// The same in what is told of the job: its result, error, notes and log. Nothing happens where a record of another
/// kind has the old name, since the texts do not say which of both they mean.
bool renameInTexts(const Workspace& workspace, JobRecord& job, RecordKind kind, const std::string& from,
                   const std::string& to);

/// The first job that is not finished and uses the record, so that it must be neither deleted nor renamed. A ranking
/// that runs may read any model; one of "all models" that does not run yet takes those that there are when it begins.
[[nodiscard]] std::optional<JobRecord> jobUsing(const Workspace& workspace, const std::vector<JobRecord>& jobs,
                                                RecordKind kind, const std::string& name);

/// Throws Error that names the job.
void requireUnused(const Workspace& workspace, const std::vector<JobRecord>& jobs, RecordKind kind,
                   const std::string& name);

}  // namespace docent
