// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent train baseline`.
void addTrainBaselineCommand(CommandTree& tree);

}  // namespace docent
