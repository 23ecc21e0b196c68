// SPDX-License-Identifier: GPL-3.0-or-later
// hierarchy.yaml of classes that a run's record may name, one a line.
#include "exporting/LabelTree.h"

#include <numeric>
#include <sstream>

#include "base/Error.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    std::istringstream lines{std::string(text(input))};
    std::vector<std::string> classes;
    for (std::string line; std::getline(lines, line);) {
        classes.push_back(line);
    }
    const Yaml tree = labelTree(classes);
    if (std::accumulate(input.begin(), input.end(), 0U) % 64 != 0) {
        return;  // writing and reading take ten times as long as making it
    }
    const std::string written = tree.text();
    mustRead([&] {
        const std::vector<Yaml> nodes = Yaml::parse(written, "hierarchy.yaml").children("nodes");
        require(nodes.size() <= input.size() + 1, "a node takes a byte");
        for (const Yaml& node : nodes) {
            std::string path;
            std::string parent;
            node.require("path", path);
            node.require("parent", parent);
        }
        return 0;
    });
}

std::vector<std::string> seeds() {
    return {"a\nb\n", "animals/birds/owl\nanimals/birds\nanimals/cats\n", "10\n9\ntrue\n~\nyes: no\n"};
}

}  // namespace docent::fuzz
