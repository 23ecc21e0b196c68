// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CommandTree.h"

namespace docent {

/// dataset remove, models remove, runs remove
void addDatasetRemoveCommand(CommandTree& tree);
void addModelsRemoveCommand(CommandTree& tree);
void addRunsRemoveCommand(CommandTree& tree);

}  // namespace docent
