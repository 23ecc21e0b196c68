// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// What lies under what, as a file or WordNet tells it: a hierarchy that knows nothing of pictures. Nodes have keys,
/// which are unique, and names, which are unique among the children of a node. Both are kept composed() (Utf8.h), as
/// the labels of imported pictures are.
class ParentTree {
public:
    struct Node {
        std::string name;
        std::vector<std::string> parents;  ///< keys; none = at the top
        std::string place;                 ///< "tree.csv, line 3", for messages
    };

    /// Adds a node, or gives the one of that key a further parent ("" = none).
    void add(const std::string& key, const std::string& name, const std::string& parent, const std::string& place);
    [[nodiscard]] const Node* find(const std::string& key) const;
    /// The key that a class of that path stands for: the path itself, or its last part where that names one node.
    [[nodiscard]] std::optional<std::string> keyOf(std::string_view classPath) const;
    [[nodiscard]] bool isEmpty() const { return m_nodes.empty(); }
    /// Nodes that have none under them, by key.
    [[nodiscard]] std::vector<std::string> leaves() const;
    /// What a person should know of how it was read.
    void note(const std::string& sentence) { m_notes.push_back(sentence); }
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }

private:
    std::map<std::string, Node> m_nodes;
    std::map<std::string, std::vector<std::string>, std::less<>> m_keysByName;
    std::vector<std::string> m_notes;
};

/// Reads a table of `label,parent`, a line a relation (a label that stands there twice has two parents; an empty parent
/// is the top), or the `hierarchy.yaml` of an exported model. Throws Error with the line.
[[nodiscard]] ParentTree readParentTree(const std::filesystem::path& file);

/// Whether a note of a catalog is of the tree that was attached to it.
[[nodiscard]] bool isOfAttachedTree(std::string_view note);

/// What becomes of nodes at the top of a tree that all classes with a key lie under.
enum class CommonTop {
    LeaveOut,
    KeepBesideOthers  ///< where there are classes without key: the nodes tell these from the others
};

/// Puts the classes of a catalog under the nodes of a tree: `keys` has, by the path of a class, the tree's key for it.
/// Classes without key stay where they are, and nodes without classes are left out, as are those at the top that all
/// classes lie under. Throws Error where a node lies under itself.
void attachTree(Catalog& catalog, const ParentTree& tree, const std::map<std::string, std::string>& keys,
                CommonTop commonNodes = CommonTop::LeaveOut);
/// The same by keyOf(), with the tree's notes, and others on classes that it does not know, beside which its top is
/// kept, and on its leaves that are no class. Throws Error where it knows none.
void attachTree(Catalog& catalog, const ParentTree& tree, const std::string& origin);

}  // namespace docent
