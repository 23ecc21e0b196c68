// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent serve MODEL`: names pictures by HTTP.
void addServeCommand(CommandTree& tree);

}  // namespace docent
