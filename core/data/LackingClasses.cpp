// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/LackingClasses.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/Words.h"
#include "data/NamesInNotes.h"

namespace docent {

void noteLackingClasses(Catalog& catalog) {
    std::erase_if(catalog.notes, [](const std::string& note) {
        return note.find(" no picture to test, so the ") != std::string::npos ||
               note.find(" no picture to validate, so the ") != std::string::npos;
    });
    std::map<NodeId, std::set<Split>> parts;
    for (const ImageRecord& image : catalog.images) {
        parts[image.label].insert(image.split);
    }
    const auto lacking = [&](Split split) {
        std::vector<std::string> names;
        const bool isThere = catalog.count(split) > 0;
        for (const auto& [node, has] : parts) {
            if (isThere && !has.contains(split)) {
                names.push_back(catalog.hierarchy.path(node));
            }
        }
        std::sort(names.begin(), names.end());
        return names;
    };
    if (const auto names = lacking(Split::Test); !names.empty()) {
        catalog.notes.push_back(
            counted(names.size(), "class has", "classes have") +
            " no picture to test, so the test accuracy says nothing of them: " + nameExamples(names) + ".");
    }
    if (const auto names = lacking(Split::Validation); !names.empty()) {
        catalog.notes.push_back(
            counted(names.size(), "class has", "classes have") +
            " no picture to validate, so the validation accuracy says nothing of them: " + nameExamples(names) + ".");
    }
}

}  // namespace docent
