// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "jobs/JobRecord.h"

namespace docent {

/// The word of a state, for people.
[[nodiscard]] QString stateText(JobState state);
/// What stopping this job means: "Stop and keep the best" where it trains a model.
[[nodiscard]] QString stopText(const JobSpec& spec);
/// "CPU", "GPU 1".
[[nodiscard]] QString deviceText(const std::string& device);
/// How a job stands, in a line: the stage that runs, what it waits for, or how it ended.
[[nodiscard]] QString detailText(const JobRecord& record);
/// "CPU  ·  210 pictures/s  ·  1.2 GB of memory  ·  3 min left"
[[nodiscard]] QString factsText(const JobRecord& record);

}  // namespace docent
