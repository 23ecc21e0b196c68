// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent export RUN`: writes a fine-tuned model to files and checks them.
void addExportCommand(CommandTree& tree);

}  // namespace docent
