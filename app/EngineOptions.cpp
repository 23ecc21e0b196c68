// SPDX-License-Identifier: GPL-3.0-or-later
#include "EngineOptions.h"

#include "ClusterRunner.h"
#include "JobRunner.h"

namespace docent {

std::vector<std::string> EngineOptions::check() const {
    std::vector<std::string> problems;
    if (engine == Engine::Local && (!profile.empty() || detach || printScript)) {
        problems.emplace_back("--profile, --detach and --print-script are for --engine slurm");
    }
    return problems;
}

std::optional<std::vector<JobRecord>> runOnEngine(const EngineOptions& options, const GlobalOptions& global,
                                                  const Workspace& workspace, const std::vector<JobSpec>& specs) {
    if (options.engine == Engine::Local) {
        prepareToCompute(global);
        return JobRunner(workspace).run(specs);
    }
    ClusterRunner runner(workspace, chooseSlurmProfile(options.profile, workspace.folder()));
    if (options.printScript) {
        runner.printScripts(specs);
        return std::nullopt;
    }
    const ClusterOrder order = runner.submit(specs);
    if (options.detach) {
        runner.sayHowToFollow(order, global.json);
        return std::nullopt;
    }
    return runner.follow(order);
}

}  // namespace docent
