// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/EvaluateCommand.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "jobs/Operations.h"
#include "transfer/Calibration.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

struct EvaluateOptions {
    std::string run;
    int confusions = 10;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("run", run, "fine-tuned model");
        visit("confusions", confusions, "most frequent confusions to list (0: none)");
    }
};

std::string figure(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
}

void printConfusions(const Evaluation& evaluation, int limit) {
    struct Cell {
        std::int64_t count;
        std::size_t truth;
        std::size_t predicted;
    };
    std::vector<Cell> cells;
    for (std::size_t truth = 0; truth < evaluation.classes.size(); ++truth) {
        for (std::size_t predicted = 0; predicted < evaluation.classes.size(); ++predicted) {
            if (truth != predicted && evaluation.confusionAt(truth, predicted) > 0) {
                cells.push_back({evaluation.confusionAt(truth, predicted), truth, predicted});
            }
        }
    }
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.count > b.count; });
    cells.resize(std::min(cells.size(), static_cast<std::size_t>(std::max(limit, 0))));
    if (cells.empty()) {
        return;
    }
    Table table({"pictures>", "of", "taken for"});
    for (const Cell& cell : cells) {
        table.add({grouped(cell.count), evaluation.classes[cell.truth].name, evaluation.classes[cell.predicted].name});
    }
    std::cout << "\n" << table.text();
}

}  // namespace

void addEvaluateCommand(CommandTree& tree) {
    Command& command = tree.add("evaluate", "all figures of a run on the task's test pictures");
    const auto options = std::make_shared<EvaluateOptions>();
    command.bind(*options, {.names = {{"run", "RUN,--run"}}, .required = {"run"}});
    command.examples({"docent evaluate stamps-clipart-animals",
                      "docent evaluate stamps-clipart-animals --json      # with the whole confusion matrix"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const RunRecord run = workspace.runs().load(options->run);
        if (run.state != ModelState::Complete) {
            throw Error("The run '" + run.name + "' is not finished", howToFinish(workspace, run.name));
        }
        std::optional<Calibration> calibration;
        try {
            calibration = calibrationOf(readPredictions(workspace.runs().folder(run.name), run.classes));
        } catch (const Error& error) {  // the other figures are in the record
            std::cerr << "docent: no calibration: " << error.what() << "\n";
        }
        if (global.json) {
            Json json = toJson(run);
            json["calibration"] = calibration ? toJson(*calibration) : Json(nullptr);
            printJson(json);
            return exitDone;
        }
        const Evaluation& evaluation = run.evaluation;
        std::cout << run.name << ": '" << run.model << "' fine-tuned on '" << run.task << "', " << run.trainImages
                  << " training pictures\n"
                  << "Accuracy " << percent(evaluation.accuracy) << " (" << percent(evaluation.interval) << ") on "
                  << grouped(evaluation.images) << " test pictures; balanced accuracy "
                  << percent(evaluation.balancedAccuracy) << "; cross-entropy " << figure(evaluation.crossEntropy)
                  << " nats\n";
        if (run.testInSource > 0) {
            std::cout << "Too good by " << grouped(run.testInSource)
                      << plural(run.testInSource, " test picture that is", " test pictures that are")
                      << " among those that '" << run.model << "' was trained on, or nearly the same as one of them\n";
        }
        if (run.testInTraining > 0) {
            std::cout << "Too good by " << grouped(run.testInTraining)
                      << plural(run.testInTraining, " test picture that is", " test pictures that are")
                      << " among the training pictures of '" << run.task << "', or nearly the same as one of them\n";
        }
        if (calibration) {
            std::cout << "Expected calibration error " << percent(calibration->expectedError) << " (15 bins): says "
                      << percent(calibration->confidence) << " on average, is right in "
                      << percent(calibration->accuracy) << "\n";
        }
        std::cout << "\n";
        Table table({"class", "pictures>", "precision>", "recall>", "F1>"});
        for (const ClassReport& report : evaluation.classes) {
            table.add({report.name, grouped(report.support), figure(report.precision), figure(report.recall),
                       figure(report.f1)});
        }
        std::cout << table.text();
        printConfusions(evaluation, options->confusions);
        std::cout << "\nEvery prediction: " << (workspace.runs().folder(run.name) / "predictions.csv").string() << "\n";
        return exitDone;
    });
}

}  // namespace docent
