// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "data/Catalog.h"

namespace docent {

/// Pictures that are near-copies of others, by location: the first one of its kind.
using NearCopyPairs = std::map<std::string, std::string>;

/// Those among the pictures of a catalog that are not known yet. `firsts`: see findNearCopies().
[[nodiscard]] NearCopyPairs newNearCopies(const std::vector<std::int64_t>& firsts, const Catalog& catalog,
                                          const NearCopyPairs& known);

/// Puts near-copies into one group, that of the first of them where it is in one. What the set's own splits divide
/// stays divided unless `isDividedToo`.
void groupNearCopies(const NearCopyPairs& copies, bool isDividedToo, Catalog& catalog);

/// Whether the splits of a catalog part some of these.
[[nodiscard]] bool dividesNearCopies(const NearCopyPairs& copies, const Catalog& catalog);

/// Adds sentences on near-copies: how many there are, which the set's own splits divide, and which have two labels.
void noteNearCopies(const NearCopyPairs& copies, Catalog& catalog);

}  // namespace docent
