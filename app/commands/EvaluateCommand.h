// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent evaluate RUN`: all figures of a run on its test pictures.
void addEvaluateCommand(CommandTree& tree);

}  // namespace docent
