// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace docent {

using NodeId = std::int32_t;
inline constexpr NodeId noNode = -1;
/// WordNet, the deepest in use, has 20 levels.
inline constexpr std::int64_t maxLabelLevels = 128;
/// As many as a path of folders may have.
inline constexpr std::size_t maxLabelBytes = 4096;

/// "birds" of "animals/birds".
[[nodiscard]] inline std::string_view lastPart(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 = 0
}

/// The labels of a data set and what lies under what: a directed acyclic graph with one root (id 0, name "", path "").
/// A node may have several parents. A node's path ("animals/birds") is unique, is fixed when the node is made, and is
/// how files and the command line name it.
class LabelHierarchy {
public:
    LabelHierarchy();

    /// Adds a child, or returns the one of that name that `parent` already has. Throws Error for an empty name, one
    /// with '/', and where it would lie too deep.
    NodeId addNode(std::string_view name, NodeId parent = 0);
    /// Adds every missing node of "a/b/c"; empty parts are an Error. "" is the root.
    NodeId addPath(std::string_view path);
    /// Gives `child` a further parent. Throws Error when that would close a cycle.
    void addParent(NodeId child, NodeId parent);

    [[nodiscard]] NodeId root() const { return 0; }
    [[nodiscard]] std::int32_t size() const { return static_cast<std::int32_t>(m_nodes.size()); }
    [[nodiscard]] const std::string& name(NodeId node) const { return at(node).name; }
    [[nodiscard]] const std::string& path(NodeId node) const { return at(node).path; }
    [[nodiscard]] const std::vector<NodeId>& parents(NodeId node) const { return at(node).parents; }
    [[nodiscard]] const std::vector<NodeId>& children(NodeId node) const { return at(node).children; }
    /// `noNode` when there is none of that path.
    [[nodiscard]] NodeId find(std::string_view path) const;
    /// Steps from the root by the shortest way.
    [[nodiscard]] int depth(NodeId node) const;
    /// The node and all below it, each once, in ascending id.
    [[nodiscard]] std::vector<NodeId> descendants(NodeId node) const;

private:
    struct Node {
        std::string name;
        std::string path;
        std::vector<NodeId> parents;
        std::vector<NodeId> children;
        std::int32_t adopted = 0;  ///< children that were made under another parent
    };
    [[nodiscard]] const Node& at(NodeId node) const { return m_nodes.at(static_cast<std::size_t>(node)); }

    std::vector<Node> m_nodes;
    std::unordered_map<std::string, NodeId> m_byPath;
};

/// Images and classes per node. `own`: labelled with the node itself; `below`: with it or with any descendant, each
/// image counted once also in a DAG.
struct NodeCounts {
    std::vector<std::int64_t> own;
    std::vector<std::int64_t> below;
    std::vector<std::int32_t> classesBelow;  ///< nodes with own images among the node and its descendants
};

/// `labels`: the node of each image.
[[nodiscard]] NodeCounts countImages(const LabelHierarchy& hierarchy, const std::vector<NodeId>& labels);

}  // namespace docent
