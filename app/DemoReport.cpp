// SPDX-License-Identifier: GPL-3.0-or-later
#include "DemoReport.h"

#include <cstdio>

#include "Table.h"

namespace docent {

namespace {

std::string taskReport(const DemoTask& task) {
    const RankingResult& ranking = task.ranking;
    std::string text = "Task '" + ranking.task + "': " + grouped(task.best.trainImages) + " training pictures, " +
                       grouped(task.best.evaluation.images) + " test pictures, " +
                       std::to_string(ranking.classes.size()) + " classes\n";
    Table table({"expert", "node", "proxy>", "interval>", "fine-tuned accuracy>", "interval>"});
    for (const RankedModel& model : ranking.models) {
        const RunRecord* run = model.name == task.best.model       ? &task.best
                               : model.name == task.baseline.model ? &task.baseline
                                                                   : nullptr;
        table.add({model.name, model.node.empty() ? "(all)" : model.node, percent(model.score), percent(model.interval),
                   run != nullptr ? percent(run->evaluation.accuracy) : "",
                   run != nullptr ? percent(run->evaluation.interval) : ""});
    }
    text += table.text("  ") + "  " + ranking.recommendation() + "\n";
    for (const ExportedFile& file : task.exported.models) {
        char difference[32];
        std::snprintf(difference, sizeof difference, "%.1e", file.maxAbsDifference);
        text +=
            "  exported: " + file.path.string() + " (" + formatBytes(file.bytes) + ", max |Δ| " + difference + ")\n";
    }
    text += task.chart.empty() ? "  The chart is left out: this Docent was built without its window.\n"
                               : "  chart: " + task.chart.string() + "\n";
    return text + "\n";
}

}  // namespace

std::string demoReport(const DemoResult& result) {
    std::string text = "\n";
    for (const DemoTask& task : result.tasks) {
        text += taskReport(task);
    }
    Table steps({"step", "seconds>", "training passes>", "forward passes>"});
    Cost total;
    for (const DemoStep& step : result.steps) {
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, "%.1f", step.cost.seconds);
        steps.add({step.title, seconds, grouped(step.cost.trainingPasses), grouped(step.cost.forwardPasses)});
        total += step.cost;
    }
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.1f", total.seconds);
    steps.add({"all", seconds, grouped(total.trainingPasses), grouped(total.forwardPasses)});
    return text + steps.text() + "\nThis took " + formatDuration(result.seconds) +
           ". Look around with 'docent window --workspace " + result.workspace.string() + "'.\n";
}

Json toJson(const DemoResult& result) {
    Json datasets = Json::array();
    for (const DatasetRecord& record : result.datasets) {
        Json json = toJson(record);
        json["skipped"] = record.skipped.size();
        datasets.push_back(std::move(json));
    }
    Json models = Json::array();
    for (const ModelRecord& record : result.models) {
        models.push_back(toJson(record));
    }
    Json tasks = Json::array();
    for (const DemoTask& task : result.tasks) {
        tasks.push_back({{"task", task.ranking.task},
                         {"ranking", toJson(task.ranking)},
                         {"best", toJson(task.best)},
                         {"baseline", toJson(task.baseline)},
                         {"export", toJson(task.exported)},
                         {"chart", task.chart.empty() ? Json(nullptr) : Json(task.chart.string())}});
    }
    Json steps = Json::array();
    for (const DemoStep& step : result.steps) {
        Json json = fieldsToJson(step.cost);
        json["step"] = step.title;
        steps.push_back(std::move(json));
    }
    return {{"workspace", result.workspace.string()},
            {"options", fieldsToJson(result.options)},
            {"datasets", std::move(datasets)},
            {"models", std::move(models)},
            {"tasks", std::move(tasks)},
            {"steps", std::move(steps)},
            {"seconds", result.seconds}};
}

}  // namespace docent
