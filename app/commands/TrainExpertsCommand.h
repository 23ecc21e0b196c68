// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent train experts`: plans, then trains one expert per node.
void addTrainExpertsCommand(CommandTree& tree);

}  // namespace docent
