// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset list`.
void addDatasetListCommand(CommandTree& tree);

}  // namespace docent
