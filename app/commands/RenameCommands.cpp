// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/RenameCommands.h"

#include <iostream>

#include "Json.h"
#include "jobs/JobQueue.h"

namespace docent {

namespace {

void addRename(CommandTree& tree, RecordKind kind, const std::string& group, const std::string& description,
               const char* example) {
    Command& command = tree.add(group + " rename", description);
    const auto from = std::make_shared<std::string>();
    const auto to = std::make_shared<std::string>();
    command.bindField("name", *from, recordWord(kind) + " of the workspace",
                      {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.bindField("new_name", *to, "that it gets",
                      {.names = {{"new_name", "NEW,--new-name"}}, .required = {"new_name"}});
    command.examples({example});
    command.setBody([=](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        JobQueue(workspace, {.devices = {}}).rename(kind, *from, *to);
        if (global.json) {
            printJson({{"renamed", *from}, {"name", *to}});
        } else {
            std::cout << "The " << recordWord(kind) << " '" << *from << "' is '" << *to << "' now.\n";
        }
        return exitDone;
    });
}

}  // namespace

void addDatasetRenameCommand(CommandTree& tree) {
    addRename(tree, RecordKind::Dataset, "dataset",
              "give a data set another name, also where models, runs and jobs refer to it",
              "docent dataset rename clipart clipart-2026");
}

void addModelsRenameCommand(CommandTree& tree) {
    addRename(tree, RecordKind::Model, "models",
              "give a baseline or an expert another name, also where experts, runs and rankings refer to it",
              "docent models rename clipart-animals animals-2026");
}

void addRunsRenameCommand(CommandTree& tree) {
    addRename(tree, RecordKind::Run, "runs", "give a fine-tuned model another name; what was exported keeps its own",
              "docent runs rename stamps-clipart-animals stamps");
}

}  // namespace docent
