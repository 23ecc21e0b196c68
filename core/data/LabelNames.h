// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/Catalog.h"

namespace docent {

/// Gives the labels of a catalog that was just read names of one line in the composed form of Unicode. Those that are
/// the same then become one. Notes tell of it, and of labels that differ in upper and lower case alone.
void tidyLabelNames(Catalog& catalog);

}  // namespace docent
