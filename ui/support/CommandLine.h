// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "jobs/JobSpec.h"

namespace docent {

class Session;

/// Puts the command line that does the same into the clipboard, and says so: "docent --workspace DIR rank --task T".
void copyCommandLine(Session& session, const JobSpec& spec);
/// One a line.
void copyCommandLines(Session& session, const std::vector<JobSpec>& specs);
/// Of a command that is no job: `arguments` are "models rename a b", quoted as a shell wants them.
void copyCommandLine(Session& session, const QString& arguments);

}  // namespace docent
