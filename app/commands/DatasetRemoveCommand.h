// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset remove NAME`.
void addDatasetRemoveCommand(CommandTree& tree);

}  // namespace docent
