// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RunsCommand.h"

#include <iostream>

#include "Json.h"
#include "Table.h"
#include "jobs/JobReading.h"
#include "workspace/Workspace.h"

namespace docent {

void addRunsCommand(CommandTree& tree) {
    Command& command = tree.add("runs list", "the fine-tuned models (so does 'docent runs')");
    command.examples({"docent runs", "docent runs --json"});
    command.setBody([](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const RunStore store = workspace.runs();
        std::vector<std::string> problems;
        const std::vector<RunRecord> runs = store.list(&problems);
        const std::vector<JobRecord> jobs = JobReading(workspace).jobs();
        Json list = Json::array();
        Table table({"name", "task", "from", "pictures>", "accuracy>", "size>", "state"});
        for (const RunRecord& run : runs) {
            std::error_code missing;
            const auto bytes = std::filesystem::file_size(store.weights(run.name), missing);
            table.add({run.name, run.task, run.model, grouped(run.trainImages),
                       run.evaluation.images > 0 ? percent(run.evaluation.accuracy) : "-",
                       missing ? "-" : formatBytes(bytes), standingOf(run, jobs)});
            Json json = toJson(run);
            json["state"] = standingOf(run, jobs);
            json["bytes"] = missing ? Json(nullptr) : Json(bytes);
            list.push_back(std::move(json));
        }
        if (global.json) {
            printJson({{"runs", std::move(list)}, {"problems", problems}});
            return exitDone;
        }
        std::cout << (runs.empty() ? "No run yet. 'docent transfer --task N' makes one.\n" : table.text());
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
