// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/WordNetTree.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/Error.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/NamesInNotes.h"
#include "data/ParentTree.h"

namespace docent {

namespace {

constexpr std::size_t namedClasses = 5;
constexpr std::size_t glossBytes = 60;

/// The ids above a meaning, each once.
std::set<std::string> above(const WordNet& wordNet, const std::string& id) {
    std::set<std::string> found;
    std::vector<std::string> open{id};
    while (!open.empty()) {
        const WordNet::Meaning* meaning = wordNet.find(open.back());
        open.pop_back();
        if (meaning == nullptr) {
            continue;
        }
        for (const std::string& parent : meaning->parents) {
            if (found.insert(parent).second) {
                open.push_back(parent);
            }
        }
    }
    return found;
}

std::string wordOf(const WordNet::Meaning& meaning) {
    std::string word = meaning.words.empty() ? meaning.id : meaning.words.front();
    std::replace(word.begin(), word.end(), '/', '-');
    std::replace(word.begin(), word.end(), '|', '-');
    return word;
}

/// The meanings and all above them. `names`: of the meanings, where they are to be called otherwise than by their word.
ParentTree treeOf(const WordNet& wordNet, const std::set<std::string>& ids,
                  const std::map<std::string, std::string>& names) {
    std::set<std::string> all = ids;
    for (const std::string& id : ids) {
        all.merge(above(wordNet, id));
    }
    std::map<std::string, int> uses;
    const auto plainName = [&](const WordNet::Meaning& meaning) {
        const auto named = names.find(meaning.id);
        return named == names.end() ? wordOf(meaning) : named->second;
    };
    for (const std::string& id : all) {
        if (const WordNet::Meaning* meaning = wordNet.find(id)) {
            ++uses[plainName(*meaning)];
        }
    }
    ParentTree tree;
    for (const std::string& id : all) {
        const WordNet::Meaning* meaning = wordNet.find(id);
        if (meaning == nullptr) {
            continue;
        }
        std::string name = plainName(*meaning);
        if (uses[name] > 1 && !names.contains(id)) {
            name += " (" + id + ")";
        }
        tree.add(id, name, "", "WordNet");
        for (const std::string& parent : meaning->parents) {
            if (wordNet.find(parent) != nullptr) {
                tree.add(id, name, parent, "WordNet");
            }
        }
    }
    return tree;
}

void noteUnknown(Catalog& catalog, const std::vector<std::string>& unknown) {
    if (unknown.empty()) {
        return;
    }
    catalog.notes.push_back("WordNet does not know " + counted(unknown.size(), "class", "classes") + ", which " +
                            plural(unknown.size(), "stays", "stay") + " at the top: " + someNames(unknown));
}

/// "n02012849 (large long-necked wading bird)"
std::string describe(const WordNet::Meaning& meaning) {
    std::string gloss = meaning.gloss.substr(0, meaning.gloss.find(';'));
    if (gloss.size() > glossBytes) {
        const std::size_t blank = gloss.rfind(' ', glossBytes);
        gloss.resize(blank == std::string::npos ? cutWithin(gloss, glossBytes) : blank);
        gloss += " …";
    }
    return meaning.id + (gloss.empty() ? "" : " (" + gloss + ")");
}

}  // namespace

bool hasWordNetIds(const Catalog& catalog) {
    std::size_t ids = 0;
    const std::vector<NodeId> classes = catalog.classes();
    for (const NodeId node : classes) {
        ids += isWordNetId(catalog.hierarchy.name(node)) ? 1 : 0;
    }
    return ids > 0 && 2 * ids > classes.size();
}

void attachWordNetIds(Catalog& catalog, const WordNet& wordNet) {
    std::map<std::string, std::string> keys;
    std::set<std::string> ids;
    std::vector<std::string> unknown;
    for (const NodeId node : catalog.classes()) {
        const std::string& id = catalog.hierarchy.name(node);
        if (wordNet.find(id) != nullptr) {
            keys.emplace(catalog.hierarchy.path(node), id);
            ids.insert(id);
        } else {
            unknown.push_back(id);
        }
    }
    if (!keys.empty()) {
        attachTree(catalog, treeOf(wordNet, ids, {}), keys);
    }
    noteUnknown(catalog, unknown);
}

std::vector<MeaningChoice> chooseMeanings(const Catalog& catalog, const WordNet& wordNet,
                                          const std::vector<std::string>& named) {
    std::map<std::string, std::string> picks;
    for (const std::string& pick : named) {
        const std::size_t equals = pick.rfind('=');
        if (equals == std::string::npos || equals == 0) {
            throw Error("'" + pick + "' names no meaning of a class", "Write it as crane=n02012849");
        }
        picks.emplace(pick.substr(0, equals), pick.substr(equals + 1));
    }
    std::vector<MeaningChoice> choices;
    std::unordered_map<std::string, int> shared;  // by id: classes of one meaning below it
    for (const NodeId node : catalog.classes()) {
        MeaningChoice choice{.classPath = catalog.hierarchy.path(node), .meanings = {}};
        const std::string name(lastPart(choice.classPath));
        choice.meanings = wordNet.meanings(name);
        // "red panda cub": the last words say what it is.
        for (std::size_t blank = name.find_first_of(" _-");
             choice.meanings.empty() && blank != std::string::npos && blank + 1 < name.size();
             blank = name.find_first_of(" _-", blank + 1)) {
            choice.meanings = wordNet.meanings(name.substr(blank + 1));
        }
        auto pick = picks.find(choice.classPath);
        pick = pick == picks.end() ? picks.find(name) : pick;
        if (pick != picks.end()) {
            const WordNet::Meaning* meaning = wordNet.find(pick->second);
            if (meaning == nullptr) {
                throw Error("WordNet has no noun '" + pick->second + "' for the class '" + choice.classPath + "'",
                            "Write an id such as n02012849");
            }
            const auto known = std::find(choice.meanings.begin(), choice.meanings.end(), meaning);
            choice.chosen = static_cast<std::size_t>(known - choice.meanings.begin());
            if (known == choice.meanings.end()) {
                choice.meanings.push_back(meaning);
            }
            choice.isNamed = true;
            picks.erase(pick);
        }
        if (choice.isNamed || choice.meanings.size() == 1) {
            for (const std::string& id : above(wordNet, choice.meanings[choice.chosen]->id)) {
                ++shared[id];
            }
        }
        choices.push_back(std::move(choice));
    }
    if (!picks.empty()) {
        throw Error("There is no class '" + picks.begin()->first + "' whose meaning could be chosen",
                    "Use the name of a class");
    }
    for (MeaningChoice& choice : choices) {
        if (choice.isNamed || choice.meanings.size() < 2) {
            continue;
        }
        int best = 0;
        for (std::size_t i = 0; i < choice.meanings.size(); ++i) {
            int score = 0;
            for (const std::string& id : above(wordNet, choice.meanings[i]->id)) {
                const auto found = shared.find(id);
                score += found == shared.end() ? 0 : found->second;
            }
            if (score > best) {
                best = score;
                choice.chosen = i;
            }
        }
    }
    return choices;
}

void attachMeanings(Catalog& catalog, const WordNet& wordNet, const std::vector<MeaningChoice>& choices) {
    std::map<std::string, std::string> keys;
    std::map<std::string, std::string> names;
    std::map<std::string, std::string> taken;
    std::set<std::string> ids;
    std::vector<std::string> unknown;
    std::vector<const MeaningChoice*> several;
    for (const MeaningChoice& choice : choices) {
        if (choice.meanings.empty()) {
            unknown.push_back(choice.classPath);
            continue;
        }
        const std::string& id = choice.meanings[choice.chosen]->id;
        // Two classes of one meaning, "cat" and "house cat": the second stays beside the first.
        if (const auto [owner, isNew] = taken.emplace(id, choice.classPath); !isNew) {
            unknown.push_back(choice.classPath);
            continue;
        }
        keys.emplace(choice.classPath, id);
        names.emplace(id, lastPart(choice.classPath));
        ids.insert(id);
        if (choice.meanings.size() > 1 && !choice.isNamed) {
            several.push_back(&choice);
        }
    }
    if (keys.empty()) {
        throw Error("WordNet knows none of the classes; the first one is '" +
                        (choices.empty() ? std::string() : choices.front().classPath) + "'",
                    "Give a CSV file of label,parent instead");
    }
    attachTree(catalog, treeOf(wordNet, ids, names), keys);
    noteUnknown(catalog, unknown);
    for (std::size_t i = 0; i < std::min(several.size(), namedClasses); ++i) {
        const MeaningChoice& choice = *several[i];
        const std::size_t other = choice.chosen == 0 ? 1 : 0;
        catalog.notes.push_back("The class '" + choice.classPath + "' was taken as WordNet's " +
                                describe(*choice.meanings[choice.chosen]) + " among " +
                                std::to_string(choice.meanings.size()) + " meanings; another one is " +
                                describe(*choice.meanings[other]) + ".");
    }
    if (several.size() > namedClasses) {
        catalog.notes.push_back(std::to_string(several.size() - namedClasses) +
                                " further classes have several meanings in WordNet.");
    }
}

}  // namespace docent
