// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/StudyCommands.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "jobs/CellTask.h"
#include "jobs/Studies.h"
#include "study/ReportFiles.h"
#include "study/StudyStatistics.h"

namespace docent {

namespace {

struct StudyName {
    std::string name;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "of the study");
    }
};

struct StudyFile {
    std::string file;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("file", file, "YAML that names sources, tasks, strategies, proxies and seeds");
    }
};

/// "+0.42", in percentage points.
std::string pointsText(double gain) {
    return (gain > 0 ? "+" : "") + fixed(100 * gain, 2);
}

std::string cellTable(const CellRecord& cell, const std::vector<std::string>& strategies) {
    const StrategyResult* baseline = cell.result("baseline");
    Table table({"strategy", "model", "test accuracy>", "interval>", "gain>", "passes>", "seconds>"});
    for (const std::string& name : strategies) {
        const StrategyResult* result = cell.result(name);
        if (result == nullptr) {
            continue;
        }
        char seconds[40];
        (void)std::snprintf(seconds, sizeof seconds, "%s%.1f", result->isTimed ? "" : "> ", result->total().seconds);
        table.add(
            {name, result->model, percent(result->testAccuracy), percent(result->interval),
             baseline == nullptr || result == baseline ? "" : pointsText(result->testAccuracy - baseline->testAccuracy),
             grouped(std::llround(equivalentPasses(result->total()))), seconds});
    }
    return table.text();
}

Json toJson(const StrategyResult& result) {
    return {{"strategy", result.strategy},
            {"model", result.model},
            {"models", result.models},
            {"run", result.run},
            {"validation_accuracy", result.validationAccuracy},
            {"test_accuracy", result.testAccuracy},
            {"interval", {result.interval.low, result.interval.high}},
            {"selection", fieldsToJson(result.selection)},
            {"transfer", fieldsToJson(result.transfer)},
            {"upstream", fieldsToJson(result.upstream)},
            {"timed", result.isTimed},
            {"passes", equivalentPasses(result.total())}};
}

Json toJson(const CellRecord& cell) {
    Json results = Json::array();
    for (const StrategyResult& result : cell.results) {
        results.push_back(toJson(result));
    }
    return {{"source", cell.key.source},
            {"task", cell.key.task},
            {"examples_per_class", cell.key.examplesPerClass},
            {"seed", cell.key.seed},
            {"train_images", cell.trainImages},
            {"test_images", cell.testImages},
            {"results", std::move(results)}};
}

void printSummary(const StudySpec& spec, const std::vector<CellRecord>& cells) {
    for (const std::string& source : spec.sources) {
        for (const std::int64_t examples : spec.examplesPerClass) {
            const std::vector<StrategySummary> all = summarise(spec, cells, {source, "", examples});
            if (all.empty()) {
                continue;
            }
            std::cout << "\n"
                      << source << ", "
                      << (examples == 0 ? "all examples" : std::to_string(examples) + " examples a class") << "\n";
            Table table({"strategy", "tasks>", "accuracy>", "gain>", "interval>", "win/tie/loss>", "passes>"});
            for (const StrategySummary& one : all) {
                const bool hasGain = one.strategy != "baseline" && one.gain.tasks > 0;
                table.add({one.strategy, std::to_string(one.accuracy.tasks), percent(one.accuracy.mean),
                           hasGain ? pointsText(one.gain.mean) : "",
                           hasGain && one.gain.cells > 1
                               ? pointsText(one.gain.interval.low) + " to " + pointsText(one.gain.interval.high)
                               : "",
                           hasGain ? std::to_string(one.wins) + "/" + std::to_string(one.ties) + "/" +
                                         std::to_string(one.losses)
                                   : "",
                           grouped(std::llround(one.passes))});
            }
            std::cout << table.text();
        }
    }
}

Json studyJson(const StudySpec& spec, const std::vector<CellRecord>& cells, const std::filesystem::path& report) {
    Json list = Json::array();
    for (const CellRecord* cell : cellsOf(spec, cells, {})) {
        list.push_back(toJson(*cell));
    }
    return {{"study", spec.name},
            {"cells", std::move(list)},
            {"all_cells", spec.cells().size()},
            {"report", report.string()}};
}

void tell(const GlobalOptions& global, const Workspace& workspace, const StudySpec& spec) {
    const StudyStore store(workspace.studyFolder(spec.name));
    std::filesystem::path report;
    try {
        report = writeReport(spec, store);
    } catch (const Error& error) {
        if (::access(workspace.studyFolder(spec.name).c_str(), W_OK) == 0) {
            throw;
        }
        std::cerr << "docent: the report is not written: " << error.what() << "\n";
    }
    std::vector<std::string> problems;
    const std::vector<CellRecord> cells = store.cells(&problems);
    for (const std::string& problem : problems) {
        std::cerr << "docent: a cell is left out: " << problem << "\n";
    }
    if (global.json) {
        printJson(studyJson(spec, cells, report));
        return;
    }
    const std::size_t waiting = openCells(workspace, spec).size();
    std::cout << grouped(std::ssize(spec.cells()) - static_cast<std::int64_t>(waiting)) << " of "
              << grouped(std::ssize(spec.cells())) << " cells of the study '" << spec.name << "' are complete\n";
    printSummary(spec, cells);
    if (!report.empty()) {
        std::cout << "\nReport: " << report.string() << "\n";
    }
}

