// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetAddCommand.h"

#include <iostream>

#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "data/SkippedFiles.h"
#include "jobs/Import.h"
#include "jobs/Operations.h"
#include "jobs/PictureCheck.h"

namespace docent {

enum class Decoding { Auto, Yes, No };
template <>
struct EnumNames<Decoding> {
    static constexpr std::pair<Decoding, std::string_view> values[] = {
        {Decoding::Auto, "auto"}, {Decoding::Yes, "yes"}, {Decoding::No, "no"}};
};

namespace {

constexpr std::size_t mostSmall = 5;

struct DryRun {
    bool isOn = false;
    Decoding decoding = Decoding::Auto;
};

/// What an import would make, and whether its pictures were decoded.
struct Rehearsal {
    ImportPreview preview;
    bool isDecoded = false;
};

/// Does all that an import does, but for writing. Throws what the import would throw before it looks at the classes.
Rehearsal rehearse(const Workspace& workspace, const ImportJob& job, Decoding decoding) {
    checkJob(workspace, job);
    ConsoleContext context;
    const auto reading = readForImport(job.options, context);
    Rehearsal rehearsal{.preview = previewImport(*reading, job.options)};
    const bool isWanted =
        decoding == Decoding::Yes || (decoding == Decoding::Auto && rehearsal.preview.isQuickToDecode());
    if (rehearsal.preview.problem.empty() && isWanted) {
        PictureCheck check(reading);
        rehearsal.preview = previewImport(*reading, job.options, check.run(job.options, context));
        rehearsal.isDecoded = true;
    }
    return rehearsal;
}

Json toJson(const Rehearsal& rehearsal) {
    const ImportPreview& preview = rehearsal.preview;
    Json classes = Json::array();
    for (const ClassSummary& summary : preview.classes) {
        classes.push_back({{"path", preview.catalog.hierarchy.path(summary.node)},
                           {"train_images", summary.train},
                           {"validation_images", summary.validation},
                           {"test_images", summary.test}});
    }
    Json json = toJson(preview.record);
    json["problem"] = preview.problem;
    json["decoded"] = rehearsal.isDecoded;
    json["imbalance"] = preview.imbalance();
    json["small_classes"] = preview.smallClasses;
    json["small_class_images"] = preview.smallClassImages;
    json["left_over"] = preview.leftOver;
    json["cache_bytes"] = preview.cacheBytes;
    json["class_list"] = std::move(classes);
    return json;
}

std::string pictures(std::int64_t count) {
    return grouped(count) + plural(count, " picture", " pictures");
}

/// "8 classes, 120 pictures to train, 15 to validate, 15 to test"
std::string sizeText(const DatasetRecord& record) {
    return counted(record.classes, "class", "classes") + ", " + pictures(record.trainImages) + " to train, " +
           grouped(record.validationImages) + " to validate, " + grouped(record.testImages) + " to test";
}

void print(const Rehearsal& rehearsal) {
    const ImportPreview& preview = rehearsal.preview;
    const DatasetRecord& record = preview.record;
    const bool isRefused = !preview.problem.empty();
    std::cout << "Read as " << enumName(record.format) << " (" << record.recognisedBecause << ") from "
              << record.root.string() << "\n"
              << (isRefused ? pictures(std::ssize(preview.catalog.images)) + " of " +
                                  counted(preview.classes.size(), "class", "classes") + " were found"
                            : sizeText(record) + "; " + formatBytes(preview.cacheBytes) + " of decoded pictures at " +
                                  std::to_string(record.imageSize) + " px")
              << "\n";
    for (const std::string& note : record.notes) {
        std::cout << "Note: " << note << "\n";
    }
    if (preview.isUneven()) {
        std::cout << "Note: Classes are uneven: the largest, "
                  << preview.catalog.hierarchy.path(preview.classes[0].node) << ", has "
                  << pictures(preview.classes.front().images()) << ", the smallest, "
                  << preview.catalog.hierarchy.path(preview.classes.back().node) << ", "
                  << grouped(preview.classes.back().images()) << ".\n";
    }
    Table table(isRefused ? std::vector<std::string>{"class", "pictures>"}
                          : std::vector<std::string>{"class", "pictures>", "train>", "validation>", "test>"});
    const std::size_t count = preview.classes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i == mostSmall && count > 2 * mostSmall) {
            table.add({"... and " + grouped(static_cast<std::int64_t>(count - 2 * mostSmall)) + " more"});
            i = count - mostSmall;
        }
        const ClassSummary& summary = preview.classes[i];
        std::vector<std::string> row{preview.catalog.hierarchy.path(summary.node), grouped(summary.images())};
        if (!isRefused) {
            row.insert(row.end(), {grouped(summary.train), grouped(summary.validation), grouped(summary.test)});
        }
        table.add(std::move(row));
    }
    std::cout << "\n" << table.text();
    if (!record.skipped.empty()) {
        Table skipped({"files>", "left out because it"});
        for (const SkippedGroup& group : groupByReason(record.skipped)) {
            skipped.add({grouped(static_cast<std::int64_t>(group.files.size())), group.reason});
        }
        std::cout << "\n" << skipped.text();
    }
    if (!rehearsal.isDecoded && !isRefused) {
        std::cout
            << "\nNote: The pictures were not decoded, so broken ones and near-copies are not told; --decode yes looks "
               "at each.\n";
    }
    std::cout << "\nNothing was written.\n";
}

}  // namespace

