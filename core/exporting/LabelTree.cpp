// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/LabelTree.h"

#include <algorithm>
#include <map>

#include "base/Error.h"
#include "data/LabelHierarchy.h"

namespace docent {

Yaml labelTree(const std::vector<std::string>& classes) {
    std::map<std::string, int> outputs;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        outputs.emplace(classes[i], static_cast<int>(i));
    }
    std::vector<Yaml> nodes;
    std::map<std::string, bool> isThere;
    for (const std::string& path : classes) {
        if (std::count(path.begin(), path.end(), '/') >= maxLabelLevels || path.size() > maxLabelBytes) {
            throw Error("The label '" + path.substr(0, 60) + "…' is too long or too deep",
                        "Import the data set again with shorter labels");
        }
        std::size_t end = 0;
        for (std::size_t begin = 0; end != std::string::npos; begin = end + 1) {
            end = path.find('/', begin);
            const std::string part = path.substr(0, end);
            if (!isThere.emplace(part, true).second) {
                continue;
            }
            const std::size_t slash = part.rfind('/');
            Yaml node;
            node.set("path", part);
            node.set("parent", slash == std::string::npos ? std::string() : part.substr(0, slash));
            if (const auto output = outputs.find(part); output != outputs.end()) {
                node.set("output", output->second);
            }
            nodes.push_back(std::move(node));
        }
    }
    Yaml tree;
    tree.set("nodes", nodes);
    return tree;
}

}  // namespace docent
