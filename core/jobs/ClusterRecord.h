// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/Files.h"
#include "jobs/JobRecord.h"

namespace docent {

/// The lock of one job that a cluster has: its task holds it as long as it runs, on whatever node, and nobody else
/// writes the record meanwhile. The file system tells whether it is held, never the number of a process, which says
/// nothing of another machine.
[[nodiscard]] std::filesystem::path jobLock(const std::filesystem::path& folder, const std::string& id);

/// Reads the record of a job that no task runs, changes and keeps it. Nothing where a task has it, or where `change`
/// returns false, which leaves it as it is. Throws Error as loadJob() does.
[[nodiscard]] std::optional<JobRecord> changeClusterRecord(const std::filesystem::path& folder, const std::string& id,
                                                           const std::function<bool(JobRecord&)>& change);

}  // namespace docent
