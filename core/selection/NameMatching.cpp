// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/NameMatching.h"

#include <algorithm>
#include <cctype>
#include <deque>
#include <set>

#include "data/LabelHierarchy.h"

namespace docent {

namespace {

/// In small letters, with blanks between words.
std::string plainName(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        const bool isSeparator = c == '_' || c == '-' || c == ' ';
        if (isSeparator && (plain.empty() || plain.back() == ' ')) {
            continue;
        }
        plain += isSeparator ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    if (!plain.empty() && plain.back() == ' ') {
        plain.pop_back();
    }
    return plain;
}

/// The names that a class of a slice goes by: its own, and those between it and the slice's node with that.
std::vector<std::string> namesWithin(std::string_view path, std::string_view node) {
    std::string_view rest = path;
    if (!node.empty() && path.starts_with(node) && path.size() > node.size() && path[node.size()] == '/') {
        rest = path.substr(node.size() - lastPart(node).size());
    }
    std::vector<std::string> names;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        names.emplace_back(rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    return names;
}

}  // namespace

NameMatching::Above NameMatching::above(const WordNet::Meaning& meaning) const {
    Above steps{{meaning.id, 0}};
    std::deque<const WordNet::Meaning*> next{&meaning};
    while (!next.empty()) {
        const WordNet::Meaning& at = *next.front();
        next.pop_front();
        for (const std::string& parent : at.parents) {
            const WordNet::Meaning* found = m_wordNet->find(parent);
            if (found != nullptr && steps.emplace(parent, steps.at(at.id) + 1).second) {
                next.push_back(found);
            }
        }
    }
    return steps;
}

const std::vector<NameMatching::Above>& NameMatching::meaningsOf(const std::string& word) {
    const auto [entry, isNew] = m_meanings.try_emplace(word);
    if (isNew && m_wordNet != nullptr) {
        std::vector<const WordNet::Meaning*> meanings = m_wordNet->meanings(word);
        if (const std::size_t blank = word.rfind(' '); meanings.empty() && blank != std::string::npos) {
            meanings = m_wordNet->meanings(word.substr(blank + 1));
        }
        for (const WordNet::Meaning* meaning : meanings) {
            entry->second.push_back(above(*meaning));
        }
    }
    return entry->second;
}

int NameMatching::depthOf(const std::string& id) {
    const auto [entry, isNew] = m_depths.try_emplace(id, 0);
    if (isNew) {
        for (const auto& [top, steps] : above(*m_wordNet->find(id))) {
            const bool isTop = m_wordNet->find(top)->parents.empty();
            if (isTop && (entry->second == 0 || steps + 1 < entry->second)) {
                entry->second = steps + 1;
            }
        }
    }
    return entry->second;
}

double NameMatching::similarity(std::string_view first, std::string_view second) {
    std::pair<std::string, std::string> names{plainName(first), plainName(second)};
    if (names.first == names.second) {
        return 1;
    }
    if (names.second < names.first) {
        std::swap(names.first, names.second);
    }
    const auto [entry, isNew] = m_known.try_emplace(names, 0);
    if (isNew) {
        for (const Above& a : meaningsOf(names.first)) {
            for (const Above& b : meaningsOf(names.second)) {
                for (const auto& [id, steps] : a) {
                    if (const auto shared = b.find(id); shared != b.end()) {
                        const double depth = depthOf(id);
                        entry->second = std::max(entry->second, 2 * depth / (steps + shared->second + 2 * depth));
                    }
                }
            }
        }
    }
    return entry->second;
}

std::vector<double> NameMatching::match(const std::vector<std::string>& task, const std::vector<std::string>& slice,
                                        const std::string& node) {
    if (slice.empty()) {
        return {};
    }
    std::set<std::string> names;
    std::vector<double> forward(task.size(), 0);
    double backward = 0;
    for (const std::string& path : slice) {
        double best = 0;
        for (const std::string& name : namesWithin(path, node)) {
            const bool isNew = names.insert(plainName(name)).second;
            for (std::size_t c = 0; c < task.size(); ++c) {
                const double value = similarity(lastPart(task[c]), name);
                best = std::max(best, value);
                if (isNew) {
                    forward[c] = std::max(forward[c], value);
                }
            }
        }
        backward += best / static_cast<double>(slice.size());
    }
    for (double& value : forward) {
        value = (value + backward) / 2;
    }
    return forward;
}

}  // namespace docent
