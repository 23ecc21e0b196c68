// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "jobs/JobRecord.h"
#include "workspace/Workspace.h"

namespace docent {

/// What a task of a cluster is told while it works.
enum class TaskSignal {
    None,
    TimeLimit,  ///< the time limit is near: write a checkpoint, there will be another turn
    End,        ///< stopped, preempted, or the machine goes down
};

struct ClusterTaskOptions {
    std::string job;     ///< id of the record
    std::string task;    ///< as Slurm calls it: "123_4"
    std::string node;    ///< the machine's name there
    int turns = 0;       ///< times that the task was queued again so far
    int mostTurns = 20;  ///< after so many a time limit pauses the job
    std::string device = "auto";
    std::function<TaskSignal()> signal = [] { return TaskSignal::None; };  ///< asked about five times a second
};

enum class TaskEnding {
    Done,  ///< succeeded, stopped or paused; or there was nothing to do
    Failed,
    GoesOn,  ///< the job is not done, and wants to be queued again
};

/// Runs the job of one record here, as a task of a cluster: goes on from its checkpoint, keeps the record, and does
/// what is asked for by request or by signal. Does nothing where the job has ended since, or is another task's. Throws
/// Error where the record cannot be read, and where another process has the job after a wait.
[[nodiscard]] TaskEnding runClusterTask(const Workspace& workspace, const ClusterTaskOptions& options);

}  // namespace docent
