// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ExpertPlan.h"

#include <algorithm>
#include <set>

#include "base/Error.h"
#include "base/Words.h"
#include "experts/ExpertBank.h"

namespace docent {

namespace {

PlannedExpert describe(const LabelHierarchy& hierarchy, const NodeCounts& counts, NodeId node) {
    const auto at = static_cast<std::size_t>(node);
    return {.node = node, .path = hierarchy.path(node), .images = counts.below[at], .classes = counts.classesBelow[at]};
}

bool largerFirst(const PlannedExpert& a, const PlannedExpert& b) {
    return a.images != b.images ? a.images > b.images : a.node < b.node;
}

/// The classes that have training images under the node: what makes a slice the same as another.
std::vector<NodeId> sliceOf(const LabelHierarchy& hierarchy, const NodeCounts& counts, NodeId node) {
    std::vector<NodeId> slice;
    for (const NodeId below : hierarchy.descendants(node)) {
        if (counts.own[static_cast<std::size_t>(below)] > 0) {
            slice.push_back(below);
        }
    }
    return slice;
}

void markSharedNames(const LabelHierarchy& hierarchy, std::vector<PlannedExpert>& plan) {
    const std::unordered_set<NodeId> sharing = nodesThatShareNames(hierarchy);
    for (PlannedExpert& expert : plan) {
        expert.sharesName = sharing.contains(expert.node);
    }
}

}  // namespace

std::vector<std::string> ExpertPlanOptions::check() const {
    std::vector<std::string> problems;
    if (minImages < 2) {
        problems.emplace_back("min_images must be at least 2");
    }
    if (minClasses < 2) {
        problems.emplace_back("min_classes must be at least 2");
    }
    if (maxExperts < 1) {
        problems.emplace_back("max_experts must be at least 1");
    }
    return problems;
}

std::vector<PlannedExpert> planExperts(const Catalog& source, const ExpertPlanOptions& options) {
    if (const auto problems = options.check(); !problems.empty()) {
        throw Error("Cannot plan experts: " + problems.front());
    }
    std::vector<NodeId> labels;
    for (const ImageRecord& image : source.images) {
        if (image.split == Split::Train) {
            labels.push_back(image.label);
        }
    }
    const LabelHierarchy& hierarchy = source.hierarchy;
    const NodeCounts counts = countImages(hierarchy, labels);
    std::vector<PlannedExpert> plan;

    if (!options.nodes.empty()) {
        std::set<NodeId> chosen;
        for (const std::string& path : options.nodes) {
            const NodeId node = hierarchy.find(path);
            if (node == noNode) {
                throw Error("There is no node '" + path + "' in the label hierarchy",
                            "The command 'docent dataset show' lists the nodes");
            }
            if (node == hierarchy.root()) {
                throw Error("The root needs no expert: the baseline is trained on everything",
                            "Choose nodes below the root");
            }
            const PlannedExpert expert = describe(hierarchy, counts, node);
            if (expert.classes < 2) {
                throw Error("The node '" + path + "' has " + (expert.classes == 0 ? "no class" : "one class only") +
                                " with training pictures: an expert needs at least two to tell apart",
                            "Choose a node that has more classes under it");
            }
            if (chosen.insert(node).second) {
                plan.push_back(expert);
            }
        }
        markSharedNames(hierarchy, plan);
        return plan;
    }

    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        const PlannedExpert expert = describe(hierarchy, counts, node);
        if (expert.images >= options.minImages && expert.classes >= options.minClasses) {
            plan.push_back(expert);
        }
    }
    if (plan.empty()) {
        PlannedExpert largest{.images = -1};
        for (NodeId node = 1; node < hierarchy.size(); ++node) {
            const PlannedExpert expert = describe(hierarchy, counts, node);
            if (expert.classes >= options.minClasses && largerFirst(expert, largest)) {
                largest = expert;
            }
        }
        if (largest.images < 0) {
            throw Error("No node below the root has " + std::to_string(options.minClasses) +
                            " classes with training pictures, so there is nothing to make an expert of",
                        "Import a data set with nested folders, or lower --min-classes");
        }
        throw Error("No node has " + counted(options.minImages, "training picture", "training pictures") + " and " +
                        std::to_string(options.minClasses) + " classes; the largest, '" + largest.path + "', has " +
                        std::to_string(largest.images) + " and " + std::to_string(largest.classes),
                    "Lower --min-images or --min-classes");
    }
    std::sort(plan.begin(), plan.end(), largerFirst);
    // Of nodes with one and the same slice the topmost stands for all: it comes first among those of equal size.
    std::stable_sort(plan.begin(), plan.end(), [&](const PlannedExpert& a, const PlannedExpert& b) {
        return a.images != b.images ? a.images > b.images : hierarchy.depth(a.node) < hierarchy.depth(b.node);
    });
    std::set<std::vector<NodeId>> taken;
    std::vector<PlannedExpert> result;
    for (const PlannedExpert& expert : plan) {
        if (static_cast<int>(result.size()) == options.maxExperts) {
            break;
        }
        const std::vector<NodeId> slice = sliceOf(hierarchy, counts, expert.node);
        // The root's slice is the baseline's.
        if (expert.images == static_cast<std::int64_t>(labels.size()) || !taken.insert(slice).second) {
            continue;
        }
        result.push_back(expert);
    }
    if (result.empty()) {
        throw Error("Every node that is large enough holds the whole data set, as the baseline does",
                    "Lower --min-images to reach the nodes below");
    }
    markSharedNames(hierarchy, result);
    return result;
}

}  // namespace docent
