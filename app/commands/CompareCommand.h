// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent compare RUN...`: runs side by side.
void addCompareCommand(CommandTree& tree);

}  // namespace docent
