// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ModelsCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "experts/WeightsCheck.h"
#include "jobs/JobReading.h"
#include "workspace/Workspace.h"

namespace docent {

void addModelsCommand(CommandTree& tree) {
    Command& command = tree.add("models list", "the baselines and experts (so does 'docent models')");
    command.examples({"docent models", "docent models --json"});
    command.setBody([](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const ExpertBank bank = workspace.bank();
        std::vector<std::string> problems;
        const std::vector<ModelRecord> models = bank.list(&problems);
        const std::vector<JobRecord> jobs = JobReading(workspace).jobs();
        Json list = Json::array();
        Table table({"name", "kind", "node", "network", "pictures>", "classes>", "validation>", "size>", "state"});
        for (const ModelRecord& model : models) {
            std::error_code missing;
            const auto bytes = std::filesystem::file_size(bank.weights(model.name), missing);
            const std::string damage = weightsProblem(bank, model);
            table.add({model.name, enumName(model.kind),
                       model.isImported()   ? "(imported)"
                       : model.node.empty() ? "(all)"
                                            : model.node,
                       model.config.arch + ", " + std::to_string(model.imageSize) + " px",
                       model.isImported() ? "-" : grouped(model.trainImages), grouped(model.classCount()),
                       percent(model.result.validationAccuracy), missing ? "-" : formatBytes(bytes),
                       damage.empty() ? standingOf(model, jobs) : "damaged"});
            if (!damage.empty()) {
                problems.push_back("The model '" + model.name + "' is damaged: " + damage);
            }
            Json json = toJson(model);
            json["state"] = standingOf(model, jobs);
            json["bytes"] = missing ? Json(nullptr) : Json(bytes);
            list.push_back(std::move(json));
        }
        if (global.json) {
            printJson({{"models", std::move(list)}, {"problems", problems}});
            return exitDone;
        }
        std::cout << (models.empty()
                          ? "No model yet. 'docent train baseline --source N' trains the first, 'docent models "
                            "add FILE' takes published weights.\n"
                          : table.text());
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
