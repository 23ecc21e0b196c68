// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RankCommand.h"
#include "base/Words.h"

#include <cmath>
#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "Table.h"

namespace docent {

namespace {

/// "480 image passes, as much work as 210 through a whole network, 3 s".
std::string costText(const RankingResult& result) {
    std::string text = grouped(result.cost.forwardPasses) + " image passes, ";
    if (const std::int64_t whole = std::llround(result.fullPasses); whole != result.cost.forwardPasses && whole > 0) {
        text += "as much work as " + grouped(whole) + " through a whole network, ";
    }
    return text + formatDuration(result.cost.seconds);
}

}  // namespace

void addRankCommand(CommandTree& tree) {
    Command& command = tree.add("rank", "say which models fit a task best, from its training pictures alone");
    const auto job = std::make_shared<RankJob>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*job, {.names = {}, .required = {"task"}});
    command.bind(*engine);
    command.examples({"docent rank --task stamps",
                      "docent rank --task stamps --models clipart-animals,clipart-baseline",
                      "docent rank --task stamps --json"});
    command.setBody([job, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto done = runOnEngine(*engine, global, workspace, {*job});
        if (!done) {
            return exitDone;
        }
        const RankingResult result = workspace.ranking(done->front().subject).value();
        if (global.json) {
            printJson(toJson(result));
            return exitDone;
        }
        Table table({">", "model", "node", "score>", "interval>", ""});
        int place = 0;
        for (const RankedModel& model : result.models) {
            table.add({std::to_string(++place), model.name, model.node.empty() ? "(all)" : model.node,
                       percent(model.score), percent(model.interval),
                       place > 1 && model.tiedWithBest ? "within noise of the best" : ""});
        }
        std::cout << table.text() << "\n"
                  << result.recommendation() << "\n"
                  << "Score: leave-one-out nearest-neighbour accuracy on " << grouped(result.images)
                  << plural(result.images, " picture", " pictures") << "; naming the largest class always gives "
                  << percent(result.chance) << ". " << costText(result) << ".\n";
        return exitDone;
    });
}

}  // namespace docent
