// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/Yaml.h"
#include "data/Catalog.h"

namespace docent {

/// A change of the labels of a data set. Nodes are named by their paths.
struct HierarchyEdit {
    enum class Kind : std::uint8_t {
        Rename,    ///< one node is called `to`
        Move,      ///< the nodes lie under `to` and nowhere else; "" = at the top
        Merge,     ///< the pictures and children of the nodes become those of `to`
        Group,     ///< a new node `to` under the parent of the first one holds the nodes
        Dissolve,  ///< a node without pictures of its own goes, its children take its place
        Split,     ///< `images` of one class become a new class `to` beside it
        Relabel    ///< `images`, of whatever classes, get the label `to`; `nodes` are none
    };
    Kind kind = Kind::Rename;
    std::vector<std::string> nodes;
    std::string to;
    std::vector<std::string> images = {};  ///< locations
};

/// Changes the hierarchy and the labels of the images; nodes that have no images left go. Throws Error where that is
/// not possible, and nothing has changed then: for a node that is not there, a name that another child of that parent
/// has, a node that would lie under itself.
void editHierarchy(const HierarchyEdit& edit, Catalog& catalog);

/// `nodes`, each after the one above it, with `path`, `parent` and, where it has several, `further_parents`; what
/// readParentTree() reads.
[[nodiscard]] Yaml hierarchyYaml(const LabelHierarchy& hierarchy);

}  // namespace docent
