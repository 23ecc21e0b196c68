// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace docent {

/// What Slurm says of a task of an array.
struct SlurmTask {
    enum class Phase {
        Waits,    ///< in the queue, also once more after a preemption
        Runs,     ///< on a node, or about to leave it
        Ended,    ///< Slurm is done with it, however that came
        Unknown,  ///< Slurm has forgotten it, or never knew it
    };
    Phase phase = Phase::Unknown;
    std::string state;   ///< Slurm's word: "PENDING", "OUT_OF_MEMORY"
    std::string reason;  ///< why it waits or failed: "Resources"; "" = none
    std::string node;
    int exitCode = -1;  ///< -1 = not told
    int signal = 0;     ///< that ended it
};

/// "PENDING", "CANCELLED by 1000" -> what that means for us. A word that is not known is taken for a task that lives:
/// nobody is to take it for lost.
[[nodiscard]] SlurmTask::Phase slurmPhase(const std::string& state);

/// By task, "123_4": lines of `squeue --array --format=%F|%K|%T|%r|%N`. What is no such line is passed over.
[[nodiscard]] std::map<std::string, SlurmTask> readSqueue(const std::string& text);
/// A line of `scontrol --oneliner show job`; phase Unknown where it is none.
[[nodiscard]] SlurmTask readScontrol(const std::string& text);
/// A line of `sacct --parsable2 --format=State,ExitCode,NodeList`; phase Unknown where it is none.
[[nodiscard]] SlurmTask readSacct(const std::string& text);

/// "Waits in Slurm: Resources", "Runs in Slurm on n3", "Ended in Slurm: OUT_OF_MEMORY".
[[nodiscard]] std::string describe(const SlurmTask& task);

}  // namespace docent
