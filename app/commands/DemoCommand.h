// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent demo`: the whole main job on the sample data.
void addDemoCommand(CommandTree& tree);

}  // namespace docent
