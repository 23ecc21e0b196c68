// SPDX-License-Identifier: GPL-3.0-or-later
#include "RunTable.h"

#include <cstdio>

#include "Table.h"
#include "base/Files.h"
#include "jobs/JobReading.h"

namespace docent {

std::string runTable(const std::vector<RunRecord>& runs, const std::vector<JobRecord>& jobs) {
    Table table({"run", "task", "model", "proxy>", "accuracy>", "interval>", "balanced>", "cross-entropy>", "setting",
                 "passes>", "time>"});
    for (const RunRecord& run : runs) {
        char crossEntropy[32];
        std::snprintf(crossEntropy, sizeof crossEntropy, "%.3f", run.evaluation.crossEntropy);
        char setting[64] = "-";
        if (run.chosen >= 0 && static_cast<std::size_t>(run.chosen) < run.trials.size()) {
            const SweepTrial& trial = run.trials[static_cast<std::size_t>(run.chosen)];
            std::snprintf(setting, sizeof setting, "lr %g, %lld steps", trial.learningRate,
                          static_cast<long long>(trial.steps));
        }
        const TunedPart tuned = run.options.tune;
        const std::string part = tuned == TunedPart::Head       ? ", head alone"
                                 : tuned == TunedPart::Adapters ? ", adapters"
                                                                : "";
        const bool complete = run.state == ModelState::Complete;
        table.add({run.name, run.task, run.model, proxyText(run),
                   complete ? percent(run.evaluation.accuracy) : standingOf(run, jobs),
                   complete ? percent(run.evaluation.interval) : "-",
                   complete ? percent(run.evaluation.balancedAccuracy) : "-", complete ? crossEntropy : "-",
                   setting + part, grouped(run.cost.trainingPasses + run.cost.forwardPasses),
                   formatDuration(run.cost.seconds)});
    }
    return table.text();
}

}  // namespace docent
