// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// A data set as large as WordNet's nouns: so many nodes down to about 16 levels, about 1.02 parents a node, names of
/// one to three words, and pictures at most of its leaves. The same for the same numbers.
inline Catalog makeWordNetLike(int nodes = 82'000, int pictures = 200'000) {
    constexpr const char* words[] = {"animal", "bird",   "owl",     "stone",  "river",   "cloud", "wheel",
                                     "paper",  "green",  "old",     "north",  "water",   "house", "light",
                                     "piano",  "ginger", "sparrow", "engine", "harbour", "meadow"};
    std::mt19937 random(3);
    Catalog catalog;
    catalog.root = "/nowhere";
    LabelHierarchy& hierarchy = catalog.hierarchy;
    std::vector<int> depths{0};
    while (hierarchy.size() < nodes) {
        // Newer nodes are likelier parents: a tree that is deep, and wide in some places.
        const auto size = static_cast<unsigned>(hierarchy.size());
        NodeId parent = 0;
        do {
            const unsigned a = random() % size;
            const unsigned b = random() % size;
            parent = static_cast<NodeId>(random() % 3 == 0 ? std::max(a, b) : std::min(a, b));
        } while (depths[static_cast<std::size_t>(parent)] >= 15);
        std::string name = words[random() % std::size(words)];
        for (unsigned more = random() % 3; more > 0; --more) {
            name.append(" ").append(words[random() % std::size(words)]);
        }
        name.append(" ").append(std::to_string(size));
        const NodeId node = hierarchy.addNode(name, parent);
        depths.push_back(depths[static_cast<std::size_t>(parent)] + 1);
        if (random() % 50 == 0) {
            hierarchy.addParent(node, static_cast<NodeId>(random() % static_cast<unsigned>(node)));
        }
    }
    std::vector<NodeId> leaves;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        if (hierarchy.children(node).empty()) {
            leaves.push_back(node);
        }
    }
    catalog.images.reserve(static_cast<std::size_t>(pictures));
    for (int i = 0; i < pictures; ++i) {
        const NodeId label = leaves[random() % leaves.size()];
        catalog.images.push_back({.location = std::to_string(label) + "/" + std::to_string(i) + ".jpg",
                                  .label = label,
                                  .split = i % 10 == 0 ? Split::Validation : Split::Train});
    }
    return catalog;
}

}  // namespace docent
