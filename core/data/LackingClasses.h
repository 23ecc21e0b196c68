// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/Catalog.h"

namespace docent {

/// Notes the classes without a picture to test or to validate, where there are others that have some: what is only
/// trained is not measured. In place of what was noted of that before. (One that is only tested is refused: see
/// assignSplits().)
void noteLackingClasses(Catalog& catalog);

}  // namespace docent
