// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent window`, and what `docent` alone does.
void addWindowCommand(CommandTree& tree);

}  // namespace docent
