// SPDX-License-Identifier: GPL-3.0-or-later
// Hierarchies from a table of label and parent, or from YAML, by the first byte.
#include "data/ParentTree.h"

#include "data/HierarchyEdit.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    if (input.empty()) {
        return;
    }
    const bool isYaml = input[0] % 2 == 1;
    const ParentTree tree = readParentTree(write(isYaml ? "tree.yaml" : "tree.csv", input.subspan(1)));
    Catalog catalog;
    for (const char* name : {"owl", "duck", "a/cup"}) {
        catalog.images.push_back({.location = name, .label = catalog.hierarchy.addPath(name)});
    }
    attachTree(catalog, tree, "tree");
    const std::string saved = hierarchyYaml(catalog.hierarchy).text();
    mustRead([&] {
        (void)readParentTree(write("saved.yaml", bytes(saved)));
        return 0;
    });
}

std::vector<std::string> seeds() {
    return {std::string("\2label;parent\nowl;bird\nduck;bird\nbird;animal\nduck;swimmer\n"),
            std::string("\2owl,bird\ncup,\n"),
            std::string("\1nodes:\n  - path: a\n    parent: \"\"\n  - path: a/owl\n    parent: a\n    output: 0\n"
                        "    further_parents: [b]\n  - path: b\n")};
}

}  // namespace docent::fuzz
