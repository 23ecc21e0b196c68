// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "workspace/Workspace.h"

namespace docent {

/// A record that has another name now.
struct Renamed {
    RecordKind kind = RecordKind::Model;
    std::string from;
    std::string to;
};

/// Gives a data set, a model or a run another name, and keeps right what refers to it: the models and runs of a data
/// set, the experts of a baseline, the runs of a model, the rankings of all tasks, the studies. Throws Error for a name
/// that is taken or cannot be one. The rename of the record's folder or file is the moment at which it happens: a
/// process that is killed before has changed nothing, and what one that was killed after left undone is done by the
/// next writer, in finishRenaming().
///
/// The records of jobs lie above the workspace and are the caller's concern, see JobQueue::rename(). Whoever has seen
/// to them calls forgetRenaming(); until then the rename counts as cut short.
void renameRecord(const Workspace& workspace, RecordKind kind, const std::string& from, const std::string& to);

/// Does what a killed renameRecord() left undone, and tells what it was, for the jobs. Called where the writer's lock
/// is taken.
std::optional<Renamed> finishRenaming(const Workspace& workspace);

/// The last rename is complete.
void forgetRenaming(const Workspace& workspace);

}  // namespace docent
