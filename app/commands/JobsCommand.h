// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent jobs`, and `docent jobs watch|stop|pause|resume|move|remove ID`.
void addJobsCommands(CommandTree& tree);

}  // namespace docent
