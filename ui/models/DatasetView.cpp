// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DatasetView.h"

#include <QCoreApplication>
#include <algorithm>
#include <exception>
#include <utility>

#include "data/DatasetReader.h"
#include "data/DecodedSource.h"
#include "jobs/OpenedDataset.h"
#include "support/CoreText.h"
#include "support/Text.h"

namespace docent {
namespace {

/// Names in a label's path.
int levelsOf(const std::string& path) {
    return path.empty() ? 0 : 1 + static_cast<int>(std::count(path.begin(), path.end(), '/'));
}

std::shared_ptr<DatasetView> makeView(DatasetRecord record, Catalog catalog) {
    auto view = std::make_shared<DatasetView>();
    view->record = std::move(record);
    view->catalog = std::move(catalog);
    const LabelHierarchy& hierarchy = view->catalog.hierarchy;
    view->labels = view->catalog.labels();
    std::vector<NodeId> trained;
    trained.reserve(view->labels.size());
    for (const ImageRecord& image : view->catalog.images) {
        if (image.split == Split::Train) {
            trained.push_back(image.label);
        }
    }
    view->counts = countImages(hierarchy, view->labels);
    view->trainCounts = countImages(hierarchy, trained);
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        view->levels = std::max(view->levels, levelsOf(hierarchy.path(node)));
    }
    return view;
}

}  // namespace

std::vector<std::int64_t> DatasetView::imagesUnder(NodeId node) const {
    std::vector<std::uint8_t> wanted(static_cast<std::size_t>(catalog.hierarchy.size()), 0);
    for (const NodeId below : catalog.hierarchy.descendants(node)) {
        wanted[static_cast<std::size_t>(below)] = 1;
    }
    std::vector<std::int64_t> images;
    images.reserve(static_cast<std::size_t>(counts.below[static_cast<std::size_t>(node)]));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (wanted[static_cast<std::size_t>(labels[i])]) {
            images.push_back(static_cast<std::int64_t>(i));
        }
    }
    return images;
}

bool DatasetView::canHaveExpert(NodeId node) const {
    return !record.target && node != catalog.hierarchy.root() &&
           trainCounts.classesBelow[static_cast<std::size_t>(node)] >= 2;
}

std::vector<std::int32_t> DatasetView::classesAtLevel(int level) const {
    if (level <= 0) {
        return counts.classesBelow;
    }
    const LabelHierarchy& hierarchy = catalog.hierarchy;
    const auto nodes = static_cast<std::size_t>(hierarchy.size());
    std::vector<std::pair<NodeId, NodeId>> classesOfGroups;  // the node at the level, and a class that it holds
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        if (counts.own[static_cast<std::size_t>(node)] > 0) {
            NodeId group = node;
            for (int above = levelsOf(hierarchy.path(node)) - level; above > 0; --above) {
                group = hierarchy.parents(group).front();  // the one that the path names
            }
            classesOfGroups.emplace_back(group, node);
        }
    }
    std::sort(classesOfGroups.begin(), classesOfGroups.end());
    // Up from the classes of one group after the other: a node above any of them holds that group, once.
    std::vector<std::int32_t> classes(nodes, 0);
    std::vector<NodeId> reachedFrom(nodes, noNode);
    std::vector<NodeId> open;
    for (const auto& [group, label] : classesOfGroups) {
        open.assign(1, label);
        while (!open.empty()) {
            const NodeId at = open.back();
            open.pop_back();
            NodeId& from = reachedFrom[static_cast<std::size_t>(at)];
            if (from != group) {
                from = group;
                ++classes[static_cast<std::size_t>(at)];
                const auto& parents = hierarchy.parents(at);
                open.insert(open.end(), parents.begin(), parents.end());
            }
        }
    }
    return classes;
}

std::shared_ptr<const DatasetView> makeDatasetView(DatasetRecord record, Catalog catalog) {
    return makeView(std::move(record), std::move(catalog));
}

std::shared_ptr<const DatasetView> loadDatasetView(const Workspace& workspace, const std::string& name) {
    auto made = makeView(workspace.dataset(name), workspace.catalog(name));
    if (!isSourceThere(made->catalog)) {
        made->isSourceGone = true;
        made->sourceProblem =
            QCoreApplication::translate("DatasetView", "The pictures are no longer in %1.").arg(qs(made->catalog.root));
        if (auto decoded = openDecoded(workspace, made->record, made->catalog)) {
            made->source = std::make_shared<DecodedSource>(std::move(decoded));
            made->sourceProblem +=
                QLatin1Char(' ') +
                QCoreApplication::translate(
                    "DatasetView", "What was decoded of them is shown, and is enough to train and rank at %1 px.")
                    .arg(made->record.imageSize);
        }
        return made;
    }
    try {
        made->source = createDatasetReader(made->record.format, made->catalog.root)->open(made->catalog);
    } catch (const std::exception& error) {
        // The hierarchy can be looked at without its pictures.
        made->isSourceGone = true;
        made->sourceProblem = errorText(error);
    }
    return made;
}

}  // namespace docent
