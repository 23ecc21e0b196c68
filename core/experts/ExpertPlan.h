// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/Catalog.h"

namespace docent {

struct ExpertPlanOptions {
    std::int64_t minImages = 100;    ///< training images under a node, >= 2
    int minClasses = 2;              ///< classes with training images under a node, >= 2
    int maxExperts = 50;             ///< the largest slices are taken first, >= 1
    std::vector<std::string> nodes;  ///< paths; when given, these and no others, whatever their size

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("min_images", minImages, "training images that a node must have under it");
        visit("min_classes", minClasses, "classes that a node must have under it");
        visit("max_experts", maxExperts, "the largest slices first");
        visit("nodes", nodes, "these nodes and no others, as paths");
    }
    [[nodiscard]] std::vector<std::string> check() const;
};

/// A slice that gets an expert.
struct PlannedExpert {
    NodeId node = noNode;
    std::string path;
    std::int64_t images = 0;  ///< training images in the slice
    int classes = 0;
    bool sharesName = false;  ///< its expert's name needs more than the path, see expertName()
};

/// Picks the nodes of the source that get an expert (Puigcerver et al. 2021, section 3.2): each internal node below the
/// root with enough images and classes under it, largest first, nested and overlapping ones included; of nodes with the
/// very same slice only the topmost. Throws Error when no node qualifies (telling the largest there is), and for a
/// chosen node that does not exist or has fewer than two classes.
[[nodiscard]] std::vector<PlannedExpert> planExperts(const Catalog& source, const ExpertPlanOptions& options);

}  // namespace docent
