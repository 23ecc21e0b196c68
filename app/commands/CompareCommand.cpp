// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/CompareCommand.h"

#include <algorithm>
#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "RunTable.h"
#include "Table.h"
#include "workspace/Workspace.h"

namespace docent {

void addCompareCommand(CommandTree& tree) {
    Command& command = tree.add("compare", "runs side by side, the most accurate first");
    const auto names = std::make_shared<std::vector<std::string>>();
    command.bindWords("RUN", *names, "runs to compare (default: all)", false);
    command.examples({"docent compare stamps-clipart-animals stamps-clipart-baseline", "docent compare"});
    command.setBody([names](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        std::vector<RunRecord> runs;
        if (names->empty()) {
            runs = workspace.runs().list();
        }
        for (const std::string& name : *names) {
            runs.push_back(workspace.runs().load(name));
        }
        std::stable_sort(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
            return a.task != b.task ? a.task < b.task : a.evaluation.accuracy > b.evaluation.accuracy;
        });
        if (global.json) {
            Json list = Json::array();
            for (const RunRecord& run : runs) {
                list.push_back(toJson(run));
            }
            printJson({{"runs", std::move(list)}});
            return exitDone;
        }
        if (runs.empty()) {
            std::cout << "No run yet. 'docent transfer --task N' makes one.\n";
            return exitDone;
        }
        std::cout << runTable(runs);
        const bool oneTask =
            std::all_of(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.task == runs.front().task; });
        if (!oneTask) {
            std::cout << "\nThese runs are of different tasks: their accuracies do not compare.\n";
        } else if (runs.size() > 1) {
            const double difference = runs.front().evaluation.accuracy - runs.back().evaluation.accuracy;
            std::cout << "\n'" << runs.front().name << "' is " << percent(difference) << " (absolute) above '"
                      << runs.back().name << "'"
                      << (runs.front().evaluation.interval.low <= runs.back().evaluation.interval.high
                              ? "; their intervals overlap.\n"
                              : "; their intervals do not overlap.\n");
        }
        return exitDone;
    });
}

}  // namespace docent
