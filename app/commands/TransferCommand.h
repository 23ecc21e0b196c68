// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent transfer`: sweep, fine-tune, test.
void addTransferCommand(CommandTree& tree);

}  // namespace docent
