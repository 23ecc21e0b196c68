// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset hierarchy NAME`: changes the labels of a data set.
void addDatasetHierarchyCommand(CommandTree& tree);

}  // namespace docent
