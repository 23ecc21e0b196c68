// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetRelinkCommand.h"

#include <algorithm>
#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "jobs/Relink.h"

namespace docent {

namespace {

constexpr std::size_t mostMissing = 10;

struct RelinkOptions {
    std::string name;
    std::string path;
    bool dryRun = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "data set of the workspace");
        visit("path", path, "folder or archive where its pictures lie now");
        visit("dry_run", dryRun, "only tell how many of the pictures are there");
    }
};

Json toJson(const RelinkPreview& preview, bool isWritten) {
    Json missing = Json::array();
    for (const SkippedFile& file : preview.missing) {
        missing.push_back({{"location", file.location}, {"reason", file.reason}});
    }
    return {{"name", preview.name},
            {"old_root", preview.oldRoot.string()},
            {"new_root", preview.newRoot.string()},
            {"images", preview.images},
            {"found", preview.found},
            {"changed", preview.changed},
            {"compared", preview.compared},
            {"different", preview.different},
            {"keeps_cache", preview.keepsCache},
            {"relinked", isWritten},
            {"missing", std::move(missing)}};
}

void print(const RelinkPreview& preview) {
    std::cout << grouped(preview.found) << " of " << grouped(preview.images)
              << plural(preview.images, " picture of '", " pictures of '") << preview.name
              << plural(preview.found, "' is in ", "' are in ") << preview.newRoot.string() << ".\n";
    if (preview.changed > 0) {
        std::cout << grouped(preview.changed) << plural(preview.changed, " of them has", " of them have")
                  << " another size than in " << preview.oldRoot.string() << ".\n";
    }
    const std::size_t shown = std::min(mostMissing, preview.missing.size());
    for (std::size_t i = 0; i < shown; ++i) {
        std::cout << "  missing: " << preview.missing[i].location << "\n";
    }
    if (shown < preview.missing.size()) {
        std::cout << "  ... and " << preview.missing.size() - shown << " more\n";
    }
}

}  // namespace

void addDatasetRelinkCommand(CommandTree& tree) {
    Command& command = tree.add("dataset relink", "tell where the pictures of a data set lie after they were moved");
    const auto options = std::make_shared<RelinkOptions>();
    command.bind(*options, {.names = {{"name", "NAME,--name"}, {"path", "PATH,--path"}}, .required = {"name", "path"}});
    command.examples(
        {"docent dataset relink birds /mnt/new-disk/birds", "docent dataset relink birds /mnt/new-disk --dry-run"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        RunContext quiet;
        if (options->dryRun) {
            const RelinkPreview preview = previewRelink(workspace, options->name, options->path, quiet);
            if (global.json) {
                printJson(toJson(preview, false));
            } else {
                print(preview);
            }
            requireComplete(preview);
            return exitDone;
        }
        const auto lock = workspace.lock();
        const RelinkPreview preview = relinkDataset(workspace, options->name, options->path, quiet);
        if (global.json) {
            printJson(toJson(preview, true));
        } else {
            print(preview);
            std::cout << "'" << preview.name << "' is read from there from now on"
                      << (preview.keepsCache ? "; its decoded pictures stay in use.\n" : ".\n");
        }
        return exitDone;
    });
}

}  // namespace docent
