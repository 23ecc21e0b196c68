// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent models combine`: a baseline and adapter experts on it as one file.
void addModelsCombineCommand(CommandTree& tree);

}  // namespace docent
