// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RemoveCommands.h"

#include <functional>
#include <iostream>

#include "Json.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

/// `remove` throws Error where there is nothing of that name; `stays` ends the sentence that tells of the removal.
void addRemove(CommandTree& tree, const std::string& group, const std::string& what, const std::string& description,
               const char* example, const std::string& stays,
               const std::function<void(const Workspace&, const std::string&)>& remove) {
    Command& command = tree.add(group + " remove", description);
    const auto name = std::make_shared<std::string>();
    command.bindField("name", *name, what + " of the workspace",
                      {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({example});
    command.setBody([=](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto lock = workspace.lock();
        remove(workspace, *name);
        if (global.json) {
            printJson({{"removed", *name}});
        } else {
            std::cout << "Removed the " << what << " '" << *name << "' from the workspace" << stays << ".\n";
        }
        return exitDone;
    });
}

}  // namespace

void addDatasetRemoveCommand(CommandTree& tree) {
    addRemove(tree, "dataset", "data set", "forget a data set; its pictures and the models made of it stay",
              "docent dataset remove clipart", "; its pictures stay where they are",
              [](const Workspace& workspace, const std::string& name) { workspace.removeDataset(name); });
}

void addModelsRemoveCommand(CommandTree& tree) {
    addRemove(tree, "models", "model",
              "delete a baseline or an expert with its weights; what was fine-tuned from it stays",
              "docent models remove clipart-animals", "; what was fine-tuned from it stays",
              [](const Workspace& workspace, const std::string& name) { workspace.bank().remove(name); });
}

void addRunsRemoveCommand(CommandTree& tree) {
    addRemove(tree, "runs", "run", "delete a fine-tuned model with its weights; what was exported stays",
              "docent runs remove stamps-clipart-animals", "; what was exported of it stays",
              [](const Workspace& workspace, const std::string& name) { workspace.runs().remove(name); });
}

}  // namespace docent
