// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/HierarchyEdit.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/Error.h"
#include "base/Words.h"

namespace docent {

namespace {

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

/// A hierarchy that can be changed: nodes keep their numbers, whatever becomes of their paths.
class Draft {
public:
    explicit Draft(const Catalog& catalog) : m_catalog(catalog), m_hierarchy(catalog.hierarchy) {
        for (NodeId node = 0; node < m_hierarchy.size(); ++node) {
            m_nodes.push_back({m_hierarchy.name(node), m_hierarchy.parents(node), node});
        }
        for (const ImageRecord& image : catalog.images) {
            m_labels.push_back(image.label);
        }
    }

    void apply(const HierarchyEdit& edit) {
        std::vector<NodeId> nodes;
        for (const std::string& path : edit.nodes) {
            nodes.push_back(find(path));
            if (nodes.back() == m_hierarchy.root()) {
                throw Error("The root of the labels cannot be changed", "Choose a node below it");
            }
        }
        if (nodes.empty() && edit.kind != HierarchyEdit::Kind::Relabel) {
            throw Error("No label was named that could be changed", "Name one by its path");
        }
        switch (edit.kind) {
            case HierarchyEdit::Kind::Rename:
                m_nodes[at(nodes.front())].name = checkedName(edit.to);
                return;
            case HierarchyEdit::Kind::Move:
                move(nodes, find(edit.to));
                return;
            case HierarchyEdit::Kind::Merge:
                merge(nodes, find(edit.to));
                return;
            case HierarchyEdit::Kind::Group:
                move(nodes, add(checkedName(edit.to), m_nodes[at(nodes.front())].parents));
                return;
            case HierarchyEdit::Kind::Dissolve:
                dissolve(nodes.front());
                return;
            case HierarchyEdit::Kind::Split:
                split(nodes.front(), edit);
                return;
            case HierarchyEdit::Kind::Relabel:
                relabel(edit.images, find(edit.to));
                return;
        }
    }

    /// The catalog after all changes.
    [[nodiscard]] Catalog result() {
        std::vector<bool> isUsed(m_nodes.size(), false);
        for (const NodeId label : m_labels) {
            use(label, isUsed);
        }
        Catalog catalog = m_catalog;
        catalog.hierarchy = {};
        m_made.assign(m_nodes.size(), noNode);
        m_made[0] = 0;
        std::set<std::pair<NodeId, std::string>> names;
        for (std::size_t i = 1; i < m_nodes.size(); ++i) {
            for (const NodeId parent : m_nodes[i].parents) {
                if (isUsed[i] && !names.emplace(parent, m_nodes[i].name).second) {
                    throw Error("There is a label '" + m_nodes[i].name + "' there already",
                                "Use another name, or merge the two");
                }
            }
        }
        for (std::size_t i = 1; i < m_nodes.size(); ++i) {
            if (isUsed[i]) {
                (void)make(static_cast<NodeId>(i), catalog.hierarchy);
            }
        }
        for (std::size_t i = 1; i < m_nodes.size(); ++i) {
            for (const NodeId parent : m_nodes[i].parents) {
                if (isUsed[i]) {
                    catalog.hierarchy.addParent(m_made[i], m_made[at(parent)]);
                }
            }
        }
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            catalog.images[i].label = m_made[at(m_labels[i])];
        }
        return catalog;
    }

private:
    struct Node {
        std::string name;
        std::vector<NodeId> parents;
        NodeId self = noNode;
    };

    [[nodiscard]] NodeId find(const std::string& path) const {
        const NodeId node = m_hierarchy.find(path);
        if (node == noNode) {
            throw Error("There is no label '" + path + "'", "Name it by its path, such as animals/birds");
        }
        return node;
    }

