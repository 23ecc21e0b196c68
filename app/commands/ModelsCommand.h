// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent models`: the bank.
void addModelsCommand(CommandTree& tree);

}  // namespace docent
