// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent rank`: every model for a task, best first.
void addRankCommand(CommandTree& tree);

}  // namespace docent
