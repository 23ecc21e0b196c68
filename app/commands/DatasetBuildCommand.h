// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent dataset build NAME...`: makes data sets of the files of Debian packages, by recipe, and imports them.
void addDatasetBuildCommand(CommandTree& tree);

}  // namespace docent
