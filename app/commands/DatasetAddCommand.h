// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset add PATH`: imports a source or a task.
void addDatasetAddCommand(CommandTree& tree);

}  // namespace docent
