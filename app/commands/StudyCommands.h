// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandTree.h"

namespace docent {

/// `docent study run FILE`, `study cell`, `study report NAME` and `study list`.
void addStudyCommands(CommandTree& tree);

}  // namespace docent
