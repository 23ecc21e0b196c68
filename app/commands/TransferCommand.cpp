// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/TransferCommand.h"

#include <algorithm>
#include <iostream>

#include "JobRunner.h"
#include "Json.h"
#include "RunTable.h"

namespace docent {

namespace {

/// One job, or one for each model that a ranking would take for "all".
std::vector<JobSpec> jobsFor(const Workspace& workspace, const TransferJob& job) {
    if (job.model != "all") {
        return {job};
    }
    std::vector<JobSpec> jobs;
    for (const ModelRecord& model : workspace.bank().list()) {
        if (model.state != ModelState::Training) {
            TransferJob one = job;
            one.model = model.name;
            jobs.emplace_back(one);
        }
    }
    if (jobs.empty()) {
        throw Error("There is no model to fine-tune in " + workspace.folder().string(),
                    "Train one with 'docent train baseline --source N'");
    }
    return jobs;
}

}  // namespace

void addTransferCommand(CommandTree& tree) {
    Command& command = tree.add("transfer", "fine-tune a model on a task: sweep, train on all, test");
    const auto job = std::make_shared<TransferJob>();
    command.bind(*job, {.names = {{"model", "--expert,--model"}}, .required = {"task"}});
    command.examples({"docent transfer --task stamps                  # the best of the task's ranking",
                      "docent transfer --task stamps --expert clipart-baseline",
                      "docent transfer --task stamps --expert all --learning-rates 0.1,0.01 --steps 200,500"});
    command.setBody([job](const GlobalOptions& global) {
        prepareToCompute(global);
        const Workspace workspace(global.workspace);
        if (job->model == "all" && !job->name.empty()) {
            throw UsageError("--name names one run, and --expert all makes several");
        }
        JobRunner runner{workspace};
        std::vector<RunRecord> runs;
        for (const JobRecord& done : runner.run(jobsFor(workspace, *job))) {
            runs.push_back(workspace.runs().load(done.subject));
        }
        std::stable_sort(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
            return a.evaluation.accuracy > b.evaluation.accuracy;
        });
        if (global.json) {
            Json list = Json::array();
            for (const RunRecord& run : runs) {
                list.push_back(toJson(run));
            }
            printJson({{"runs", std::move(list)}});
        } else {
            std::cout << runTable(runs);
        }
        return exitDone;
    });
}

}  // namespace docent
