// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/NearCopyGroups.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "base/Words.h"

namespace docent {

namespace {

/// Where a near-copy and the picture that it is a copy of stand among the images of a catalog.
struct Pair {
    std::size_t copy = 0;
    std::size_t first = 0;
};

/// Those of which both are there, in the order of the copies' locations.
std::vector<Pair> pairsIn(const NearCopyPairs& copies, const Catalog& catalog) {
    std::vector<Pair> pairs;
    if (copies.empty()) {
        return pairs;
    }
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < catalog.images.size(); ++i) {
        places.emplace(catalog.images[i].location, i);
    }
    for (const auto& [copy, first] : copies) {
        const auto a = places.find(copy);
        const auto b = places.find(first);
        if (a != places.end() && b != places.end()) {
            pairs.push_back({a->second, b->second});
        }
    }
    return pairs;
}

}  // namespace

NearCopyPairs newNearCopies(const std::vector<std::int64_t>& firsts, const Catalog& catalog,
                            const NearCopyPairs& known) {
    NearCopyPairs found;
    for (std::size_t i = 0; i < firsts.size(); ++i) {
        if (const auto first = static_cast<std::size_t>(firsts[i]); first != i) {
            const std::string& location = catalog.images[i].location;
            if (!known.contains(location)) {
                found.emplace(location, catalog.images[first].location);
            }
        }
    }
    return found;
}

void groupNearCopies(const NearCopyPairs& copies, bool isDividedToo, Catalog& catalog) {
    for (const Pair& pair : pairsIn(copies, catalog)) {
        ImageRecord& copy = catalog.images[pair.copy];
        ImageRecord& first = catalog.images[pair.first];
        const bool isDivided =
            copy.split != first.split && copy.split != Split::Unassigned && first.split != Split::Unassigned;
        if (copy.group != noGroup || (isDivided && !isDividedToo)) {
            continue;
        }
        if (first.group == noGroup) {
            first.group = static_cast<std::int32_t>(catalog.groups.size());
            catalog.groups.push_back("copies of " + first.location);
        }
        copy.group = first.group;
    }
}

bool dividesNearCopies(const NearCopyPairs& copies, const Catalog& catalog) {
    const std::vector<Pair> pairs = pairsIn(copies, catalog);
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return catalog.images[pair.copy].split != catalog.images[pair.first].split;
    });
}

void noteNearCopies(const NearCopyPairs& copies, Catalog& catalog) {
    const std::vector<Pair> pairs = pairsIn(copies, catalog);
    std::int64_t divided = 0;
    std::int64_t labels = 0;
    std::string dividedExample;
    std::string labelExample;
    for (const Pair& pair : pairs) {
        const ImageRecord& copy = catalog.images[pair.copy];
        const ImageRecord& first = catalog.images[pair.first];
        const std::string both = copy.location + " and " + first.location;
        if (copy.split != first.split && (copy.split == Split::Test || first.split == Split::Test)) {
            dividedExample = divided++ == 0 ? both : dividedExample;
        }
        if (copy.label != first.label) {
            labelExample = labels++ == 0 ? both : labelExample;
        }
    }
    if (!pairs.empty()) {
        catalog.notes.push_back(counted(pairs.size(), "picture is a near-copy", "pictures are near-copies") +
                                " of others; such pictures stay in one part where no split of the data set's own "
                                "divides them.");
    }
    if (divided > 0) {
        catalog.notes.push_back(counted(divided, "near-copy lies", "near-copies lie") +
                                " in training and test by the data set's own splits, such as " + dividedExample +
                                ": what is measured on the test part is too good by that. With --near-copies drop "
                                "they are not trained on.");
    }
    if (labels > 0) {
        catalog.notes.push_back(counted(labels, "near-copy has", "near-copies have") + " another label, such as " +
                                labelExample + ".");
    }
}

}  // namespace docent
