// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetRemoveCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "workspace/Workspace.h"

namespace docent {

void addDatasetRemoveCommand(CommandTree& tree) {
    Command& command = tree.add("dataset remove", "forget a data set; its pictures and the models made of it stay");
    const auto name = std::make_shared<std::string>();
    command.bindField("name", *name, "data set of the workspace",
                      {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({"docent dataset remove clipart"});
    command.setBody([name](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto lock = workspace.lock();
        static_cast<void>(workspace.dataset(*name));  // an Error that lists the names there are
        workspace.removeDataset(*name);
        if (global.json) {
            printJson({{"removed", *name}});
        } else {
            std::cout << "Removed '" << *name << "' from the workspace; its pictures stay where they are.\n";
        }
        return exitDone;
    });
}

}  // namespace docent
