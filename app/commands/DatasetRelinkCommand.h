// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset relink NAME PATH`: the pictures of a data set lie elsewhere now.
void addDatasetRelinkCommand(CommandTree& tree);

}  // namespace docent
