// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetShowCommand.h"
#include "base/Words.h"

#include <filesystem>
#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "data/SkippedFiles.h"
#include "jobs/OpenedDataset.h"
#include "workspace/Workspace.h"

namespace docent {

namespace {

struct ShowOptions {
    std::string name;
    int depth = 0;
    int skipped = 20;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "data set of the workspace");
        visit("depth", depth, "steps from the root to show (0: all)");
        visit("skipped", skipped, "skipped files to list by name (0: none, -1: all)");
    }
};

void addNodes(const Catalog& catalog, const NodeCounts& counts, NodeId node, int depth, const ShowOptions& options,
              Table& table) {
    const auto index = static_cast<std::size_t>(node);
    if (counts.below[index] == 0 || (options.depth > 0 && depth > options.depth)) {
        return;
    }
    const std::string name = node == 0 ? "(all)" : catalog.hierarchy.name(node);
    table.add({std::string(static_cast<std::size_t>(2 * depth), ' ') + name, grouped(counts.below[index]),
               grouped(counts.own[index]), grouped(counts.classesBelow[index])});
    for (const NodeId child : catalog.hierarchy.children(node)) {
        addNodes(catalog, counts, child, depth + 1, options, table);
    }
}

void printSkipped(const DatasetRecord& record, int limit) {
    if (record.skipped.empty()) {
        std::cout << "\nNo file was skipped.\n";
        return;
    }
    std::cout << "\nSkipped: " << counted(record.skipped.size(), "file", "files") << "\n";
    Table summary({"files>", "reason"});
    const std::vector<SkippedGroup> groups = groupByReason(record.skipped);
    for (const SkippedGroup& group : groups) {
        summary.add({grouped(static_cast<std::int64_t>(group.files.size())), group.reason});
    }
    std::cout << summary.text("  ");
    // The rare reasons first: what is broken is not to hide behind what lies about in every folder.
    std::size_t shown = 0;
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        for (const std::size_t index : group->files) {
            if (limit >= 0 && shown == static_cast<std::size_t>(limit)) {
                std::cout << "  ... and " << record.skipped.size() - shown << " more (--skipped -1 lists all)\n";
                return;
            }
            const SkippedFile& file = record.skipped[index];
            std::cout << (shown++ == 0 ? "\n  " : "  ") << file.location << ": " << file.reason << "\n";
        }
    }
}

Json nodesToJson(const Catalog& catalog, const NodeCounts& counts) {
    Json nodes = Json::array();
    for (NodeId node = 0; node < catalog.hierarchy.size(); ++node) {
        const auto index = static_cast<std::size_t>(node);
        nodes.push_back({{"path", catalog.hierarchy.path(node)},
                         {"own", counts.own[index]},
                         {"below", counts.below[index]},
                         {"classes", counts.classesBelow[index]}});
    }
    return nodes;
}

}  // namespace

void addDatasetShowCommand(CommandTree& tree) {
    Command& command = tree.add("dataset show", "a data set's label hierarchy with counts, its skipped files and why");
    const auto options = std::make_shared<ShowOptions>();
    command.bind(*options, {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({"docent dataset show clipart --depth 1", "docent dataset show clipart --json"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        const DatasetRecord record = workspace.dataset(options->name);
        const Catalog catalog = workspace.catalog(options->name);
        const NodeCounts counts = countImages(catalog.hierarchy, catalog.labels());
        if (global.json) {
            Json json = toJson(record);
            json["nodes"] = nodesToJson(catalog, counts);
            printJson(json);
            return exitDone;
        }
        std::cout << record.name << ": a " << (record.target ? "task" : "source") << " from " << record.root.string()
                  << " (" << record.recognisedBecause << ")\n"
                  << counted(record.classes, "class", "classes") << "; pictures: " << record.trainImages << " train, "
                  << record.validationImages << " validation, " << record.testImages << " test"
                  << (record.hasOwnSplits ? " (the set's own split)" : "") << "; " << record.imageSize << " px\n\n";
        for (const std::string& note : record.notes) {
            std::cout << "Note: " << note << "\n";
        }
        const bool isGone = !isSourceThere(catalog);
        if (isGone) {
            std::cout << "Note: Its pictures no longer lie in " << catalog.root.string()
                      << ". What was decoded of them is used; after a move 'docent dataset relink " << record.name
                      << " PLACE' tells where they are.\n";
        }
        std::cout << (record.notes.empty() && !isGone ? "" : "\n");
        Table table({"node", "pictures>", "own>", "classes>"});
        addNodes(catalog, counts, catalog.hierarchy.root(), 0, *options, table);
        std::cout << table.text();
        printSkipped(record, options->skipped);
        return exitDone;
    });
}

}  // namespace docent
