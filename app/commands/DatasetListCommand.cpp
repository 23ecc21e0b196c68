// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetListCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "workspace/Workspace.h"

namespace docent {

void addDatasetListCommand(CommandTree& tree) {
    Command& command = tree.add("dataset list", "the data sets of the workspace");
    command.examples({"docent dataset list"});
    command.setBody([](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        std::vector<std::string> problems;
        const std::vector<DatasetRecord> records = workspace.datasets(&problems);
        if (global.json) {
            Json list = Json::array();
            for (const DatasetRecord& record : records) {
                Json json = toJson(record);
                json["skipped"] = record.skipped.size();
                list.push_back(std::move(json));
            }
            printJson({{"datasets", std::move(list)}, {"problems", problems}});
            return exitDone;
        }
        Table table({"name", "use", "classes>", "train>", "validation>", "test>", "skipped>", "size>"});
        for (const DatasetRecord& record : records) {
            table.add({record.name, record.target ? "task" : "source", grouped(record.classes),
                       grouped(record.trainImages), grouped(record.validationImages), grouped(record.testImages),
                       grouped(static_cast<std::int64_t>(record.skipped.size())),
                       std::to_string(record.imageSize) + " px"});
        }
        std::cout << (records.empty() ? "No data set yet. 'docent dataset add PATH --name N' imports one.\n"
                                      : table.text());
        for (const std::string& problem : problems) {
            std::cerr << "docent: " << problem << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent
