// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ParentTree.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/Csv.h"
#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "base/Yaml.h"
#include "data/NamesInNotes.h"
#include "data/TextEncoding.h"

namespace docent {

namespace {

/// WordNet itself has 82,000 nodes.
constexpr std::uint64_t maxBytes = std::uint64_t{64} << 20;
/// WordNet's deepest noun lies 19 steps below the top.
constexpr int maxDepth = 64;
constexpr const char* correctLine = "Correct that line";
/// All notes on an attached hierarchy begin so: those of one that was attached before are taken away.
constexpr const char* ofAttached = "The attached hierarchy ";

bool isOneOf(const std::string& word, const std::initializer_list<const char*> words) {
    const std::string lower = lowerCase(word);
    return std::any_of(words.begin(), words.end(), [&](const char* other) { return lower == other; });
}

bool isLabelColumn(const std::string& name) {
    return isOneOf(name, {"label", "class", "child", "name", "node"});
}

bool isParentColumn(const std::string& name) {
    return isOneOf(name, {"parent", "superclass", "supercategory", "above"});
}

/// Of columns beside those of label and parent.
std::string unreadColumns(const std::vector<std::string>& names, std::size_t label, std::size_t parent) {
    std::vector<std::string> unread;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != label && i != parent) {
            unread.push_back(std::string("'").append(names[i]).append("'"));
        }
    }
    return someNames(unread);
}

ParentTree readCsv(const fs::path& file) {
    const std::string text = readTextFile(file, maxBytes);
    const std::string origin = file.string();
    char delimiter = ',';
    std::vector<std::string> fields;
    for (const char candidate : {',', ';', '\t'}) {
        CsvRows rows(text, origin, correctLine, candidate);
        if (rows.next(fields) && fields.size() >= 2) {
            delimiter = candidate;
            break;
        }
    }
    CsvRows rows(text, origin, correctLine, delimiter);
    ParentTree tree;
    std::size_t label = 0;
    std::size_t parent = 1;
    bool isFirst = true;
    while (rows.next(fields)) {
        if (isFirst) {
            isFirst = false;
            const auto labelColumn = std::find_if(fields.begin(), fields.end(), isLabelColumn);
            const auto parentColumn = std::find_if(fields.begin(), fields.end(), isParentColumn);
            if (labelColumn != fields.end() && parentColumn != fields.end()) {
                label = static_cast<std::size_t>(labelColumn - fields.begin());
                parent = static_cast<std::size_t>(parentColumn - fields.begin());
                if (fields.size() > 2) {
                    tree.note("The attached hierarchy is read from the columns '" + fields[label] + "' and '" +
                              fields[parent] + "' alone, without " + unreadColumns(fields, label, parent));
                }
                continue;
            }
            if (fields.size() > 2) {
                tree.note(
                    "The attached hierarchy is read from the first two columns, label and parent; the first line has " +
                    std::to_string(fields.size()) + ".");
            }
        }
        if (fields.size() <= std::max(label, parent)) {
            rows.fail("it has no label and parent");
        }
        const std::string key(trimmed(fields[label]));
        const std::string above(trimmed(fields[parent]));
        if (key.empty()) {
            rows.fail("its label is empty");
        }
        if (key == above) {
            rows.fail("'" + key + "' lies under itself");
        }
        const std::string place = origin + ", line " + std::to_string(rows.line());
        tree.add(key, std::string(lastPart(key)), above, place);
    }
    if (tree.isEmpty()) {
        throw Error(origin + " has no line of label and parent", "Write lines such as owl,bird");
    }
    return tree;
}

ParentTree readYaml(const fs::path& file) {
    const Yaml yaml = Yaml::load(file);
    const std::vector<Yaml> nodes = yaml.children("nodes");
    if (nodes.empty()) {
        throw Error(file.string() + " has no list 'nodes' of a label hierarchy",
                    "Give the hierarchy.yaml of an exported model, or a CSV file of label,parent");
    }
    ParentTree tree;
    for (const Yaml& node : nodes) {
        std::string path;
        std::string parent;
        std::vector<std::string> further;
        node.get("path", path);
        node.get("parent", parent);
        node.get("further_parents", further);
        if (path.empty()) {
            throw Error(file.string() + ": a node has no path", "Correct the file");
        }
        further.insert(further.begin(), parent);
        for (const std::string& above : further) {
            tree.add(path, std::string(lastPart(path)), above, file.string());
        }
    }
    return tree;
}

