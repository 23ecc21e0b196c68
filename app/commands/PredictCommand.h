// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent predict MODEL IMAGE...`: names pictures.
void addPredictCommand(CommandTree& tree);

}  // namespace docent
