// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetAddCommand.h"

#include <iostream>

#include "JobRunner.h"
#include "Json.h"

namespace docent {

void addDatasetAddCommand(CommandTree& tree) {
    Command& command =
        tree.add("dataset add", "import a folder tree or an IDX set as a source (to train experts on) or a task");
    const auto job = std::make_shared<ImportJob>();
    command.bind(*job, {.names = {{"path", "PATH,--path"}}, .required = {"path", "name"}});
    command.examples({"docent dataset add /usr/share/openclipart/png --name clipart --small-classes merge",
                      "docent dataset add ~/birds --name birds --target --max-train 1000",
                      "docent dataset add /usr/share/datasets/fashion-mnist --name fashion --target"});
    command.setBody([job](const GlobalOptions& global) {
        JobRunner runner{Workspace(global.workspace)};
        const JobRecord done = runner.run(*job);
        const DatasetRecord record = runner.workspace().dataset(done.subject);
        if (global.json) {
            printJson(toJson(record));
        } else {
            std::cout << "'" << record.name << "': " << record.classes << " classes, " << record.trainImages
                      << " pictures to train, " << record.validationImages << " to validate, " << record.testImages
                      << " to test, " << record.skipped.size() << " files skipped. 'docent dataset show " << record.name
                      << "' tells more.\n";
        }
        return exitDone;
    });
}

}  // namespace docent
