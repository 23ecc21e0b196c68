// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/TrainExpertsCommand.h"

#include <iostream>

#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "experts/ExpertPlan.h"

namespace docent {

namespace {

struct ExpertsOptions {
    std::string source;
    std::string baseline;
    ExpertPlanOptions plan;
    bool dryRun = false;
    TrainingOptions training = ExpertJob{}.training;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("source", source, "data set to cut into slices");
        visit("baseline", baseline, "model to start from (default: SOURCE-baseline)");
        plan.fields(visit);
        visit("dry_run", dryRun, "print the plan and its cost, train nothing");
        training.fields(visit);
    }
};

struct PlanRow {
    PlannedExpert expert;
    std::string name;
    bool isThere = false;  ///< in the bank, complete
    std::int64_t passes = 0;
};

std::vector<PlanRow> makePlan(const Workspace& workspace, const ExpertsOptions& options) {
    std::vector<PlanRow> rows;
    for (const PlannedExpert& expert : planExperts(workspace.catalog(options.source), options.plan)) {
        PlanRow row{expert, expertName(options.source, expert.path), false, 0};
        if (workspace.bank().has(row.name)) {
            const ModelRecord model = workspace.bank().load(row.name);
            row.isThere = model.node == expert.path && model.state == ModelState::Complete;
        }
        row.passes = options.training.maxSteps > 0 ? options.training.maxSteps * options.training.batchSize
                                                   : options.training.epochs * expert.images;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Training passes per second of the baseline; 0 when it is not trained.
double measuredSpeed(const Workspace& workspace, const ExpertsOptions& options) {
    const std::string baseline = options.baseline.empty() ? options.source + "-baseline" : options.baseline;
    if (!workspace.bank().has(baseline)) {
        return 0;
    }
    const Cost cost = workspace.bank().load(baseline).result.cost;
    return cost.seconds > 0 ? static_cast<double>(cost.trainingPasses) / cost.seconds : 0;
}

int showPlan(const Workspace& workspace, const ExpertsOptions& options, const std::vector<PlanRow>& plan, bool json) {
    const double speed = measuredSpeed(workspace, options);
    std::int64_t passes = 0;
    Table table({"expert", "node", "pictures>", "classes>", "training passes>", ""});
    Json experts = Json::array();
    for (const PlanRow& row : plan) {
        passes += row.isThere ? 0 : row.passes;
        table.add({row.name, row.expert.path, grouped(row.expert.images), grouped(row.expert.classes),
                   grouped(row.passes), row.isThere ? "(there already)" : ""});
        experts.push_back({{"name", row.name},
                           {"node", row.expert.path},
                           {"images", row.expert.images},
                           {"classes", row.expert.classes},
                           {"training_passes", row.passes},
                           {"is_there", row.isThere}});
    }
    const double seconds = speed > 0 ? static_cast<double>(passes) / speed : -1;
    if (json) {
        printJson({{"experts", std::move(experts)},
                   {"training_passes", passes},
                   {"seconds", seconds < 0 ? Json(nullptr) : Json(seconds)}});
    } else {
        std::cout << table.text() << "\nTo train: " << grouped(passes) << " training passes"
                  << (seconds < 0 ? std::string("; how long that takes is known once the baseline is trained")
                                  : ", about " + formatDuration(seconds) + " at the baseline's speed")
                  << ".\n";
    }
    return exitDone;
}

}  // namespace

void addTrainExpertsCommand(CommandTree& tree) {
    Command& command = tree.add("train experts", "train an expert on each slice of a source, from its baseline");
    const auto options = std::make_shared<ExpertsOptions>();
    command.bind(*options, {.names = {{"nodes", "--nodes,--node"}}, .required = {"source"}});
    command.examples({"docent train experts --source clipart --dry-run",
                      "docent train experts --source clipart --min-images 200 --max-experts 12",
                      "docent train experts --source clipart --nodes animals,animals/birds,food"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        static_cast<void>(workspace.dataset(options->source));  // an Error that lists the names there are
        const std::vector<PlanRow> plan = makePlan(workspace, *options);
        if (options->dryRun) {
            return showPlan(workspace, *options, plan, global.json);
        }
        prepareToCompute(global);
        JobRunner runner{workspace};
        std::vector<JobSpec> jobs;
        for (const PlanRow& row : plan) {
            // One that is there is done at once when it is of the same options, and refused when it is of others.
            jobs.emplace_back(ExpertJob{.name = row.name,
                                        .source = options->source,
                                        .node = row.expert.path,
                                        .baseline = options->baseline,
                                        .training = options->training});
        }
        runner.run(jobs);
        Table table({"expert", "node", "pictures>", "classes>", "validation>", "time>"});
        Json experts = Json::array();
        for (const PlanRow& row : plan) {
            const ModelRecord model = workspace.bank().load(row.name);
            table.add({model.name, model.node, grouped(model.trainImages),
                       grouped(static_cast<std::int64_t>(model.classes.size())),
                       percent(model.result.validationAccuracy), formatDuration(model.result.cost.seconds)});
            experts.push_back(toJson(model));
        }
        if (global.json) {
            printJson({{"experts", std::move(experts)}});
        } else {
            std::cout << table.text();
        }
        return exitDone;
    });
}

}  // namespace docent
