// SPDX-License-Identifier: GPL-3.0-or-later
// regroupClasses() of Catalog.h.
#include <algorithm>
#include <numeric>

#include "base/Error.h"
#include "base/Words.h"
#include "data/Catalog.h"

namespace docent {

namespace {

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

/// The parent whose path the node's own path continues.
NodeId mainParent(const LabelHierarchy& hierarchy, NodeId node) {
    return hierarchy.parents(node).front();
}

/// The ancestor `level` steps below the root, or the node itself where it is not deeper. A step upwards loses at most
/// one in depth, so the first ancestor that is not too deep has exactly that depth.
NodeId ancestorAt(const LabelHierarchy& hierarchy, NodeId node, int level) {
    while (hierarchy.depth(node) > level) {
        node = mainParent(hierarchy, node);
    }
    return node;
}

/// A hierarchy of the nodes that have images of their own or below; labels are renumbered.
LabelHierarchy withoutUnused(const LabelHierarchy& hierarchy, std::vector<ImageRecord>& images) {
    std::vector<NodeId> labels;
    labels.reserve(images.size());
    for (const ImageRecord& image : images) {
        labels.push_back(image.label);
    }
    const NodeCounts counts = countImages(hierarchy, labels);
    LabelHierarchy result;
    std::vector<NodeId> renumbered(at(hierarchy.size()), noNode);
    renumbered[0] = 0;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        if (counts.below[at(node)] > 0) {
            // The main parent was made before its child, so it has been renumbered already.
            renumbered[at(node)] = result.addNode(hierarchy.name(node), renumbered[at(mainParent(hierarchy, node))]);
        }
    }
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        for (const NodeId parent : hierarchy.parents(node)) {
            if (renumbered[at(node)] != noNode) {
                result.addParent(renumbered[at(node)], renumbered[at(parent)]);
            }
        }
    }
    for (ImageRecord& image : images) {
        image.label = renumbered[at(image.label)];
    }
    return result;
}

[[noreturn]] void refuseSmall(const LabelHierarchy& hierarchy, NodeId node, std::int64_t count, std::int64_t others,
                              int minimum) {
    std::string what = "The class '" + hierarchy.path(node) + "' has only " + counted(count, "picture", "pictures") +
                       ", and each class needs at least " + std::to_string(minimum);
    if (others > 0) {
        const std::string sentence = counted(others, "more class is", "more classes are") + " too small";
        what += ". " + sentence;
    }
    throw Error(
        what,
        "Add pictures, or use --small-classes merge (those of a branch become one class, of the level above) or "
        "--small-classes drop (they are left out)");
}

}  // namespace

void regroupClasses(Catalog& catalog, const ClassOptions& options) {
    if (options.level < 0 || options.minClassImages < 1) {
        throw Error(options.level < 0 ? "The level of the classes must not be negative"
                                      : "The smallest number of pictures in a class must be at least 1");
    }
    const LabelHierarchy& hierarchy = catalog.hierarchy;
    std::vector<ImageRecord> images = catalog.images;
    std::vector<SkippedFile> skipped = catalog.skipped;

    const bool isAnyDeeper = std::any_of(images.begin(), images.end(), [&](const ImageRecord& image) {
        return hierarchy.depth(image.label) > options.level;
    });
    if (options.level > 0) {
        std::vector<NodeId> target(at(hierarchy.size()), noNode);
        for (ImageRecord& image : images) {
            NodeId& label = target.at(at(image.label));
            if (label == noNode) {
                label = ancestorAt(hierarchy, image.label, options.level);
            }
            image.label = label;
        }
    }

    std::vector<std::int64_t> counts(at(hierarchy.size()), 0);
    for (const ImageRecord& image : images) {
        ++counts.at(at(image.label));
    }
    const auto isSmall = [&](NodeId node) {
        return node != 0 && counts[at(node)] > 0 && counts[at(node)] < options.minClassImages;
    };
    std::vector<NodeId> small;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        if (isSmall(node)) {
            small.push_back(node);
        }
    }
    if (!small.empty() && options.smallClasses == SmallClasses::Refuse) {
        refuseSmall(hierarchy, small.front(), counts[at(small.front())], static_cast<std::int64_t>(small.size()) - 1,
                    options.minClassImages);
    }

    // Where the images of a node go; the root means: left out.
    std::vector<NodeId> target(at(hierarchy.size()));
    std::iota(target.begin(), target.end(), 0);
    const std::vector<std::int64_t> before = counts;
    if (options.smallClasses == SmallClasses::Drop) {
        for (const NodeId node : small) {
            target[at(node)] = 0;
        }
    } else if (!small.empty()) {
        // Deepest first, so that all small siblings have come together before their parent is looked at.
        std::vector<std::pair<int, NodeId>> order;
        for (NodeId node = 1; node < hierarchy.size(); ++node) {
            order.emplace_back(-hierarchy.depth(node), node);
        }
        std::sort(order.begin(), order.end());
        bool changed = true;
        while (changed) {
            changed = false;
            for (const auto& [depth, node] : order) {
                if (isSmall(node)) {
                    const NodeId parent = mainParent(hierarchy, node);
                    std::replace(target.begin(), target.end(), node, parent);
                    counts[at(parent)] += counts[at(node)];
                    counts[at(node)] = 0;
                    changed = true;
                }
            }
        }
    }

    std::vector<ImageRecord> kept;
    kept.reserve(images.size());
    for (ImageRecord& image : images) {
        const NodeId label = target[at(image.label)];
        if (label != 0) {
            image.label = label;
            kept.push_back(std::move(image));
        } else if (image.label == 0) {
            skipped.push_back({std::move(image.location), "lies in no class folder"});
        } else {
            std::string reason = "its class '" + hierarchy.path(image.label) + "' has only " +
                                 counted(before[at(image.label)], "picture", "pictures");
            if (options.smallClasses == SmallClasses::Merge) {
                reason += ", and there is no other small class of its branch to merge it with";
            }
            skipped.push_back({std::move(image.location), std::move(reason)});
        }
    }
    if (kept.empty()) {
        throw Error("No picture is left for training in " + catalog.root.string(),
                    images.empty() ? "Add pictures in class folders"
                                   : "Add pictures, or lower the smallest number of pictures in a class");
    }
    LabelHierarchy rebuilt = withoutUnused(hierarchy, kept);
    if (std::all_of(kept.begin(), kept.end(), [&](const ImageRecord& i) { return i.label == kept.front().label; })) {
        throw Error(
            "There is only one class ('" + rebuilt.path(kept.front().label) + "') in " + catalog.root.string() +
                ", and a classifier needs at least two",
            options.level > 0 ? "Use a deeper level, or add a class" : "Add a folder with pictures of another class");
    }
    if (options.level > 0 && !isAnyDeeper) {
        catalog.notes.push_back("No label is deeper than level " + std::to_string(options.level) +
                                ", so the classes are those that were found.");
    }
    catalog.hierarchy = std::move(rebuilt);
    catalog.images = std::move(kept);
    catalog.skipped = std::move(skipped);
}

}  // namespace docent
