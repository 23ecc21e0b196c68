// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/LabelHierarchy.h"

namespace docent {

/// Adds the label that a list gives a picture: its levels, widest first, of which one may be a path, "animals/birds";
/// "animals/birds|pets/birds" is a class under two parents. `noNode` where it cannot be used, with why in `problem`.
/// Throws Error for one that the hierarchy cannot hold.
[[nodiscard]] NodeId addLabel(const std::vector<std::string>& levels, LabelHierarchy& hierarchy, std::string& problem);

}  // namespace docent
