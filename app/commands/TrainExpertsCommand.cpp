// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/TrainExpertsCommand.h"

#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "Table.h"
#include "experts/CostEstimate.h"
#include "experts/ExpertPlan.h"

namespace docent {

namespace {

struct ExpertsOptions {
    std::string source;
    std::string baseline;
    ExpertPlanOptions plan;
    bool dryRun = false;
    ExpertOptions expert;
    TrainingOptions training;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("source", source, "data set to cut into slices");
        visit("baseline", baseline, "model to start from (default: SOURCE-baseline)");
        expert.fields(visit);
        plan.fields(visit);
        visit("dry_run", dryRun, "print the plan and its cost, train nothing");
        training.fields(visit);
    }
};

struct PlanRow {
    PlannedExpert expert;
    std::string name;
    bool isThere = false;  ///< in the bank, complete, of the same options
    bool isOther = false;  ///< one of that name is in the bank that is not the same: it would be refused
    CostEstimate cost;
};

/// What a plan starts from, and how fast that is trained.
struct Start {
    ModelConfig config;
    int imageSize = 32;
    std::string baselineHash;
    TrainingRate rate;
};

/// Before the baseline is trained, one of the default network is assumed.
Start findStart(const Workspace& workspace, const ExpertsOptions& options) {
    const std::string baseline = options.baseline.empty() ? options.source + "-baseline" : options.baseline;
    Start start{.config = modelPreset(BaselineJob{}.arch), .imageSize = workspace.dataset(options.source).imageSize};
    if (workspace.bank().has(baseline)) {
        const ModelRecord model = workspace.bank().load(baseline);
        start.config = model.config;
        start.imageSize = model.imageSize;
        start.baselineHash = model.weightsHash;
    }
    if (options.expert.kind == ExpertKind::Adapter) {
        start.config.adapterRatio = options.expert.adapterRatio;
    }
    start.rate = findRate(workspace.bank().list(), start.config, start.imageSize, options.training);
    return start;
}

/// Whether a model is what the plan would train, as far as that is known without its pictures.
bool isSame(const ModelRecord& model, const PlannedExpert& expert, const ExpertsOptions& options, const Start& start,
            const DatasetRecord& source) {
    const bool isAdapter = options.expert.kind == ExpertKind::Adapter;
    TrainingOptions training = options.training;
    training.flip = training.flip && source.mirror;
    training.device = training.device == "auto" ? model.training.device : training.device;
    training = training.fittedTo(expert.images, isAdapter ? TrainingStart::Adapters : TrainingStart::Baseline);
    ModelConfig config = start.config;
    config.numClasses = expert.classes;
    return model.source == source.name && model.node == expert.path &&
           model.kind == (isAdapter ? ModelKind::AdapterExpert : ModelKind::FullExpert) && model.config == config &&
           model.frozenStages == (isAdapter ? 0 : options.expert.frozenStages) &&
           model.parentHash == start.baselineHash && model.trainImages == expert.images &&
           fieldsToYaml(model.training.fittedTo(model.trainImages, TrainingStart::Random)).text() ==
               fieldsToYaml(training).text();
}

std::vector<PlanRow> makePlan(const Workspace& workspace, const ExpertsOptions& options, const Start& start) {
    const DatasetRecord source = workspace.dataset(options.source);
    std::vector<PlanRow> rows;
    for (const PlannedExpert& expert : planExperts(workspace.catalog(options.source), options.plan)) {
        PlanRow row{expert,
                    expertName(options.source, expert.path, options.baseline, options.expert.kind, expert.sharesName),
                    false,
                    {}};
        if (workspace.bank().has(row.name)) {
            const ModelRecord model = workspace.bank().load(row.name);
            const bool isOfThese = isSame(model, expert, options, start, source);
            row.isThere = isOfThese && model.state == ModelState::Complete;
            row.isOther = !isOfThese;
        }
        TrainingJobSize size{
            .trainImages = expert.images,
            .validationImages = validationShare(source.validationImages, source.trainImages, expert.images),
            .config = start.config,
            .imageSize = start.imageSize,
            .training = options.training,
            .start = TrainingStart::Baseline,
            .onSharedBase = options.expert.kind == ExpertKind::Adapter};
        size.config.numClasses = expert.classes;
        row.cost = estimateCost(size, start.rate);
        rows.push_back(std::move(row));
    }
    return rows;
}

int showPlan(const Start& start, const std::vector<PlanRow>& plan, bool json) {
    CostEstimate sum;
    std::int64_t others = 0;
    Table table({"expert", "node", "pictures>", "classes>", "training passes>", "time>", ""});
    Json experts = Json::array();
    for (const PlanRow& row : plan) {
        if (!row.isThere) {
            sum += row.cost;
        }
        table.add({row.name, row.expert.path, grouped(row.expert.images), grouped(row.expert.classes),
                   grouped(row.cost.trainingPasses), formatDuration(row.cost.seconds),
                   row.isThere   ? "(there already)"
                   : row.isOther ? "(there, of other options or pictures)"
                                 : ""});
        others += row.isOther ? 1 : 0;
        experts.push_back({{"name", row.name},
                           {"node", row.expert.path},
                           {"images", row.expert.images},
                           {"classes", row.expert.classes},
                           {"training_passes", row.cost.trainingPasses},
                           {"forward_passes", row.cost.forwardPasses},
                           {"seconds", row.cost.seconds},
                           {"bytes", row.cost.bytes},
                           {"is_there", row.isThere},
                           {"is_other", row.isOther}});
    }
    if (json) {
        printJson({{"experts", std::move(experts)},
                   {"training_passes", sum.trainingPasses},
                   {"forward_passes", sum.forwardPasses},
                   {"seconds", sum.seconds},
                   {"bytes", sum.bytes},
                   {"temporary_bytes", sum.temporaryBytes},
                   {"rate",
                    {{"images_per_second", start.rate.imagesPerSecond},
                     {"basis", enumName(start.rate.basis)},
                     {"model", start.rate.model}}}});
    } else {
        std::cout << table.text() << "\nTo train: " << grouped(sum.trainingPasses) << " training passes, about "
                  << formatDuration(sum.seconds) << " (" << start.rate.explanation() << "), and "
                  << formatBytes(sum.bytes) << " on disk.\n";
        if (others > 0) {
            std::cout << counted(others, "name is", "names are")
                      << " taken by a model of other options or pictures, and would be refused: remove it first "
                         "('docent models remove'), or rename it.\n";
        }
    }
    return exitDone;
}

}  // namespace

