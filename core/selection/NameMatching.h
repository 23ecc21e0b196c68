// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/WordNet.h"

namespace docent {

/// How close the names of classes are. Two that are written alike, but for case, '_' and '-', are 1. Of others it is
/// the similarity of Wu & Palmer (1994) of the closest of their meanings in WordNet: 2 d / (a + b + 2 d), where d is
/// the depth of what both lie under, counted from 1 at the top by the shortest way, and a and b the steps up to it; the
/// largest over all that both lie under. A name that WordNet does not know counts as its last word, and as 0 where it
/// does not know that either.
class NameMatching {
public:
    /// null: names are alike or not. It stays alive.
    explicit NameMatching(const WordNet* wordNet) : m_wordNet(wordNet) {}

    /// [0, 1]
    [[nodiscard]] double similarity(std::string_view first, std::string_view second);

    /// Of each class of a task, as paths, how well a slice matches it: the mean of the best similarity of its name to
    /// those in the slice, and of the mean over the slice's classes of their best similarity to any class of the task.
    /// So a wide slice does not match all best. `slice`: paths of its classes; the parts below `node` are their names,
    /// and the last part of `node` too. [0, 1]; none for a slice without classes.
    [[nodiscard]] std::vector<double> match(const std::vector<std::string>& task, const std::vector<std::string>& slice,
                                            const std::string& node);

private:
    /// What a meaning lies under, itself too, and by how many steps.
    using Above = std::unordered_map<std::string, int>;

    [[nodiscard]] const std::vector<Above>& meaningsOf(const std::string& word);
    [[nodiscard]] int depthOf(const std::string& id);
    [[nodiscard]] Above above(const WordNet::Meaning& meaning) const;

    const WordNet* m_wordNet;
    std::map<std::string, std::vector<Above>> m_meanings;
    std::map<std::string, int> m_depths;
    std::map<std::pair<std::string, std::string>, double> m_known;
};

}  // namespace docent
