// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace docent {

/// What a job asks a Slurm cluster for: a YAML file of these words, all optional. What is left out is the cluster's
/// own default.
struct SlurmProfile {
    std::string partition;
    std::string account;
    std::string qos;
    std::string constraint;
    std::string gpus;                  ///< for each task: "1", "a100:2"; "" = none
    int cpus = 4;                      ///< for each task, >= 1
    std::string memory;                ///< for each task: "16G"; "" = the cluster's default
    std::string time;                  ///< for each task: "4:00:00"; "" = the partition's limit
    int maxRunning = 0;                ///< tasks of an array that run at once; 0 = no limit of our own
    int signalSeconds = 120;           ///< before the time limit a task writes its checkpoint, 10 to 3600
    int requeues = 20;                 ///< times that a task goes on after its time limit, >= 0
    std::string program;               ///< docent on the nodes; "" = the file that runs here
    std::vector<std::string> setup;    ///< lines of shell before docent starts: "module load cuda"
    std::vector<std::string> options;  ///< further options of sbatch: "--exclude=n3"

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("partition", partition, "partition of the cluster");
        visit("account", account, "account that the time is taken from");
        visit("qos", qos, "quality of service");
        visit("constraint", constraint, "features that a node must have");
        visit("gpus", gpus, "GPUs of a task: 1, or a100:1");
        visit("cpus", cpus, "CPUs of a task, 1 or more");
        visit("memory", memory, "main memory of a task: 16G");
        visit("time", time, "time limit of a task: 4:00:00, or 1-12 for a day and 12 hours");
        visit("max_running", maxRunning, "tasks that run at once (0: as many as fit)");
        visit("signal_seconds", signalSeconds, "seconds before the time limit at which a checkpoint is written");
        visit("requeues", requeues, "how many times a task goes on after its time limit");
        visit("program", program, "docent on the nodes (default: the file that runs here)");
        visit("setup", setup, "lines of shell before docent starts");
        visit("options", options, "further options of sbatch");
    }

    struct Problem {
        std::string key;
        std::string text;  ///< goes behind the key: "must be 1 or more"
        std::string mend;
    };
    /// All that is wrong with it.
    [[nodiscard]] std::vector<Problem> problems() const;
};

/// Throws Error that names the file, the line and the key.
[[nodiscard]] SlurmProfile loadSlurmProfile(const std::filesystem::path& file);

/// The profile that is taken where none is named: `workspace`/slurm.yaml, else docent/slurm.yaml among the user's
/// settings; "" where neither is there.
[[nodiscard]] std::filesystem::path findSlurmProfile(const std::filesystem::path& workspace);

/// The profile of a file, absolute, or the one that findSlurmProfile() finds where `named` is empty; defaults where
/// there is none.
struct ChosenProfile {
    std::filesystem::path file;  ///< "" = none
    SlurmProfile profile;
};
[[nodiscard]] ChosenProfile chooseSlurmProfile(const std::filesystem::path& named,
                                               const std::filesystem::path& workspace);

}  // namespace docent
