// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "workspace/Workspace.h"

namespace docent {

/// Gives a model or a run another name, and keeps right what refers to it: the experts of a baseline, the runs of a
/// model, the rankings of all tasks. Throws Error for a name that is taken or cannot be one; jobs are the caller's
/// concern. The rename of the folder is the moment at which it happens: a process that is killed before has changed
/// nothing, and what one that was killed after left undone is done by the next writer, in finishRenaming().
void renameRecord(const Workspace& workspace, RecordKind kind, const std::string& from, const std::string& to);

/// Does what a killed renameRecord() left undone. Called where the writer's lock is taken.
void finishRenaming(const Workspace& workspace);

}  // namespace docent
