// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent cache`: what decoded pictures take, where they lie, and how much they may take.
void addCacheCommand(CommandTree& tree);

}  // namespace docent
