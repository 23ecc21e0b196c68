// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "slurm/SlurmProfile.h"

namespace docent {

/// An array of Slurm: one task for each job of a workspace.
struct SlurmArray {
    std::filesystem::path workspace;
    std::string name;                ///< as squeue shows it: "docent-train-expert"
    std::vector<std::string> jobs;   ///< ids of the workspace; a task's index is the place in this list
    std::vector<std::string> after;  ///< arrays of Slurm that must have ended before: "123"
};

/// Exit codes of a task's script beside those of the job, so that who follows knows why it ended.
inline constexpr int taskWantsRequeue = 75;  ///< the time limit came: it is to be queued again
inline constexpr int taskSeesNoWorkspace = 78;
inline constexpr int taskSeesNoProgram = 79;
/// A worker that was killed begins again so many times in its task.
inline constexpr int mostStartsOfWorker = 3;

/// The script that sbatch is given: what the profile asks for, and for each task the work of its job. Names and paths
/// may hold any character but a line break; throws Error for those.
[[nodiscard]] std::string slurmScript(const SlurmArray& array, const SlurmProfile& profile);

/// Where the tasks of a workspace write what they say, and the log of one: task "123_4".
[[nodiscard]] std::filesystem::path slurmLogFolder(const std::filesystem::path& workspace);
[[nodiscard]] std::filesystem::path slurmLog(const std::filesystem::path& workspace, const std::string& task);

/// The file of the program that runs.
[[nodiscard]] std::filesystem::path runningProgram();

}  // namespace docent
