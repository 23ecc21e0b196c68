// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/CompareCommand.h"
#include "base/Words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <optional>
#include <set>

#include "CommandTree.h"
#include "Json.h"
#include "RunTable.h"
#include "Table.h"
#include "jobs/JobReading.h"
#include "transfer/Comparison.h"
#include "transfer/ProxyCheck.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

/// Two runs picture by picture, or why that cannot be.
std::optional<RunComparison> paired(const Workspace& workspace, const RunRecord& first, const RunRecord& second,
                                    std::string& problem) {
    problem = whyNotComparable(first, second);
    if (!problem.empty()) {
        return std::nullopt;
    }
    try {
        const RunStore runs = workspace.runs();
        return comparePredictions(readPredictions(runs.folder(first.name), first.classes),
                                  readPredictions(runs.folder(second.name), second.classes));
    } catch (const Error& error) {
        problem = error.reason();
        return std::nullopt;
    }
}

/// How far the first of a task's runs is ahead of the last; `runs` are sorted and finished.
std::string difference(const Workspace& workspace, const std::vector<RunRecord>& runs) {
    const RunRecord& best = runs.front();
    const RunRecord& last = runs.back();
    char points[32];
    std::snprintf(points, sizeof points, "%.1f", 100 * (best.evaluation.accuracy - last.evaluation.accuracy));
    const std::string ahead = "'" + best.name + "' is " + points + " percentage points above '" + last.name + "'";
    std::string problem;
    const auto comparison = paired(workspace, last, best, problem);
    if (!comparison) {
        return ahead + ". They cannot be compared picture by picture: " + problem + ".";
    }
    char p[32];
    std::snprintf(p, sizeof p, comparison->p < 0.001 ? "p < 0.001" : "p = %.3f", comparison->p);
    return ahead + ", paired on the same " + grouped(comparison->images) +
           " pictures: " + grouped(static_cast<std::int64_t>(comparison->onlySecond.size())) + " better, " +
           grouped(static_cast<std::int64_t>(comparison->onlyFirst.size())) + " worse, " + p + " (exact McNemar).";
}

/// What the rankings of the runs' tasks foretold; tasks with fewer than two models that were fine-tuned are left out.
/// A ranking that cannot be read is told in `problems`.
std::vector<ProxyCheck> proxyChecks(const Workspace& workspace, const std::vector<RunRecord>& runs,
                                    std::vector<std::string>& problems) {
    std::set<std::string> tasks;
    for (const RunRecord& run : runs) {
        tasks.insert(run.task);
    }
    std::vector<ProxyCheck> checks;
    for (const std::string& task : tasks) {
        try {
            const auto ranking = workspace.ranking(task);
            if (!ranking) {
                continue;
            }
            ProxyCheck check = checkProxy(*ranking, runs);
            if (check.points.size() > 1) {
                checks.push_back(std::move(check));
            }
        } catch (const Error& error) {
            problems.emplace_back(error.what());
        }
    }
    return checks;
}

std::string describe(const ProxyCheck& check) {
    char text[160];
    std::string tau = "The scores or the accuracies all tie, so they have no order to compare";
    if (!std::isnan(check.tau)) {
        std::snprintf(text, sizeof text, "Kendall's tau of score and accuracy %.2f, weighted %.2f", check.tau,
                      check.weightedTau);
        tau = text;
    }
    tau = "'" + check.task + "': " + tau + ", over " + counted(check.points.size(), "model", "models") + "; ";
    if (!check.recommendedWasTuned) {
        return tau + "'" + check.recommended + "', which the ranking recommends, is not among them.";
    }
    std::snprintf(text, sizeof text, "%.1f", 100 * check.regret);
    return tau + "taking '" + check.recommended + "', which the ranking recommends, " +
           (check.regret > 0 ? "costs " + std::string(text) + " percentage points against '" + check.best + "'."
                             : "costs nothing.");
}

Json toJson(const ProxyCheck& check) {
    const auto orNull = [](double value) { return std::isnan(value) ? Json(nullptr) : Json(value); };
    Json json{{"task", check.task},
              {"models", check.points.size()},
              {"kendall_tau", orNull(check.tau)},
              {"weighted_tau", orNull(check.weightedTau)},
              {"recommended", check.recommended},
              {"best", check.best}};
    json["regret"] = check.recommendedWasTuned ? Json(check.regret) : Json(nullptr);
    return json;
}

}  // namespace

void addCompareCommand(CommandTree& tree) {
    Command& command = tree.add("compare", "runs side by side: those of a task together, the most accurate first");
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
        const std::vector<JobRecord> jobs = JobReading(workspace).jobs();
        if (global.json) {
            Json list = Json::array();
            for (const RunRecord& run : runs) {
                list.push_back(toJson(run));
                list.back()["state"] = standingOf(run, jobs);
            }
            const std::vector<ProxyCheck> checks = proxyChecks(workspace, runs, problems);
            Json json{{"runs", std::move(list)}, {"problems", problems}};
            if (std::string problem; runs.size() == 2) {
                const auto comparison = paired(workspace, runs[0], runs[1], problem);
                json["paired"] = comparison ? toJson(*comparison) : Json(nullptr);
                json["not_paired_because"] = problem;
            }
            json["proxy_checks"] = Json::array();
            for (const ProxyCheck& check : checks) {
                json["proxy_checks"].push_back(toJson(check));
            }
            printJson(json);
            return exitDone;
        }
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        if (runs.empty()) {
            std::cout << "No run yet. 'docent transfer --task N' makes one.\n";
            return exitDone;
        }
        std::cout << runTable(runs, jobs);
        std::erase_if(runs, [](const RunRecord& run) { return run.state != ModelState::Complete; });
        const bool oneTask =
            std::all_of(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.task == runs.front().task; });
        if (!oneTask) {
            std::cout << "\nThese runs are of different tasks: their accuracies do not compare.\n";
        } else if (runs.size() > 1) {
            std::cout << "\n" << difference(workspace, runs) << "\n";
        }
        problems.clear();
        for (const ProxyCheck& check : proxyChecks(workspace, runs, problems)) {
            std::cout << describe(check) << "\n";
        }
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
