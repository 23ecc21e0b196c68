// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/LabelHierarchy.h"

#include <algorithm>
#include <utility>

#include "base/Error.h"

namespace docent {

namespace {

std::string joined(const std::string& parent, std::string_view name) {
    std::string path = parent;
    if (!path.empty()) {
        path += '/';
    }
    path += name;
    return path;
}

/// The node and all that is reached from it by `next`, each once.
template <typename Next>
std::vector<NodeId> reach(std::int32_t nodes, NodeId from, const Next& next) {
    std::vector<bool> seen(static_cast<std::size_t>(nodes), false);
    std::vector<NodeId> found{from};
    seen[static_cast<std::size_t>(from)] = true;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const NodeId other : next(found[i])) {
            if (!seen[static_cast<std::size_t>(other)]) {
                seen[static_cast<std::size_t>(other)] = true;
                found.push_back(other);
            }
        }
    }
    return found;
}

}  // namespace

LabelHierarchy::LabelHierarchy() : m_nodes(1) {
    m_byPath.emplace("", 0);
}

NodeId LabelHierarchy::addNode(std::string_view name, NodeId parent) {
    const Node& above = at(parent);
    if (name.empty() || name.find('/') != std::string_view::npos) {
        throw Error("The label '" + std::string(name) + "' under '" + above.path + "' is " +
                        (name.empty() ? "empty" : "not allowed: '/' separates levels"),
                    "Rename it");
    }
    // Each node keeps its path: those of one deep label together would take the square of its length.
    if (std::count(above.path.begin(), above.path.end(), '/') + 2 > maxLabelLevels ||
        above.path.size() + name.size() >= maxLabelBytes) {
        throw Error("The label '" + std::string(name.substr(0, 60)) + "' lies deeper than " +
                        std::to_string(maxLabelLevels) + " levels, or its path is longer than " +
                        std::to_string(maxLabelBytes) + " bytes",
                    "Make labels shorter");
    }
    std::string path = joined(above.path, name);
    if (const auto known = m_byPath.find(path); known != m_byPath.end()) {
        return known->second;
    }
    // A child that was made elsewhere and adopted has another path. Most nodes adopted none, and one may have tens of
    // thousands of its own.
    if (above.adopted > 0) {
        for (const NodeId child : above.children) {
            if (at(child).parents.front() != parent && at(child).name == name) {
                return child;
            }
        }
    }
    const NodeId node = size();
    m_nodes.push_back({std::string(name), path, {parent}, {}, 0});
    m_nodes[static_cast<std::size_t>(parent)].children.push_back(node);
    m_byPath.emplace(std::move(path), node);
    return node;
}

NodeId LabelHierarchy::addPath(std::string_view path) {
    if (const NodeId known = find(path); known != noNode) {
        return known;
    }
    NodeId node = 0;
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        if (end == begin) {
            throw Error("The label '" + std::string(path) + "' has an empty part",
                        "Write labels like animals/birds, without a '/' at either end");
        }
        node = addNode(path.substr(begin, end - begin), node);
        begin = end + 1;
    }
    return node;
}

void LabelHierarchy::addParent(NodeId child, NodeId parent) {
    const std::vector<NodeId>& parents = at(child).parents;
    if (std::find(parents.begin(), parents.end(), parent) != parents.end()) {
        return;
    }
    const std::vector<NodeId> below = descendants(child);
    if (std::binary_search(below.begin(), below.end(), parent)) {
        throw Error("The label '" + path(child) + "' cannot lie under '" + path(parent) + "', which lies under it",
                    "Remove one of the two relations");
    }
    m_nodes[static_cast<std::size_t>(child)].parents.push_back(parent);
    m_nodes[static_cast<std::size_t>(parent)].children.push_back(child);
    ++m_nodes[static_cast<std::size_t>(parent)].adopted;
}

NodeId LabelHierarchy::find(std::string_view path) const {
    const auto found = m_byPath.find(std::string(path));
    return found == m_byPath.end() ? noNode : found->second;
}

int LabelHierarchy::depth(NodeId node) const {
    // Upwards level by level; in a tree each level is one node, so nothing of the size of the hierarchy is allocated.
    std::vector<NodeId> level{node};
    int steps = 0;
    while (std::find(level.begin(), level.end(), root()) == level.end()) {
        std::vector<NodeId> above;
        for (const NodeId current : level) {
            above.insert(above.end(), parents(current).begin(), parents(current).end());
        }
        std::sort(above.begin(), above.end());
        above.erase(std::unique(above.begin(), above.end()), above.end());
        level = std::move(above);
        ++steps;
    }
    return steps;
}

std::vector<NodeId> LabelHierarchy::descendants(NodeId node) const {
    (void)at(node);  // throws for a node that is not there
    std::vector<NodeId> found =
        reach(size(), node, [this](NodeId n) -> const std::vector<NodeId>& { return children(n); });
    std::sort(found.begin(), found.end());
    return found;
}

NodeCounts countImages(const LabelHierarchy& hierarchy, const std::vector<NodeId>& labels) {
    const auto nodes = static_cast<std::size_t>(hierarchy.size());
    NodeCounts counts;
    counts.own.assign(nodes, 0);
    counts.below.assign(nodes, 0);
    counts.classesBelow.assign(nodes, 0);
    for (const NodeId label : labels) {
        ++counts.own.at(static_cast<std::size_t>(label));
    }
    // From each class up to the root, each node above it once: a class has about as many nodes above it as it lies
    // deep, so this costs by classes times depth and not by the square of the hierarchy.
    std::vector<NodeId> reachedFrom(nodes, noNode);
    std::vector<NodeId> open;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        const std::int64_t own = counts.own[static_cast<std::size_t>(node)];
        if (own == 0) {
            continue;
        }
        open.assign(1, node);
        reachedFrom[static_cast<std::size_t>(node)] = node;
        while (!open.empty()) {
            const NodeId at = open.back();
            open.pop_back();
            counts.below[static_cast<std::size_t>(at)] += own;
            ++counts.classesBelow[static_cast<std::size_t>(at)];
            for (const NodeId parent : hierarchy.parents(at)) {
                if (NodeId& from = reachedFrom[static_cast<std::size_t>(parent)]; from != node) {
                    from = node;
                    open.push_back(parent);
                }
            }
        }
    }
    return counts;
}

}  // namespace docent
