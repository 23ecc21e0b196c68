// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/NewCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "workspace/Workspace.h"

namespace docent {

void addNewCommand(CommandTree& tree) {
    Command& command = tree.add("new", "make a workspace");
    struct Choice {
        std::string folder;
        std::string name;
    };
    const auto choice = std::make_shared<Choice>();
    command.bindField("folder", choice->folder, "folder to make",
                      {.names = {{"folder", "DIR"}}, .required = {"folder"}});
    command.bindField("name", choice->name, "shown to people (default: the folder's name)");
    command.examples({"docent new my-work"});
    command.setBody([choice](const GlobalOptions& global) {
        if (choice->folder.empty()) {
            throw UsageError("DIR is empty; it names the folder to make");
        }
        const Workspace workspace = Workspace::create(choice->folder, choice->name);
        if (global.json) {
            printJson(
                {{"workspace", std::filesystem::absolute(workspace.folder()).string()}, {"name", workspace.name()}});
        } else {
            std::cout << "Made the workspace '" << workspace.name() << "' in " << workspace.folder().string() << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