void addTrainExpertsCommand(CommandTree& tree) {
    Command& command = tree.add("train experts", "train an expert on each slice of a source, from its baseline");
    const auto options = std::make_shared<ExpertsOptions>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*options, {.names = {{"nodes", "--nodes,--node"}}, .required = {"source"}});
    command.bind(*engine);
    command.examples({"docent train experts --source clipart --dry-run",
                      "docent train experts --source clipart --min-images 200 --max-experts 12",
                      "docent train experts --source clipart --nodes animals,animals/birds,food",
                      "docent train experts --source clipart --engine slurm --profile gpus.yaml --detach"});
    command.setBody([options, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const Start start = findStart(workspace, *options);
        const std::vector<PlanRow> plan = makePlan(workspace, *options, start);
        if (options->dryRun) {
            return showPlan(start, plan, global.json);
        }
        for (const PlanRow& row : plan) {                      // before the others are trained
            if (row.isOther && !start.baselineHash.empty()) {  // without a baseline its job tells that
                throw Error("There is a model '" + row.name + "' of other options or pictures",
                            "Remove it first: docent models remove " + row.name +
                                ", or rename it: docent models rename " + row.name + " NEW");
            }
        }
        std::vector<JobSpec> jobs;
        for (const PlanRow& row : plan) {
            // One that is there, of the same options, is done at once.
            jobs.emplace_back(ExpertJob{.name = row.name,
                                        .source = options->source,
                                        .node = row.expert.path,
                                        .baseline = options->baseline,
                                        .expert = options->expert,
                                        .training = options->training});
        }
        if (!runOnEngine(*engine, global, workspace, jobs)) {
            return exitDone;
        }
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
