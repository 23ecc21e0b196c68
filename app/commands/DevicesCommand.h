// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent devices`: what Docent can compute on.
void addDevicesCommand(CommandTree& tree);

}  // namespace docent
