// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace docent {

class CommandTree;

/// `docent jobs run-task`: what a task of a Slurm array runs.
void addJobsRunTaskCommand(CommandTree& tree);

}  // namespace docent
