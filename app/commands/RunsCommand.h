// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandTree.h"

namespace docent {

void addRunsCommand(CommandTree& tree);

}  // namespace docent
