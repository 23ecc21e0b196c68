// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ExportCommand.h"

#include <cstdio>
#include <iostream>

#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "exporting/ExportRecord.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

/// What goes to another folder only reads the workspace: it needs not wait for another Docent that writes there, nor
/// may it write there itself. It is no job of the workspace then.
bool isToBeReadOnly(const Workspace& workspace, const ExportJob& job) {
    const std::filesystem::path inside = std::filesystem::path(job.to).lexically_relative(workspace.folder());
    if (job.to.empty() || inside.empty() || *inside.begin() != "..") {
        return false;
    }
    try {
        (void)workspace.lock();
        return false;
    } catch (const Error&) {
        return true;
    }
}

}  // namespace

void addExportCommand(CommandTree& tree) {
    Command& command = tree.add("export", "write a fine-tuned model to files, load them again and compare");
    const auto job = std::make_shared<ExportJob>();
    command.bind(*job, {.names = {{"run", "RUN,--run"}, {"formats", "--format,--formats"}}, .required = {"run"}});
    command.check("formats", [job] {
        for (const std::string& format : job->formats) {
            static_cast<void>(enumValue<ExportFormat>(format, "format"));
        }
    });
    command.examples({"docent export stamps-clipart-animals",
                      "docent export stamps-clipart-animals --format torchscript --to ~/model",
                      "docent export stamps-clipart-animals --format onnx --precision int8 --max-accuracy-loss 1"});
    command.setBody([job](const GlobalOptions& global) {
        prepareToCompute(global);
        const Workspace workspace(global.workspace);
        if (!job->to.empty()) {
            job->to = std::filesystem::absolute(job->to).lexically_normal().string();
        }
        if (isToBeReadOnly(workspace, *job)) {
            checkJob(workspace, *job);
            ConsoleContext context;
            context.say("Export '" + job->run + "'");
            runJob(workspace, *job, "cpu", context);
        } else {
            JobRunner(workspace).run(*job);
        }
        const std::filesystem::path folder =
            job->to.empty() ? workspace.exportsFolder() / job->run : std::filesystem::path(job->to);
        ExportResult result = loadExportRecord(folder);
        result.companions.push_back(exportRecordIn(folder));  // which cannot list itself
        if (global.json) {
            printJson(toJson(result));
            return exitDone;
        }
        if (result.int8) {
            std::cout << "In 8 bits: " << describe(*result.int8) << ".\n\n";
        }
        Table table({"file", "precision", "size>", "max |Δ|>", "same first class>"});
        for (const ExportedFile& file : result.models) {
            char difference[32];
            std::snprintf(difference, sizeof difference, "%.1e", file.maxAbsDifference);
            table.add({file.path.string(), enumName(file.precision), formatBytes(file.bytes), difference,
                       percent(file.top1Agreement)});
        }
        for (const std::filesystem::path& companion : result.companions) {
            table.add({companion.string(), "", "", "", ""});
        }
        std::cout << table.text() << "\nCompared with the live model on " << grouped(result.samples)
                  << " test pictures.\n";
        return exitDone;
    });
}

}  // namespace docent
