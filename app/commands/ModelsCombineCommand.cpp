// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ModelsCombineCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "ConsoleContext.h"
#include "Json.h"
#include "Table.h"
#include "exporting/CombinedFile.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

/// Of a full copy of the baseline: what an expert adds to the file.
double partOfCopy(const CombineResult& result, const CombinedExpert& expert) {
    return static_cast<double>(expert.bytes) / static_cast<double>(result.baseline.bytes);
}

Json toJson(const CombineResult& result) {
    Json experts = Json::array();
    for (const CombinedExpert& expert : result.experts) {
        experts.push_back({{"name", expert.name},
                           {"node", expert.node},
                           {"classes", expert.classes.size()},
                           {"bytes", expert.bytes},
                           {"part_of_copy", partOfCopy(result, expert)},
                           {"validation_accuracy", expert.validationAccuracy}});
    }
    return {{"file", result.file.string()},
            {"bytes", result.bytes},
            {"baseline", result.baseline.name},
            {"baseline_bytes", result.baseline.bytes},
            {"experts", std::move(experts)}};
}

void print(const CombineResult& result) {
    Table table({"model", "node", "classes>", "bytes>", "of a copy>", "validation>"});
    table.add({result.baseline.name, "", grouped(std::ssize(result.baseline.classes)),
               formatBytes(result.baseline.bytes), "", percent(result.baseline.validationAccuracy)});
    std::uint64_t copies = result.baseline.bytes;
    for (const CombinedExpert& expert : result.experts) {
        table.add({expert.name, expert.node, grouped(std::ssize(expert.classes)), formatBytes(expert.bytes),
                   percent(partOfCopy(result, expert)), percent(expert.validationAccuracy)});
        copies += result.baseline.bytes;
    }
    std::cout << table.text() << "\n"
              << result.file.string() << " holds " << grouped(std::ssize(result.experts) + 1) << " models in "
              << formatBytes(result.bytes) << "; a copy for each would take " << formatBytes(copies) << ".\n"
              << "Ask one of them: docent predict " << result.file.string() << " --expert "
              << result.experts.front().name << " IMAGE\n";
}

}  // namespace

void addModelsCombineCommand(CommandTree& tree) {
    Command& command = tree.add("models combine", "write a baseline and its adapter experts as one model, in one file");
    const auto options = std::make_shared<CombineOptions>();
    command.bind(*options, {.names = {{"file", "FILE,--file"}}, .required = {"file"}});
    command.examples({"docent models combine experts.safetensors",
                      "docent models combine birds.safetensors --experts clipart-birds-adapter,clipart-owls-adapter"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto lock = workspace.lock();
        const CombineResult result = [&] {
            ConsoleContext context;
            return combineExperts(workspace.bank(), *options, context);
        }();
        if (global.json) {
            printJson(toJson(result));
        } else {
            print(result);
        }
        return exitDone;
    });
}

}  // namespace docent