void addRunCommand(CommandTree& tree) {
    Command& command = tree.add("study run", "run what a study's file names, as jobs that go on where they were");
    const auto options = std::make_shared<StudyFile>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*options, {.names = {{"file", "FILE,--file"}}, .required = {"file"}});
    command.bind(*engine);
    command.examples({"docent study run first.yaml", "docent study run first.yaml --engine slurm --detach"});
    command.setBody([options, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const StudySpec given = loadStudy(options->file);
        const StudySpec spec = withModels(workspace, given);
        const std::vector<JobSpec> jobs = studyJobs(workspace, spec);
        if (!engine->printScript) {
            const auto lock = workspace.lock();  // another Docent may be running it as it was
            keepStudy(workspace, spec);
        }
        const std::vector<std::string> since =
            given.models.empty() ? modelsTrainedSince(workspace, spec) : std::vector<std::string>{};
        if (!since.empty()) {
            std::cerr << "docent: the study '" << spec.name
                      << "' keeps to the experts that it began with and leaves out " << joined(since, ", ", " and ")
                      << "; under another name it takes all\n";
        }
        if (!jobs.empty()) {
            try {
                if (!runOnEngine(*engine, global, workspace, jobs)) {
                    return exitDone;
                }
            } catch (...) {  // what there is is told in the report all the same
                (void)writeReport(spec, StudyStore(workspace.studyFolder(spec.name)));
                throw;
            }
        }
        tell(global, workspace, spec);
        return exitDone;
    });
}

void addCellCommand(CommandTree& tree) {
    Command& command = tree.add("study cell", "compare strategies on one task: each to its end, with its cost");
    const auto job = std::make_shared<StrategyJob>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*job, {.names = {}, .required = {"source", "task"}});
    command.bind(*engine);
    command.examples(
        {"docent study cell --source clipart --task stamps",
         "docent study cell --source clipart --task stamps --strategies baseline,best:logme,top-3:knn,probe",
         "docent study cell --source clipart --task stamps --examples-per-class 5 --seed 1"});
    command.setBody([job, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        if (!runOnEngine(*engine, global, workspace, {*job})) {
            return exitDone;
        }
        const CellRecord cell = StudyStore(workspace.studyFolder(job->study)).cell(cellOf(*job));
        if (global.json) {
            printJson(toJson(cell));
            return exitDone;
        }
        std::cout << cellTable(cell, job->options.strategies) << "\n"
                  << grouped(cell.trainImages) << plural(cell.trainImages, " training picture", " training pictures")
                  << " and " << grouped(cell.testImages) << plural(cell.testImages, " test picture", " test pictures")
                  << " of '" << cell.key.task << "', " << cell.candidates.size()
                  << " models. A pass is a picture forward and backward; forward alone counts a third.\n";
        return exitDone;
    });
}

void addReportCommand(CommandTree& tree) {
    Command& command = tree.add("study report", "write a study's report and tables anew, of the cells that there are");
    const auto options = std::make_shared<StudyName>();
    command.bind(*options, {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({"docent study report first"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        tell(global, workspace, loadStudyOf(workspace, options->name));
        return exitDone;
    });
}

void addListCommand(CommandTree& tree) {
    Command& command = tree.add("study list", "the studies of the workspace (so does 'docent study')");
    command.setBody([](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        Json list = Json::array();
        Table table({"name", "sources", "tasks>", "cells>", "complete>"});
        std::vector<std::string> problems;
        std::vector<StudySpec> studies = studiesOf(workspace, &problems);
        for (StudySpec& spec : studiesOfCells(workspace)) {  // that 'study cell' made
            studies.push_back(std::move(spec));
        }
        for (const StudySpec& spec : studies) {
            const auto all = std::ssize(spec.cells());
            const auto complete = all - std::ssize(openCells(workspace, spec));
            table.add({spec.name, joined(spec.sources, ", "), grouped(std::ssize(spec.tasks)), grouped(all),
                       grouped(complete)});
            list.push_back({{"name", spec.name},
                            {"sources", spec.sources},
                            {"tasks", spec.tasks},
                            {"cells", all},
                            {"complete", complete}});
        }
        for (const std::string& problem : problems) {
            std::cerr << "docent: a study is left out: " << problem << "\n";
        }
        if (global.json) {
            printJson({{"studies", std::move(list)}});
        } else if (list.empty()) {
            std::cout << "No studies yet; 'docent study run FILE' runs one\n";
        } else {
            std::cout << table.text();
        }
        return exitDone;
    });
}

}  // namespace

void addStudyCommands(CommandTree& tree) {
    tree.addGroup("study", "compare strategies over tasks and seeds, with a report", "list");
    addListCommand(tree);
    addRunCommand(tree);
    addCellCommand(tree);
    addReportCommand(tree);
}

}  // namespace docent
