// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "slurm/SlurmTask.h"

namespace docent {

/// Slurm, through its own commands. Each throws Error in one sentence where the command is not there, refuses or does
/// not answer: what a call did not learn has not changed. May be used from any thread.
class SlurmCommands {
public:
    explicit SlurmCommands(std::chrono::milliseconds limit = std::chrono::seconds(30)) : m_limit(limit) {}

    /// Whether this machine can submit.
    [[nodiscard]] static bool isThere();

    /// Hands a script to sbatch; returns the number of the array.
    [[nodiscard]] std::string submit(const std::string& script) const;
    /// What Slurm knows of the tasks of these arrays; those that it has forgotten are left out.
    [[nodiscard]] std::map<std::string, SlurmTask> tasks(const std::vector<std::string>& arrays) const;
    /// One task with its exit code, from the controller or, where that has forgotten it, from the accounting; phase
    /// Unknown where neither knows it.
    [[nodiscard]] SlurmTask task(const std::string& task) const;
    void cancel(const std::vector<std::string>& tasks) const;
    /// The most tasks that an array may have.
    [[nodiscard]] std::size_t mostTasks() const;

private:
    [[nodiscard]] std::string run(const std::vector<std::string>& command, const std::string& input = {}) const;

    std::chrono::milliseconds m_limit;
};

/// "123" of the task "123_4".
[[nodiscard]] std::string arrayOf(const std::string& task);

}  // namespace docent
