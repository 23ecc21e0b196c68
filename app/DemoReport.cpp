// SPDX-License-Identifier: GPL-3.0-or-later
#include "DemoReport.h"

#include <algorithm>
#include <cstdio>

#include "Table.h"
#include "base/Words.h"

namespace docent {

namespace {

std::string taskReport(const DemoTask& task) {
    const RankingResult& ranking = task.ranking;
    std::string text = "Task '" + ranking.task + "': " + grouped(task.best.trainImages) + " training pictures, " +
                       grouped(task.best.evaluation.images) + " test pictures, " +
                       counted(ranking.classes.size(), "class", "classes") + "\n";
    Table table({"expert", "kind", "node", "proxy>", "interval>", "fine-tuned accuracy>", "interval>"});
    for (const RankedModel& model : ranking.models) {
        const auto run = std::find_if(task.runs.begin(), task.runs.end(),
                                      [&model](const RunRecord& other) { return other.model == model.name; });
        const bool isTuned = run != task.runs.end();
        table.add({model.name, enumName(model.kind), model.node.empty() ? "(all)" : model.node, percent(model.score),
                   percent(model.interval), isTuned ? percent(run->evaluation.accuracy) : "",
                   isTuned ? percent(run->evaluation.interval) : ""});
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

/// What an expert of each kind takes on the disk, and how well it tells the classes of its node apart.
std::string expertReport(const DemoResult& result) {
    Table table({"expert", "kind", "validation accuracy>", "size>", "of the baseline's>"});
    const auto baseline = static_cast<double>(result.modelBytes.front());
    for (std::size_t i = 0; i < result.models.size(); ++i) {
        const ModelRecord& model = result.models[i];
        table.add({model.name, enumName(model.kind), percent(model.result.validationAccuracy),
                   formatBytes(result.modelBytes[i]),
                   i == 0 ? "" : percent(static_cast<double>(result.modelBytes[i]) / baseline)});
    }
    std::string text = table.text();
    if (result.combined) {
        text += "All adapter experts in one model: " + result.combined->file.string() + " (" +
                formatBytes(result.combined->bytes) + ")\n";
    }
    return text + "\n";
}

}  // namespace

std::string demoReport(const DemoResult& result) {
    std::string text = "\n" + expertReport(result);
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
    for (std::size_t i = 0; i < result.models.size(); ++i) {
        models.push_back(toJson(result.models[i]));
        models.back()["bytes"] = result.modelBytes[i];
    }
    Json tasks = Json::array();
    for (const DemoTask& task : result.tasks) {
        Json runs = Json::array();
        for (const RunRecord& run : task.runs) {
            runs.push_back(toJson(run));
        }
        tasks.push_back({{"task", task.ranking.task},
                         {"runs", std::move(runs)},
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
    return {
        {"workspace", result.workspace.string()},
        {"options", fieldsToJson(result.options)},
        {"datasets", std::move(datasets)},
        {"models", std::move(models)},
        {"combined", result.combined ? Json{{"file", result.combined->file.string()}, {"bytes", result.combined->bytes}}
                                     : Json(nullptr)},
        {"tasks", std::move(tasks)},
        {"steps", std::move(steps)},
        {"seconds", result.seconds}};
}

}  // namespace docent
