// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/Catalog.h"
#include "data/WordNet.h"

namespace docent {

/// Whether the classes are named by WordNet ids, as ImageNet's folders are.
[[nodiscard]] bool hasWordNetIds(const Catalog& catalog);

/// Puts classes named by WordNet ids under all that lies above these in WordNet, a node with several parents under each
/// of them, and names them by their first word. Ids that WordNet does not know stay as they are, with a note.
void attachWordNetIds(Catalog& catalog, const WordNet& wordNet);

/// What the name of a class may mean.
struct MeaningChoice {
    std::string classPath;
    std::vector<const WordNet::Meaning*> meanings;  ///< the most usual first; empty = WordNet does not know the word
    std::size_t chosen = 0;
    bool isNamed = false;  ///< a person chose it
};

/// For each class the meaning of its name. Of several that one is chosen whose upper meanings are shared by most of
/// the classes whose name has one meaning only; with none of these, the most usual. `named`: what a person chose,
/// "crane=n02012849". Throws Error for a choice of a class or an id that is not there.
[[nodiscard]] std::vector<MeaningChoice> chooseMeanings(const Catalog& catalog, const WordNet& wordNet,
                                                        const std::vector<std::string>& named);

/// Puts the classes under WordNet's nodes by these meanings, with notes on those that it does not know and on those
/// that may mean something else. Throws Error where it knows none.
void attachMeanings(Catalog& catalog, const WordNet& wordNet, const std::vector<MeaningChoice>& choices);

}  // namespace docent
