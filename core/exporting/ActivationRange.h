// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "exporting/Quantisation.h"

namespace docent {

/// How often an activation took which value, in bins of equal width over [low, high].
struct ActivationHistogram {
    double low = 0;
    double high = 0;
    std::vector<double> counts;
};

/// The 8 bits that cover what the rule keeps of it, with 0 among the values that are exact: a padded border is 0, and
/// so is most of what comes out of a ReLU.
[[nodiscard]] ByteScale byteScale(const ActivationHistogram& histogram, RangeRule rule);

}  // namespace docent
