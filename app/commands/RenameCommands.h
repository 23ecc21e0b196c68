// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandTree.h"

namespace docent {

/// models rename, runs rename
void addModelsRenameCommand(CommandTree& tree);
void addRunsRenameCommand(CommandTree& tree);

}  // namespace docent
