// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/LabelNames.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/Utf8.h"
#include "base/Words.h"

namespace docent {

namespace {

std::size_t place(NodeId node) {
    return static_cast<std::size_t>(node);
}

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

/// Gives the labels of a catalog other names; those that are alike then become one.
class LabelNames {
public:
    explicit LabelNames(Catalog& catalog)
        : m_catalog(catalog), m_made(place(catalog.hierarchy.size()), catalog.hierarchy.root()) {}

    /// In ascending order of `node`: a node comes after the parent that it was made under. False where it becomes one
    /// with another.
    bool set(NodeId node, const std::string& name) {
        const LabelHierarchy& before = m_catalog.hierarchy;
        const std::int32_t size = m_after.size();
        m_made[place(node)] = m_after.addNode(name, m_made[place(before.parents(node).front())]);
        return m_after.size() > size;
    }
    void apply() {
        const LabelHierarchy& before = m_catalog.hierarchy;
        for (NodeId node = 1; node < before.size(); ++node) {
            for (const NodeId parent : before.parents(node)) {
                m_after.addParent(m_made[place(node)], m_made[place(parent)]);
            }
        }
        for (ImageRecord& image : m_catalog.images) {
            image.label = m_made[place(image.label)];
        }
        m_catalog.hierarchy = std::move(m_after);
    }

private:
    Catalog& m_catalog;
    LabelHierarchy m_after;
    std::vector<NodeId> m_made;
};

template <typename Predicate>
bool anyNode(const LabelHierarchy& hierarchy, const Predicate& holds) {
    NodeId node = 1;
    while (node < hierarchy.size() && !holds(node)) {
        ++node;
    }
    return node < hierarchy.size();
}

bool hasControl(const std::string& name) {
    return std::any_of(name.begin(), name.end(), isControl);
}

/// Labels are lines of lists, which the line breaks and tabs of a folder's name would tear: they become blanks.
void nameInLines(Catalog& catalog) {
    const LabelHierarchy& before = catalog.hierarchy;
    if (!anyNode(before, [&](NodeId node) { return hasControl(before.name(node)); })) {
        return;
    }
    std::set<std::pair<NodeId, std::string>> taken;  // by parent
    for (NodeId node = 1; node < before.size(); ++node) {
        taken.emplace(before.parents(node).front(), before.name(node));
    }
    LabelNames names(catalog);
    std::int64_t renamed = 0;
    std::string example;
    for (NodeId node = 1; node < before.size(); ++node) {
        const NodeId parent = before.parents(node).front();
        std::string name = before.name(node);
        if (hasControl(name)) {
            std::replace_if(name.begin(), name.end(), isControl, ' ');
            const std::string clean = trimmed(name).empty() ? "label" : std::string(trimmed(name));
            name = clean;
            for (int number = 2; !taken.emplace(parent, name).second; ++number) {
                name = clean + " " + std::to_string(number);
            }
            example = renamed++ == 0 ? printable(before.path(node)) : example;
        }
        (void)names.set(node, name);
    }
    names.apply();
    catalog.notes.push_back(counted(renamed, "label has", "labels have") +
                            " line breaks or tabs in the name, which became blanks; the first: " + example + ".");
}

/// Names that look alike are one label, whichever system wrote them.
void composeNames(Catalog& catalog) {
    const LabelHierarchy& before = catalog.hierarchy;
    if (!anyNode(before, [&](NodeId node) { return composed(before.name(node)) != before.name(node); })) {
        return;
    }
    LabelNames names(catalog);
    std::int64_t twice = 0;
    std::string example;
    for (NodeId node = 1; node < before.size(); ++node) {
        if (!names.set(node, composed(before.name(node))) && twice++ == 0) {
            example = composed(before.path(node));
        }
    }
    names.apply();
    if (twice > 0) {
        catalog.notes.push_back(counted(twice, "label is", "labels are") +
                                " written in two ways, with letters of one character and of letter and accent: '" +
                                example + "' is one label.");
    }
}

/// On one system they are one folder, on another two.
void noteCases(Catalog& catalog) {
    const LabelHierarchy& hierarchy = catalog.hierarchy;
    std::map<std::pair<NodeId, std::string>, NodeId> known;
    std::int64_t count = 0;
    std::string example;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        const auto [first, isNew] =
            known.try_emplace({hierarchy.parents(node).front(), lowerComposed(hierarchy.name(node))}, node);
        if (!isNew && count++ == 0) {
            example = "'" + hierarchy.path(first->second) + "' and '" + hierarchy.path(node) + "'";
        }
    }
    if (count > 0) {
        catalog.notes.push_back(counted(count, "label differs", "labels differ") +
                                " from another in upper and lower case alone: " + example +
                                " are two classes. Where they mean one, merge them once they are imported.");
    }
}

}  // namespace

void tidyLabelNames(Catalog& catalog) {
    nameInLines(catalog);
    composeNames(catalog);
    noteCases(catalog);
}

}  // namespace docent
