// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetAddCommand.h"

#include <iostream>

#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "data/SkippedFiles.h"
#include "jobs/Import.h"

namespace docent {

namespace {

constexpr std::size_t mostSmall = 5;

Json toJson(const ImportPreview& preview) {
    Json classes = Json::array();
    for (const ClassSummary& summary : preview.classes) {
        classes.push_back({{"path", preview.catalog.hierarchy.path(summary.node)},
                           {"train_images", summary.train},
                           {"validation_images", summary.validation},
                           {"test_images", summary.test}});
    }
    Json json = toJson(preview.record);
    json["problem"] = preview.problem;
    json["imbalance"] = preview.imbalance();
    json["small_classes"] = preview.smallClasses;
    json["small_class_images"] = preview.smallClassImages;
    json["left_over"] = preview.leftOver;
    json["cache_bytes"] = preview.cacheBytes;
    json["class_list"] = std::move(classes);
    return json;
}

void print(const ImportPreview& preview) {
    const DatasetRecord& record = preview.record;
    std::cout << "Read as " << enumName(record.format) << " (" << record.recognisedBecause << ") from "
              << record.root.string() << "\n"
              << record.classes << " classes, " << record.trainImages << " pictures to train, "
              << record.validationImages << " to validate, " << record.testImages << " to test; "
              << formatBytes(preview.cacheBytes) << " of decoded pictures at " << record.imageSize << " px\n";
    for (const std::string& note : record.notes) {
        std::cout << "Note: " << note << "\n";
    }
    if (preview.isUneven()) {
        std::cout << "Note: Classes are uneven: the largest, "
                  << preview.catalog.hierarchy.path(preview.classes[0].node) << ", has "
                  << grouped(preview.classes.front().images()) << " pictures, the smallest, "
                  << preview.catalog.hierarchy.path(preview.classes.back().node) << ", "
                  << grouped(preview.classes.back().images()) << ".\n";
    }
    Table table({"class", "pictures>", "train>", "validation>", "test>"});
    const std::size_t count = preview.classes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i == mostSmall && count > 2 * mostSmall) {
            table.add({"... and " + grouped(static_cast<std::int64_t>(count - 2 * mostSmall)) + " more"});
            i = count - mostSmall;
        }
        const ClassSummary& summary = preview.classes[i];
        table.add({preview.catalog.hierarchy.path(summary.node), grouped(summary.images()), grouped(summary.train),
                   grouped(summary.validation), grouped(summary.test)});
    }
    std::cout << "\n" << table.text();
    if (!record.skipped.empty()) {
        Table skipped({"files>", "left out because it"});
        for (const SkippedGroup& group : groupByReason(record.skipped)) {
            skipped.add({grouped(static_cast<std::int64_t>(group.files.size())), group.reason});
        }
        std::cout << "\n" << skipped.text();
    }
    std::cout << "\n" << (preview.problem.empty() ? "Nothing was written." : preview.problem) << "\n";
}

}  // namespace

void addDatasetAddCommand(CommandTree& tree) {
    Command& command =
        tree.add("dataset add", "import a folder tree, a CSV or JSON list, or an IDX set as a source or a task");
    const auto job = std::make_shared<ImportJob>();
    const auto dryRun = std::make_shared<bool>(false);
    command.bind(*job, {.names = {{"path", "PATH,--path"}}, .required = {"path", "name"}});
    command.bindField("dry_run", *dryRun, "only tell what would be made");
    command.examples({"docent dataset add /usr/share/openclipart/png --name clipart --small-classes merge",
                      "docent dataset add ~/birds --name birds --target --max-train 1000",
                      "docent dataset add ~/birds.csv --name birds --root /mnt/pictures --dry-run",
                      "docent dataset add /usr/share/datasets/fashion-mnist --name fashion --target"});
    command.setBody([job, dryRun](const GlobalOptions& global) {
        if (*dryRun) {
            RunContext quiet;
            const ImportPreview preview = previewImport(job->options, quiet);
            if (global.json) {
                printJson(toJson(preview));
            } else {
                print(preview);
            }
            return preview.problem.empty() ? exitDone : exitFailed;
        }
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
