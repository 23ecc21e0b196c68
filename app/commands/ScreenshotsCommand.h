// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {
class CommandTree;
void addScreenshotsCommand(CommandTree& tree);
}  // namespace docent