    static std::string checkedName(const std::string& name) {
        if (name.empty() || name.find_first_of("/|") != std::string::npos ||
            std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }) ||
            name.front() == ' ' || name.back() == ' ') {
            throw Error("'" + name + "' cannot be the name of a label",
                        "Use letters, digits and blanks between them, without / and |");
        }
        return name;
    }

    NodeId add(const std::string& name, const std::vector<NodeId>& parents) {
        const auto node = static_cast<NodeId>(m_nodes.size());
        m_nodes.push_back({name, parents, node});
        return node;
    }

    /// Whether `node` is `other` or lies under it.
    [[nodiscard]] bool liesUnder(NodeId node, NodeId other) const {
        std::vector<NodeId> open{node};
        std::set<NodeId> seen;
        while (!open.empty()) {
            const NodeId current = open.back();
            open.pop_back();
            if (current == other) {
                return true;
            }
            if (seen.insert(current).second) {
                open.insert(open.end(), m_nodes[at(current)].parents.begin(), m_nodes[at(current)].parents.end());
            }
        }
        return false;
    }

    void move(const std::vector<NodeId>& nodes, NodeId parent) {
        for (const NodeId node : nodes) {
            // A new node over these is below none of them.
            if (parent < m_hierarchy.size() && liesUnder(parent, node)) {
                throw Error("The label '" + m_nodes[at(node)].name + "' cannot lie under itself",
                            "Choose a node that is not below it");
            }
            m_nodes[at(node)].parents = {parent};
        }
    }

    void merge(const std::vector<NodeId>& nodes, NodeId into) {
        if (into == m_hierarchy.root()) {
            throw Error("The root of the labels has no pictures of its own", "Choose a node below it");
        }
        for (const NodeId node : nodes) {
            if (node == into) {
                continue;
            }
            if (liesUnder(into, node)) {
                throw Error("The label '" + m_nodes[at(node)].name + "' cannot be merged into one that lies under it",
                            "Merge that one into it instead");
            }
            for (NodeId& label : m_labels) {
                label = label == node ? into : label;
            }
            replaceParent(node, {into});
        }
    }

    void dissolve(NodeId node) {
        if (std::find(m_labels.begin(), m_labels.end(), node) != m_labels.end()) {
            throw Error("The label '" + m_nodes[at(node)].name + "' has pictures of its own",
                        "Merge it into another one instead");
        }
        replaceParent(node, m_nodes[at(node)].parents);
    }

    /// The children of a node get other parents instead of it.
    void replaceParent(NodeId node, const std::vector<NodeId>& others) {
        for (Node& child : m_nodes) {
            const auto place = std::find(child.parents.begin(), child.parents.end(), node);
            if (place == child.parents.end()) {
                continue;
            }
            std::vector<NodeId> parents(child.parents.begin(), place);
            for (const NodeId other : others) {
                if (other != child.self && std::find(parents.begin(), parents.end(), other) == parents.end() &&
                    std::find(place + 1, child.parents.end(), other) == child.parents.end()) {
                    parents.push_back(other);
                }
            }
            parents.insert(parents.end(), place + 1, child.parents.end());
            child.parents = std::move(parents);
        }
    }

    void split(NodeId node, const HierarchyEdit& edit) {
        const NodeId made = add(checkedName(edit.to), m_nodes[at(node)].parents);
        std::unordered_set<std::string> wanted(edit.images.begin(), edit.images.end());
        std::int64_t taken = 0;
        std::int64_t left = 0;
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            if (m_labels[i] == node && wanted.contains(m_catalog.images[i].location)) {
                m_labels[i] = made;
                ++taken;
            } else {
                left += m_labels[i] == node ? 1 : 0;
            }
        }
        if (taken == 0 || left == 0) {
            throw Error("The label '" + m_nodes[at(node)].name + "' " +
                            (taken == 0 ? "has none of these pictures" : "would have no picture left"),
                        taken == 0 ? "Choose pictures of it" : "Rename it instead");
        }
    }

    void relabel(const std::vector<std::string>& images, NodeId to) {
        if (to == m_hierarchy.root()) {
            throw Error("The root of the labels has no pictures of its own", "Choose a node below it");
        }
        std::unordered_set<std::string> wanted(images.begin(), images.end());
        for (std::size_t i = 0; i < m_labels.size() && !wanted.empty(); ++i) {
            if (wanted.erase(m_catalog.images[i].location) > 0) {
                m_labels[i] = to;
            }
        }
        if (!wanted.empty()) {
            throw Error("The data set has no picture '" + *wanted.begin() + "'",
                        "Name it as it lies in the data set, such as animals/cat/1.png");
        }
    }

    void use(NodeId node, std::vector<bool>& isUsed) const {
        if (isUsed[at(node)]) {
            return;
        }
        isUsed[at(node)] = true;
        for (const NodeId parent : m_nodes[at(node)].parents) {
            use(parent, isUsed);
        }
    }

    NodeId make(NodeId node, LabelHierarchy& hierarchy) {
        if (m_made[at(node)] == noNode) {
            const NodeId parent = make(m_nodes[at(node)].parents.front(), hierarchy);
            m_made[at(node)] = hierarchy.addNode(m_nodes[at(node)].name, parent);
        }
        return m_made[at(node)];
    }

    const Catalog& m_catalog;
    const LabelHierarchy& m_hierarchy;
    std::vector<Node> m_nodes;
    std::vector<NodeId> m_labels;  ///< of the images
    std::vector<NodeId> m_made;
};

}  // namespace

void editHierarchy(const HierarchyEdit& edit, Catalog& catalog) {
    Draft draft(catalog);
    draft.apply(edit);
    Catalog changed = draft.result();
    if (changed.classes().size() < 2) {
        throw Error("Then there would be one class only, and nothing to tell apart", "Leave two classes at least");
    }
    catalog = std::move(changed);
}

Yaml hierarchyYaml(const LabelHierarchy& hierarchy) {
    std::vector<Yaml> nodes;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        const std::vector<NodeId>& parents = hierarchy.parents(node);
        Yaml entry;
        entry.set("path", hierarchy.path(node));
        entry.set("parent", hierarchy.path(parents.front()));
        std::vector<std::string> further;
        for (std::size_t i = 1; i < parents.size(); ++i) {
            further.push_back(hierarchy.path(parents[i]));
        }
        if (!further.empty()) {
            entry.set("further_parents", further);
        }
        nodes.push_back(std::move(entry));
    }
    Yaml yaml;
    yaml.set("nodes", nodes);
    return yaml;
}

}  // namespace docent
