// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/LabelEdit.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/Error.h"
#include "data/LackingClasses.h"
#include "data/ParentTree.h"
#include "jobs/Embedding.h"
#include "jobs/Import.h"
#include "jobs/JobRecord.h"
#include "jobs/JobUse.h"
#include "selection/ClassClusters.h"

namespace docent {

namespace {

void save(const Workspace& workspace, const std::string& name, Catalog& catalog) {
    noteLackingClasses(catalog);
    DatasetRecord record = workspace.dataset(name);
    record.classes = static_cast<int>(catalog.classes().size());
    record.notes = catalog.notes;
    workspace.saveDataset(record, catalog);
    workspace.removeRanking(name);  // where there is one, it is of other labels
}

}  // namespace

Error labelsInUse(const std::string& made, const std::string& dataset) {
    return Error("'" + made + "' was trained on the labels of '" + dataset + "' as they are",
                 "Import the pictures again under another name, and change the labels of that one");
}

void requireLabelsFree(const Workspace& workspace, const std::string& name) {
    requireUnused(workspace, loadJobs(workspace.jobsFolder()), RecordKind::Dataset, name);
    if (const std::vector<std::string> made = workspace.madeFrom(name); !made.empty()) {
        throw labelsInUse(made.front(), name);
    }
}

void editLabels(const Workspace& workspace, const std::string& name, const std::vector<HierarchyEdit>& edits) {
    requireLabelsFree(workspace, name);
    Catalog catalog = workspace.catalog(name);
    catalog.notes = workspace.dataset(name).notes;
    for (const HierarchyEdit& edit : edits) {
        editHierarchy(edit, catalog);
    }
    save(workspace, name, catalog);
}

std::vector<std::string> attachLabels(const Workspace& workspace, const std::string& name, const std::string& hierarchy,
                                      const std::vector<std::string>& meanings) {
    requireLabelsFree(workspace, name);
    Catalog catalog = workspace.catalog(name);
    catalog.notes.clear();
    attachHierarchy(hierarchy, meanings, catalog);
    std::vector<std::string> notes = catalog.notes;
    std::vector<std::string> all = workspace.dataset(name).notes;
    std::erase_if(all, isOfAttachedTree);
    all.insert(all.end(), notes.begin(), notes.end());
    catalog.notes = std::move(all);
    save(workspace, name, catalog);
    return notes;
}

std::vector<HierarchyEdit> suggestGroups(const Workspace& workspace, const std::string& name, const std::string& model,
                                         RunContext& context) {
    const Catalog catalog = workspace.catalog(name);
    const std::vector<NodeId> classes = catalog.classes();
    std::map<NodeId, std::size_t> places;
    for (const NodeId node : classes) {
        if (catalog.hierarchy.path(node).find('/') != std::string::npos) {
            throw Error(
                "The classes of '" + name + "' lie in a hierarchy already, such as " + catalog.hierarchy.path(node),
                "Group only classes that all lie at the top");
        }
        places.emplace(node, places.size());
    }
    const EmbeddedPictures embedded =
        embedPictures(workspace, {.dataset = name, .model = model, .part = EmbeddedPart::Train}, context);
    const std::int64_t width = embedded.embeddings.columns;
    Matrix means{static_cast<std::int64_t>(classes.size()), width,
                 std::vector<float>(classes.size() * static_cast<std::size_t>(width), 0)};
    std::vector<std::int64_t> counts(classes.size(), 0);
    for (std::size_t i = 0; i < embedded.images.size(); ++i) {
        const std::size_t place = places.at(catalog.images[static_cast<std::size_t>(embedded.images[i])].label);
        const float* from = embedded.embeddings.row(static_cast<std::int64_t>(i));
        float* to = means.row(static_cast<std::int64_t>(place));
        for (std::int64_t k = 0; k < width; ++k) {
            to[k] += from[k];
        }
        ++counts[place];
    }
    // The direction alone counts, so the sums need not be divided.
    const std::vector<std::size_t> clusters = clusterClasses(means);
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        members[clusters[i]].push_back(i);
    }
    std::vector<HierarchyEdit> edits;
    for (auto& [cluster, its] : members) {
        if (its.size() < 2) {
            continue;
        }
        HierarchyEdit edit{.kind = HierarchyEdit::Kind::Group, .nodes = {}, .to = {}};
        for (const std::size_t i : its) {
            edit.nodes.push_back(catalog.hierarchy.path(classes[i]));
        }
        std::stable_sort(its.begin(), its.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
        edit.to = lastPart(catalog.hierarchy.path(classes[its[0]]));
        edit.to += " + ";
        edit.to += lastPart(catalog.hierarchy.path(classes[its[1]]));
        edits.push_back(std::move(edit));
    }
    return edits;
}

}  // namespace docent