/// Keys of a node's parents; of one that is only named as a parent, "animal/bird", what its path says.
std::vector<std::string> parentsOf(const ParentTree& tree, const std::string& key) {
    if (const ParentTree::Node* node = tree.find(key)) {
        return node->parents;
    }
    const std::size_t slash = key.rfind('/');
    return slash == std::string::npos ? std::vector<std::string>() : std::vector<std::string>{key.substr(0, slash)};
}

/// Makes the hierarchy from the classes upwards.
class Builder {
public:
    Builder(const ParentTree& tree, LabelHierarchy& hierarchy) : m_tree(tree), m_hierarchy(hierarchy) {}

    /// Nodes that every class lies under say nothing.
    void leaveOut(const std::set<std::string>& keys) { m_leftOut = keys; }

    NodeId node(const std::string& key, int depth = 0) {
        if (m_leftOut.contains(key)) {
            return m_hierarchy.root();
        }
        if (const auto made = m_made.find(key); made != m_made.end()) {
            return made->second;
        }
        const ParentTree::Node* node = m_tree.find(key);
        if (depth > maxDepth || !m_open.insert(key).second) {
            throw Error((node == nullptr ? "The hierarchy" : node->place) + ": '" + key +
                            (depth > maxDepth ? "' lies more than " + std::to_string(maxDepth) + " levels deep"
                                              : "' lies under itself"),
                        "Correct the hierarchy");
        }
        std::vector<NodeId> parents;
        for (const std::string& parent : parentsOf(m_tree, key)) {
            parents.push_back(this->node(parent, depth + 1));
        }
        // All lies under the root: that counts only where there is nothing else.
        std::erase(parents, m_hierarchy.root());
        if (parents.empty()) {
            parents.push_back(m_hierarchy.root());
        }
        const NodeId made =
            m_hierarchy.addNode(node == nullptr ? std::string(lastPart(key)) : node->name, parents.front());
        for (const NodeId parent : parents) {
            m_hierarchy.addParent(made, parent);
        }
        m_open.erase(key);
        m_made.emplace(key, made);
        return made;
    }

private:
    const ParentTree& m_tree;
    LabelHierarchy& m_hierarchy;
    std::map<std::string, NodeId> m_made;
    std::set<std::string> m_open;
    std::set<std::string> m_leftOut;
};

/// The nodes from the top down to where the ways to the classes part.
std::set<std::string> commonTop(const ParentTree& tree, const std::map<std::string, std::string>& keys) {
    std::map<std::string, std::set<std::string>> children;  // "" = the top
    std::set<std::string> classes;
    std::set<std::string> seen;
    std::vector<std::string> open;
    for (const auto& [path, key] : keys) {
        classes.insert(key);
        open.push_back(key);
    }
    while (!open.empty()) {
        const std::string key = open.back();
        open.pop_back();
        if (!seen.insert(key).second) {
            continue;
        }
        const std::vector<std::string> parents = parentsOf(tree, key);
        if (parents.empty()) {
            children[""].insert(key);
        }
        for (const std::string& parent : parents) {
            children[parent].insert(key);
            open.push_back(parent);
        }
    }
    std::set<std::string> common;
    std::string at;
    while (children[at].size() == 1 && !classes.contains(*children[at].begin())) {
        at = *children[at].begin();
        if (!common.insert(at).second) {
            break;  // a circle, which the builder tells of
        }
    }
    return common;
}

}  // namespace

void ParentTree::add(const std::string& key, const std::string& name, const std::string& parent,
                     const std::string& place) {
    const auto [known, isNew] = m_nodes.try_emplace(composed(key), Node{composed(name), {}, place});
    if (isNew) {
        m_keysByName[known->second.name].push_back(known->first);
    }
    std::vector<std::string>& parents = known->second.parents;
    if (std::string above = composed(parent);
        !above.empty() && std::find(parents.begin(), parents.end(), above) == parents.end()) {
        parents.push_back(std::move(above));
    }
}

const ParentTree::Node* ParentTree::find(const std::string& key) const {
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : &found->second;
}

