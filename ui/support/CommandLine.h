// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "jobs/JobSpec.h"

namespace docent {

class Session;

/// Puts the command line that does the same into the clipboard, and says so: "docent --workspace DIR rank --task T".
/// `more`: options that are none of the job's, " --engine slurm".
void copyCommandLine(Session& session, const JobSpec& spec, const QString& more = {});
/// One a line.
void copyCommandLines(Session& session, const std::vector<JobSpec>& specs, const QString& more = {});
/// Of a command that is no job: `arguments` are "models rename a b", quoted as a shell wants them.
void copyCommandLine(Session& session, const QString& arguments);

}  // namespace docent
