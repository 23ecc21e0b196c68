// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RemoveCommands.h"

#include <iostream>

#include "Json.h"
#include "base/Words.h"
#include "jobs/JobUse.h"

namespace docent {

namespace {

/// `stays` ends the sentence that tells of the removal.
void addRemove(CommandTree& tree, RecordKind kind, const std::string& group, const std::string& description,
               const char* example, const std::string& stays) {
    Command& command = tree.add(group + " remove", description);
    const auto name = std::make_shared<std::string>();
    command.bindField("name", *name, recordWord(kind) + " of the workspace",
                      {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({example});
    command.setBody([=](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto lock = workspace.lock();
        static_cast<void>(workspace.filesOf(kind, *name));  // an Error that lists the names there are
        requireUnused(workspace, loadJobs(workspace.jobsFolder()), kind, *name);
        std::vector<std::string> needing;
        if (kind == RecordKind::Dataset) {
            for (const RunRecord& run : workspace.runs().list()) {
                if (run.task == *name) {
                    needing.push_back("'" + run.name + "'");
                }
            }
        }
        workspace.remove(kind, *name);
        if (global.json) {
            printJson({{"removed", *name}});
        } else {
            std::cout << "Removed the " << recordWord(kind) << " '" << *name << "' from the workspace" << stays
                      << ".\n";
        }
        if (!needing.empty()) {
            std::cerr << "docent: " << joined(needing, ", ", " and ") << plural(needing.size(), " was", " were")
                      << " fine-tuned on it: to be exported they need it again, imported under the same name.\n";
        }
        return exitDone;
    });
}

}  // namespace

void addDatasetRemoveCommand(CommandTree& tree) {
    addRemove(tree, RecordKind::Dataset, "dataset", "forget a data set; its pictures and the models made of it stay",
              "docent dataset remove clipart", "; its pictures stay where they are");
}

void addModelsRemoveCommand(CommandTree& tree) {
    addRemove(tree, RecordKind::Model, "models",
              "delete a baseline or an expert with its weights; what was fine-tuned from it stays",
              "docent models remove clipart-animals", "; what was fine-tuned from it stays");
}

void addRunsRemoveCommand(CommandTree& tree) {
    addRemove(tree, RecordKind::Run, "runs", "delete a fine-tuned model with its weights; what was exported stays",
              "docent runs remove stamps-clipart-animals", "; what was exported of it stays");
}

}  // namespace docent
