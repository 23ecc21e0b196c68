// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset show NAME`: the label hierarchy with counts, and what was skipped and why.
void addDatasetShowCommand(CommandTree& tree);

}  // namespace docent
