// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exporting/Exporter.h"
#include "exporting/FoldedNetwork.h"

namespace docent {

/// Where the ranges of a network in 8 bits come from, and what it loses.
struct Int8Measurement {
    Quantisation quantisation;
    Int8Loss loss;
};

/// Ranges by each rule from some training pictures, of which the rule is taken whose outputs on them diverge least from
/// the float network's, and the accuracy of both on all test pictures. The sizes are left at 0.
[[nodiscard]] Int8Measurement measureNetwork(const FoldedNetwork& network, const ExportInput& input,
                                             RunContext& context);

}  // namespace docent
