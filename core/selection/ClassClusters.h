// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "base/Matrix.h"

namespace docent {

/// Which classes look alike to a model: agglomerative clustering of class means by average linkage (UPGMA: Sokal and
/// Michener 1958) over Euclidean distances of means scaled to length 1. The tree is cut where the step between two
/// merges is largest, among the cuts that give about as many clusters as the square root of the number of classes.
///
/// `means`: [classes, d]. Returns the number of each class's cluster; clusters are numbered in the order of their first
/// classes. Throws Error for fewer than three classes, and for means that are not finite.
[[nodiscard]] std::vector<std::size_t> clusterClasses(const Matrix& means);

}  // namespace docent
