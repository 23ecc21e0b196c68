// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetHierarchyCommand.h"

#include <filesystem>
#include <iostream>

#include "CommandTree.h"
#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "base/Files.h"
#include "base/Words.h"
#include "jobs/LabelEdit.h"

namespace docent {

namespace {

struct HierarchyOptions {
    std::string name;
    std::string attach;
    std::vector<std::string> meanings;
    std::string cluster;
    std::vector<std::string> rename;
    std::vector<std::string> move;
    std::vector<std::string> merge;
    std::vector<std::string> group;
    std::vector<std::string> dissolve;
    std::vector<std::string> relabel;
    std::string save;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "data set of the workspace");
        visit("attach", attach, "put its classes under a tree: wordnet, or a CSV (label,parent) or YAML file");
        visit("meanings", meanings, "with wordnet, what a class means: crane=n02012849");
        visit("cluster", cluster, "group flat classes that look alike to this model of the bank");
        visit("rename", rename, "PATH=NAME: a label gets another name");
        visit("move", move, "PATH=PARENT: a label lies under another one; PARENT empty: at the top");
        visit("merge", merge, "PATH=INTO: pictures and children of a label become those of another");
        visit("group", group, "PATH=NAME: a new label NAME above this one; more of the same NAME join it");
        visit("dissolve", dissolve, "PATH: a label without pictures of its own goes, its children take its place");
        visit("relabel", relabel, "PICTURE=LABEL: this picture, by its path in the data set, gets that label");
        visit("save", save, "write the hierarchy as it is then to this YAML file");
    }
};

/// "a/b=c": both sides.
std::pair<std::string, std::string> sides(const std::string& text, const char* option) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) {
        throw Error("--" + std::string(option) + " '" + text + "' is not of the form " +
                        (std::string_view(option) == "relabel" ? "PICTURE=LABEL"
                         : std::string_view(option) == "move"  ? "PATH=PARENT"
                                                               : "PATH=NAME"),
                    "See 'docent dataset hierarchy --help'");
    }
    return {text.substr(0, equals), text.substr(equals + 1)};
}

/// In the order of the options' list, each in its own order.
std::vector<HierarchyEdit> editsOf(const HierarchyOptions& options) {
    using Kind = HierarchyEdit::Kind;
    std::vector<HierarchyEdit> edits;
    const auto add = [&](const std::vector<std::string>& texts, const char* option, Kind kind) {
        for (const std::string& text : texts) {
            const auto [path, to] = sides(text, option);
            const bool joins =
                kind == Kind::Group && !edits.empty() && edits.back().kind == kind && edits.back().to == to;
            if (joins) {
                edits.back().nodes.push_back(path);
            } else {
                edits.push_back({.kind = kind, .nodes = {path}, .to = to});
            }
        }
    };
    add(options.rename, "rename", Kind::Rename);
    add(options.move, "move", Kind::Move);
    add(options.merge, "merge", Kind::Merge);
    add(options.group, "group", Kind::Group);
    for (const std::string& path : options.dissolve) {
        edits.push_back({.kind = Kind::Dissolve, .nodes = {path}, .to = {}});
    }
    for (const std::string& text : options.relabel) {
        const auto [picture, to] = sides(text, "relabel");
        const auto same = std::find_if(edits.begin(), edits.end(), [&to = to](const HierarchyEdit& edit) {
            return edit.kind == Kind::Relabel && edit.to == to;
        });
        if (same == edits.end()) {
            edits.push_back({.kind = Kind::Relabel, .nodes = {}, .to = to, .images = {picture}});
        } else {
            same->images.push_back(picture);
        }
    }
    return edits;
}

void print(const LabelHierarchy& hierarchy, NodeId node, int depth) {
    for (const NodeId child : hierarchy.children(node)) {
        std::cout << std::string(static_cast<std::size_t>(2 * depth), ' ') << hierarchy.name(child)
                  << (hierarchy.parents(child).front() == node
                          ? ""
                          : " (also under " + hierarchy.path(hierarchy.parents(child).front()) + ")")
                  << "\n";
        if (hierarchy.parents(child).front() == node) {
            print(hierarchy, child, depth + 1);
        }
    }
}

}  // namespace

void addDatasetHierarchyCommand(CommandTree& tree) {
    Command& command = tree.add("dataset hierarchy", "show, attach or change the label hierarchy of a data set");
    const auto options = std::make_shared<HierarchyOptions>();
    command.bind(*options, {.names = {{"name", "NAME,--name"}}, .required = {"name"}});
    command.examples({"docent dataset hierarchy birds --attach wordnet --save birds.yaml",
                      "docent dataset hierarchy birds --cluster clipart-baseline",
                      "docent dataset hierarchy birds --rename owls/tawny=tawny-owl --merge ducks/teal=ducks/mallard",
                      "docent dataset hierarchy birds --group owl='birds of prey' --group eagle='birds of prey'",
                      "docent dataset hierarchy birds --relabel owls/17.jpg=ducks --relabel owls/18.jpg=ducks"});
    command.setBody([options](const GlobalOptions& global) {
        const Workspace workspace(global.workspace);
        std::vector<std::string> notes;
        const std::vector<HierarchyEdit> edits = editsOf(*options);
        const bool changes = !options->attach.empty() || !options->cluster.empty() || !edits.empty();
        if (changes) {
            const auto lock = workspace.lock();
            if (!options->attach.empty()) {
                notes = attachLabels(workspace, options->name, options->attach, options->meanings);
            }
            if (!options->cluster.empty()) {
                prepareToCompute(global);
                requireLabelsFree(workspace, options->name);
                ConsoleContext context;
                editLabels(workspace, options->name,
                           suggestGroups(workspace, options->name, options->cluster, context));
            }
            if (!edits.empty()) {
                editLabels(workspace, options->name, edits);
            }
        }
        const Catalog catalog = workspace.catalog(options->name);
        if (!options->save.empty()) {
            writeFileAtomically(options->save, hierarchyYaml(catalog.hierarchy).text());
        }
        if (global.json) {
            Json nodes = Json::array();
            for (NodeId node = 1; node < catalog.hierarchy.size(); ++node) {
                Json parents = Json::array();
                for (const NodeId parent : catalog.hierarchy.parents(node)) {
                    parents.push_back(catalog.hierarchy.path(parent));
                }
                nodes.push_back({{"path", catalog.hierarchy.path(node)}, {"parents", std::move(parents)}});
            }
            printJson({{"name", options->name}, {"changed", changes}, {"notes", notes}, {"nodes", std::move(nodes)}});
        } else {
            for (const std::string& note : notes) {
                std::cout << "Note: " << note << "\n";
            }
            print(catalog.hierarchy, 0, 0);
        }
        return exitDone;
    });
}

}  // namespace docent
