// SPDX-License-Identifier: GPL-3.0-or-later
// WordNet's data.noun with its index, or ImageNet's lists, by the first byte; and classes put under what they say.
#include "data/WordNet.h"

#include <filesystem>

#include "data/WordNetTree.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    if (input.empty()) {
        return;
    }
    const bool isList = input[0] % 2 == 1;
    const std::vector<Bytes> parts = cut(input.subspan(1), 2);
    std::filesystem::remove(folder() / "wordnet.is_a.txt");
    write(isList ? "wordnet.is_a.txt" : "data.noun", parts[0]);
    write(isList ? "words.txt" : "index.noun", parts[1]);
    const WordNet wordNet(folder());
    Catalog catalog;
    for (const char* name : {"n00000001", "n00000003", "n00000009"}) {
        catalog.images.push_back({.location = name, .label = catalog.hierarchy.addPath(name)});
    }
    attachWordNetIds(catalog, wordNet);
    Catalog named;
    for (const char* name : {"dog", "wolf", "big dog"}) {
        named.images.push_back({.location = name, .label = named.hierarchy.addPath(name)});
    }
    attachMeanings(named, wordNet, chooseMeanings(named, wordNet, {}));
}

std::vector<std::string> seeds() {
    return {"\1" + joined({"n00000000 n00000001\nn00000000 n00000002\nn00000001 n00000003\nn00000002 n00000003\n",
                           "n00000003\tdog, domestic dog\nn00000001 wolf\n"}),
            "\2" + joined({"  licence\n00000001 03 n 01 wolf 0 001 @ 00000003 n 0000 | a wild dog\n"
                           "00000003 03 n 02 dog 0 Canis_familiaris 0 000 | a pet; barks\n",
                           "dog n 1 1 @ 1 1 00000003\nwolf n 1 1 @ 1 0 00000001\n"})};
}

}  // namespace docent::fuzz
