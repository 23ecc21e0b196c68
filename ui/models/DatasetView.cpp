// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DatasetView.h"

#include <algorithm>
#include <exception>

#include "data/DatasetReader.h"

namespace docent {

std::vector<std::int64_t> DatasetView::imagesUnder(NodeId node) const {
    std::vector<std::int64_t> images;
    for (const NodeId below : catalog.hierarchy.descendants(node)) {
        const auto& own = ownImages[static_cast<std::size_t>(below)];
        images.insert(images.end(), own.begin(), own.end());
    }
    std::sort(images.begin(), images.end());
    return images;
}

bool DatasetView::canHaveExpert(NodeId node) const {
    return !record.target && node != catalog.hierarchy.root() &&
           trainCounts.classesBelow[static_cast<std::size_t>(node)] >= 2;
}

std::shared_ptr<const DatasetView> makeDatasetView(DatasetRecord record, Catalog catalog) {
    auto view = std::make_shared<DatasetView>();
    view->record = std::move(record);
    view->catalog = std::move(catalog);
    const LabelHierarchy& hierarchy = view->catalog.hierarchy;
    std::vector<NodeId> trained;
    view->ownImages.resize(static_cast<std::size_t>(hierarchy.size()));
    for (std::size_t i = 0; i < view->catalog.images.size(); ++i) {
        const ImageRecord& image = view->catalog.images[i];
        view->ownImages[static_cast<std::size_t>(image.label)].push_back(static_cast<std::int64_t>(i));
        if (image.split == Split::Train) {
            trained.push_back(image.label);
        }
    }
    view->counts = countImages(hierarchy, view->catalog.labels());
    view->trainCounts = countImages(hierarchy, trained);
    return view;
}

std::shared_ptr<const DatasetView> loadDatasetView(const Workspace& workspace, const std::string& name) {
    auto made = std::make_shared<DatasetView>(*makeDatasetView(workspace.dataset(name), workspace.catalog(name)));
    try {
        made->source = createDatasetReader(made->record.format, made->catalog.root)->open(made->catalog);
    } catch (const std::exception& error) {
        // The hierarchy can be looked at without its pictures.
        made->sourceProblem = QString::fromUtf8(error.what());
    }
    return made;
}

}  // namespace docent
