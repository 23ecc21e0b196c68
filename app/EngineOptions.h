// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "CommandTree.h"
#include "jobs/JobRecord.h"
#include "workspace/Workspace.h"

namespace docent {

/// What runs the jobs of a command: options of every command that trains, ranks or fine-tunes.
struct EngineOptions {
    Engine engine = Engine::Local;
    std::string profile;
    bool detach = false;
    bool printScript = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("engine", engine, "what runs it: this machine, or a Slurm cluster that shares the workspace");
        visit("profile", profile,
              "what to ask Slurm for, a YAML file (default: slurm.yaml in the workspace, else "
              "~/.config/docent/slurm.yaml)");
        visit("detach", detach, "return once Slurm has the jobs; 'docent jobs' tells how they stand");
        visit("print_script", printScript, "print what sbatch would be given, and submit nothing");
    }
    [[nodiscard]] std::vector<std::string> check() const;
};

/// Runs jobs on the engine that was asked for, shows how they stand, and returns their records, all Succeeded, in the
/// order of the specs. Nothing where the command has said already what there is to say: the script was printed, or the
/// jobs are left to the cluster. Throws as JobRunner::run() does.
[[nodiscard]] std::optional<std::vector<JobRecord>> runOnEngine(const EngineOptions& options,
                                                                const GlobalOptions& global, const Workspace& workspace,
                                                                const std::vector<JobSpec>& specs);

}  // namespace docent
