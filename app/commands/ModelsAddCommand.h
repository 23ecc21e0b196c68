// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent models add`: published weights become a baseline of the bank.
void addModelsAddCommand(CommandTree& tree);

}  // namespace docent