void addDatasetAddCommand(CommandTree& tree) {
    Command& command =
        tree.add("dataset add",
                 "import a folder tree, an archive, a list, IDX, CIFAR or WebDataset shards as a source or a task");
    const auto job = std::make_shared<ImportJob>();
    const auto dryRun = std::make_shared<DryRun>();
    command.bind(*job, {.names = {{"path", "PATH,--path"}}, .required = {"path", "name"}});
    command.bindField("dry_run", dryRun->isOn, "only tell what would be made, or why it would be refused");
    command.bindField(
        "decode", dryRun->decoding,
        "with --dry-run: decode the pictures to tell broken ones and near-copies (auto: where that takes a minute at "
        "most)");
    command.examples({"docent dataset add /usr/share/openclipart/png --name clipart --small-classes merge",
                      "docent dataset add ~/birds --name birds --target --max-train 1000",
                      "docent dataset add ~/birds.csv --name birds --root /mnt/pictures --dry-run",
                      "docent dataset add ~/birds.zip --name birds --hierarchy wordnet",
                      "docent dataset add ~/instances.json --name things --root ~/images --boxes crops",
                      "docent dataset add /usr/share/datasets/fashion-mnist --name fashion --target"});
    command.setBody([job, dryRun](const GlobalOptions& global) {
        if (dryRun->isOn) {
            const Rehearsal rehearsal = rehearse(Workspace(global.workspace), *job, dryRun->decoding);
            if (global.json) {
                printJson(toJson(rehearsal));
            } else {
                print(rehearsal);
            }
            if (!rehearsal.preview.problem.empty()) {
                std::cerr << "docent: " << rehearsal.preview.problem << "\n";
                return exitFailed;
            }
            return exitDone;
        }
        JobRunner runner{Workspace(global.workspace)};
        const JobRecord done = runner.run(*job);
        const DatasetRecord record = runner.workspace().dataset(done.subject);
        if (global.json) {
            printJson(toJson(record));
        } else {
            std::cout << "'" << record.name << "': " << sizeText(record) << ", "
                      << counted(record.skipped.size(), "file", "files") << " skipped. 'docent dataset show "
                      << record.name << "' tells more.\n";
            for (const std::string& note : record.notes) {
                std::cout << "Note: " << note << "\n";
            }
        }
        return exitDone;
    });
}

}  // namespace docent
