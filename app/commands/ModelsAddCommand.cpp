// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ModelsAddCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "ConsoleContext.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "jobs/JobUse.h"
#include "workspace/ModelImport.h"

namespace docent {

namespace {

Json toJson(const WeightsReport& report) {
    return {{"format", enumName(report.format)}, {"tensors", report.tensors},     {"parameters", report.parameters},
            {"missing", report.missing},         {"misshapen", report.misshapen}, {"unused", report.unused}};
}

void print(const ModelImportResult& result) {
    const ModelRecord& record = result.record;
    const WeightsReport& report = result.report;
    std::cout << "Added the baseline '" << record.name << "' (" << record.config.arch << ", " << enumName(report.format)
              << "): " << grouped(report.tensors) << plural(report.tensors, " tensor", " tensors") << " with "
              << grouped(report.parameters) << " parameters loaded, none missing, "
              << grouped(std::ssize(report.unused)) << " unused; "
              << (record.config.numClasses > 0 ? "a head of " + counted(record.config.numClasses, "class", "classes")
                                               : std::string("no head"))
              << "; pictures of " << record.imageSize << " px by the rule '" << enumName(record.resize) << "'.\n";
    if (!result.told.empty()) {
        std::cout << "What its pictures and classes are is told in " << result.told << ".\n";
    }
    constexpr std::size_t shown = 10;
    for (std::size_t i = 0; i < std::min(shown, report.unused.size()); ++i) {
        std::cout << "Unused: " << report.unused[i] << "\n";
    }
    if (report.unused.size() > shown) {
        std::cout << "Unused: " << report.unused.size() - shown << " more (all of them with --json)\n";
    }
}

}  // namespace

void addModelsAddCommand(CommandTree& tree) {
    Command& command = tree.add("models add", "make published weights a baseline, to train experts from and to rank");
    const auto options = std::make_shared<ModelImportOptions>();
    command.bind(*options, {.names = {{"file", "FILE,--file"}}, .required = {"file", "name"}});
    command.examples({"docent models add BiT-M-R50x1.npz --name r50x1",
                      "docent models add model.safetensors --name r101x1 --image-size 128 --labels imagenet.txt",
                      "docent models add other-work/models/clipart-baseline/weights.safetensors --name clipart"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const auto lock = workspace.lock();
        requireUnused(workspace, loadJobs(workspace.jobsFolder()), RecordKind::Model, options->name);
        const ModelImportResult result = [&] {
            ConsoleContext context;
            return importModel(workspace, *options, context);
        }();
        if (global.json) {
            Json json = toJson(result.record);
            json["report"] = toJson(result.report);
            json["told_in"] = result.told;
            printJson(json);
        } else {
            print(result);
        }
        return exitDone;
    });
}

}  // namespace docent
