// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/CompareCommand.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <set>

#include "CommandTree.h"
#include "Json.h"
#include "RunTable.h"
#include "Table.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

/// How far the first of a task's runs is ahead of the last; `runs` are sorted and finished.
std::string difference(const std::vector<RunRecord>& runs) {
    const Evaluation& first = runs.front().evaluation;
    const Evaluation& last = runs.back().evaluation;
    char points[32];
    std::snprintf(points, sizeof points, "%.1f", 100 * (first.accuracy - last.accuracy));
    return "'" + runs.front().name + "' is " + points + " percentage points above '" + runs.back().name +
           (first.interval.low <= last.interval.high ? "'; their intervals overlap."
                                                     : "'; their intervals do not overlap.");
}

}  // namespace

void addCompareCommand(CommandTree& tree) {
    Command& command = tree.add("compare", "runs side by side, the most accurate first");
    const auto names = std::make_shared<std::vector<std::string>>();
    command.bindWords("RUN", *names, "runs to compare (default: all)", false);
    command.examples({"docent compare stamps-clipart-animals stamps-clipart-baseline", "docent compare"});
    command.setBody([names](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        std::vector<RunRecord> runs;
        std::vector<std::string> problems;
        if (names->empty()) {
            runs = workspace.runs().list(&problems);
        }
        for (const std::string& name : std::set<std::string>(names->begin(), names->end())) {
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
            printJson({{"runs", std::move(list)}, {"problems", problems}});
            return exitDone;
        }
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        if (runs.empty()) {
            std::cout << "No run yet. 'docent transfer --task N' makes one.\n";
            return exitDone;
        }
        std::cout << runTable(runs);
        std::erase_if(runs, [](const RunRecord& run) { return run.state != ModelState::Complete; });
        const bool oneTask =
            std::all_of(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.task == runs.front().task; });
        if (!oneTask) {
            std::cout << "\nThese runs are of different tasks: their accuracies do not compare.\n";
        } else if (runs.size() > 1) {
            std::cout << "\n" << difference(runs) << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