std::optional<std::string> ParentTree::keyOf(std::string_view classPath) const {
    const std::string path = composed(classPath);
    if (const auto whole = m_nodes.find(path); whole != m_nodes.end()) {
        return whole->first;
    }
    const auto named = m_keysByName.find(lastPart(path));
    return named != m_keysByName.end() && named->second.size() == 1 ? std::optional(named->second.front())
                                                                    : std::nullopt;
}

std::vector<std::string> ParentTree::leaves() const {
    std::set<std::string> above;
    for (const auto& [key, node] : m_nodes) {
        above.insert(node.parents.begin(), node.parents.end());
    }
    std::vector<std::string> found;
    for (const auto& [key, node] : m_nodes) {
        if (!above.contains(key)) {
            found.push_back(key);
        }
    }
    return found;
}

ParentTree readParentTree(const std::filesystem::path& file) {
    const std::string extension = file.extension().string();
    return extension == ".yaml" || extension == ".yml" ? readYaml(file) : readCsv(file);
}

bool isOfAttachedTree(std::string_view note) {
    return note.starts_with(ofAttached);
}

void attachTree(Catalog& catalog, const ParentTree& tree, const std::map<std::string, std::string>& keys,
                CommonTop commonNodes) {
    const std::vector<NodeId> classes = catalog.classes();
    LabelHierarchy hierarchy;
    Builder builder(tree, hierarchy);
    if (commonNodes == CommonTop::LeaveOut || keys.size() == classes.size()) {
        builder.leaveOut(commonTop(tree, keys));
    }
    std::map<NodeId, NodeId> renumbered;
    std::map<NodeId, std::string> owners;
    for (const NodeId old : classes) {
        const std::string& path = catalog.hierarchy.path(old);
        const auto key = keys.find(path);
        const NodeId made = key == keys.end() ? hierarchy.addPath(path) : builder.node(key->second);
        if (const auto [owner, isNew] = owners.emplace(made, path); !isNew) {
            throw Error("The classes '" + owner->second + "' and '" + path + "' are one in the hierarchy, '" +
                            hierarchy.path(made) + "'",
                        "Give them different labels there");
        }
        renumbered.emplace(old, made);
    }
    for (const NodeId old : classes) {
        // A class that was known under several nodes still is, where the tree says nothing of it.
        if (!keys.contains(catalog.hierarchy.path(old))) {
            for (const NodeId parent : catalog.hierarchy.parents(old)) {
                hierarchy.addParent(renumbered.at(old), hierarchy.addPath(catalog.hierarchy.path(parent)));
            }
        }
    }
    for (ImageRecord& image : catalog.images) {
        image.label = renumbered.at(image.label);
    }
    catalog.hierarchy = std::move(hierarchy);
}

void attachTree(Catalog& catalog, const ParentTree& tree, const std::string& origin) {
    std::map<std::string, std::string> keys;
    std::vector<std::string> unknown;
    for (const NodeId node : catalog.classes()) {
        const std::string& path = catalog.hierarchy.path(node);
        if (const auto key = tree.keyOf(path)) {
            keys.emplace(path, *key);
        } else {
            unknown.push_back(path);
        }
    }
    if (keys.empty()) {
        throw Error("The hierarchy " + origin + " names none of the classes; the first one is '" +
                        (unknown.empty() ? std::string() : unknown.front()) + "'",
                    "Use the names of the classes in it");
    }
    attachTree(catalog, tree, keys, CommonTop::KeepBesideOthers);
    std::erase_if(catalog.notes, isOfAttachedTree);
    catalog.notes.insert(catalog.notes.end(), tree.notes().begin(), tree.notes().end());
    if (!unknown.empty()) {
        catalog.notes.push_back("The attached hierarchy does not name " + counted(unknown.size(), "class", "classes") +
                                ": " + someNames(unknown));
    }
    std::set<std::string> used;
    for (const auto& [path, key] : keys) {
        used.insert(key);
    }
    std::vector<std::string> strays = tree.leaves();
    std::erase_if(strays, [&used](const std::string& key) { return used.contains(key); });
    if (!strays.empty()) {
        catalog.notes.push_back("The attached hierarchy has " + counted(strays.size(), "name", "names") +
                                " that no class has: " + someNames(strays));
    }
}

}  // namespace docent
