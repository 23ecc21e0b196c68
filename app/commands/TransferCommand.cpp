// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/TransferCommand.h"

#include <algorithm>
#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "RunTable.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

constexpr const char* allModels = "all";
constexpr const char* tiedModels = "tied";

bool namesSeveral(const std::string& model) {
    return model == allModels || model == tiedModels;
}

/// One job; for "tied" one for each model that shares the first place of the ranking, for "all" one for each that a
/// ranking would take.
std::vector<JobSpec> jobsFor(const Workspace& workspace, const TransferJob& job) {
    if (!namesSeveral(job.model)) {
        return {job};
    }
    std::vector<std::string> models;
    if (job.model == tiedModels) {
        models = bestModels(workspace, job.task);
    } else {
        for (const ModelRecord& model : workspace.bank().list()) {
            if (model.state != ModelState::Training) {
                models.push_back(model.name);
            }
        }
    }
    if (models.empty()) {
        throw Error("There is no model to fine-tune in " + workspace.folder().string(),
                    "Train one with 'docent train baseline --source N'");
    }
    std::vector<JobSpec> jobs;
    for (const std::string& model : models) {
        TransferJob one = job;
        one.model = model;
        jobs.emplace_back(one);
    }
    return jobs;
}

/// The fields of a job, but that the command takes words for several models too.
struct TransferFields {
    TransferJob job;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        job.fields([&](const char* key, auto& value, const char* description) {
            visit(key, value,
                  std::string_view(key) == "model"
                      ? "what to fine-tune: best (the first of the task's ranking), tied (the best and all that the "
                        "ranking does not tell apart from it), all (every model of the bank), or the NAME of one "
                        "(default: best)"
                      : description);
        });
    }
    [[nodiscard]] std::vector<std::string> check() const { return problemsOf(job); }
};

}  // namespace

void addTransferCommand(CommandTree& tree) {
    Command& command = tree.add("transfer", "fine-tune a model on a task: sweep, train on all, test");
    const auto options = std::make_shared<TransferFields>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*options, {.names = {{"model", "--expert,--model"}}, .required = {"task"}});
    command.bind(*engine);
    command.examples({"docent transfer --task stamps                  # the best of the task's ranking",
                      "docent transfer --task stamps --expert clipart-baseline",
                      "docent transfer --task stamps --expert tied    # what the ranking does not tell apart, each",
                      "docent transfer --task stamps --expert all --learning-rates 0.1,0.01 --steps 200,500"});
    command.setBody([options, engine](const GlobalOptions& global) {
        const TransferJob& job = options->job;
        const Workspace workspace(global.workspace);
        if (namesSeveral(job.model) && !job.name.empty()) {
            throw UsageError("--name names one run, and --expert " + job.model + " may make several");
        }
        const auto jobs = runOnEngine(*engine, global, workspace, jobsFor(workspace, job));
        if (!jobs) {
            return exitDone;
        }
        std::vector<RunRecord> runs;
        for (const JobRecord& done : *jobs) {
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
            std::cout << runTable(runs, *jobs);
        }
        return exitDone;
    });
}

}  // namespace docent
