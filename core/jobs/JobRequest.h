// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace docent {

/// Asks the Docent that runs this job, in whatever process, to stop or pause it: it looks for this file.
enum class JobRequest { None, Stop, Pause };
void requestJob(const std::filesystem::path& folder, const std::string& id, JobRequest request);
/// Reads the request and removes it. Never throws: one that cannot be read is taken for a stop.
[[nodiscard]] JobRequest takeJobRequest(const std::filesystem::path& folder, const std::string& id);

/// Asks it to move a job that waits: before the job `before`, or behind all others where that is empty.
void requestMove(const std::filesystem::path& folder, const std::string& id, const std::string& before);
/// Reads the wish and removes it. Never throws: one that cannot be read is none.
[[nodiscard]] std::optional<std::string> takeMoveRequest(const std::filesystem::path& folder, const std::string& id);

}  // namespace docent
