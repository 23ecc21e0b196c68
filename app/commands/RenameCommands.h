// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandTree.h"

namespace docent {

/// dataset rename, models rename, runs rename
void addDatasetRenameCommand(CommandTree& tree);
void addModelsRenameCommand(CommandTree& tree);
void addRunsRenameCommand(CommandTree& tree);

}  // namespace docent
