// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/TrainBaselineCommand.h"

#include <iostream>

#include "EngineOptions.h"
#include "Json.h"
#include "Table.h"
#include "nn/ModelConfig.h"

namespace docent {

void addTrainBaselineCommand(CommandTree& tree) {
    Command& command = tree.add("train baseline", "train a generic network on a whole source");
    const auto job = std::make_shared<BaselineJob>();
    const auto engine = std::make_shared<EngineOptions>();
    command.bind(*job, {.names = {}, .required = {"source"}});
    command.bind(*engine);
    command.check("arch", [job] { static_cast<void>(modelPreset(job->arch)); });
    command.examples({"docent train baseline --source clipart",
                      "docent train baseline --source clipart --arch r26 --epochs 40 --batch-size 128"});
    command.setBody([job, engine](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto done = runOnEngine(*engine, global, workspace, {*job});
        if (!done) {
            return exitDone;
        }
        const ModelRecord model = workspace.bank().load(done->front().subject);
        if (global.json) {
            printJson(toJson(model));
        } else {
            std::cout << "'" << model.name << "': validation accuracy " << percent(model.result.validationAccuracy)
                      << ", " << grouped(model.result.cost.trainingPasses) << " training passes in "
                      << formatDuration(model.result.cost.seconds) << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
