// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"
#include "data/ImageSource.h"
#include "workspace/Workspace.h"

namespace docent {

/// A data set of the workspace as the window looks at it. Never changes once made, so threads may share it.
struct DatasetView {
    DatasetRecord record;
    Catalog catalog;
    NodeCounts counts;           ///< of all pictures
    NodeCounts trainCounts;      ///< of the training pictures: what an expert would learn from
    std::vector<NodeId> labels;  ///< of each picture, close together: they are gone through for a node
    int levels = 0;              ///< of the deepest label's path
    /// Where the pictures are gone, that of what was decoded of them, null where that is not there either.
    std::shared_ptr<const ImageSource> source;
    bool isSourceGone = false;
    QString sourceProblem;  ///< why they are gone

    /// Indices of the images under a node, ascending.
    [[nodiscard]] std::vector<std::int64_t> imagesUnder(NodeId node) const;
    /// Whether an expert can be trained on the node: below the root, with two classes or more to learn.
    [[nodiscard]] bool canHaveExpert(NodeId node) const;
    /// Classes under each node when all that lie under one node of that level (see labelAtLevel()) are one; those of
    /// `counts` for level 0.
    [[nodiscard]] std::vector<std::int32_t> classesAtLevel(int level) const;
};

/// Reads and counts; takes a while for a large set, so it is called in the background. Throws Error.
[[nodiscard]] std::shared_ptr<const DatasetView> loadDatasetView(const Workspace& workspace, const std::string& name);
/// Of a catalog at hand.
[[nodiscard]] std::shared_ptr<const DatasetView> makeDatasetView(DatasetRecord record, Catalog catalog);

}  // namespace docent
