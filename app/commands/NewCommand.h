// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent new DIR`: makes a workspace.
void addNewCommand(CommandTree& tree);

}  // namespace docent
