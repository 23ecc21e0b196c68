// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/JobsRunTaskCommand.h"

#include <csignal>
#include <cstdlib>

#include "JobRunner.h"
#include "jobs/ClusterTask.h"
#include "slurm/SlurmScript.h"

namespace docent {

namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t raisedLimit = 0;
volatile std::sig_atomic_t raisedEnd = 0;

void onSignal(int signal) {
    (signal == SIGUSR1 ? raisedLimit : raisedEnd) = 1;
}

/// Takes the signals of Slurm, each as often as it comes: one that stops a job reaches every process of its task, and
/// some twice.
void takeSignals() {
    struct sigaction action {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGUSR1, SIGTERM, SIGINT}) {
        sigaction(signal, &action, nullptr);
    }
}

TaskSignal raised() {
    return raisedEnd != 0 ? TaskSignal::End : raisedLimit != 0 ? TaskSignal::TimeLimit : TaskSignal::None;
}

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

int runTask(const GlobalOptions& global, const std::string& id, int requeues) {
    takeSignals();
    const std::string array = variable("SLURM_ARRAY_JOB_ID");
    const std::string index = variable("SLURM_ARRAY_TASK_ID");
    if (array.empty() || index.empty()) {
        throw Error("This is no task of a Slurm array: SLURM_ARRAY_JOB_ID and SLURM_ARRAY_TASK_ID are not set",
                    "Hand jobs to Slurm with --engine slurm, which makes such tasks");
    }
    const Workspace workspace(global.workspace);
    prepareToCompute(global);
    const TaskEnding ending = runClusterTask(workspace, {.job = id,
                                                         .task = array + "_" + index,
                                                         .node = variable("SLURMD_NODENAME"),
                                                         .turns = std::atoi(variable("SLURM_RESTART_COUNT").c_str()),
                                                         .mostTurns = requeues,
                                                         .signal = raised});
    return ending == TaskEnding::Done ? exitDone : ending == TaskEnding::Failed ? exitFailed : taskWantsRequeue;
}

}  // namespace

void addJobsRunTaskCommand(CommandTree& tree) {
    Command& command =
        tree.add("jobs run-task", "what a task of a Slurm array runs: one job of the workspace; not to be typed");
    struct Options {
        std::string id;
        int requeues = 0;
    };
    const auto options = std::make_shared<Options>();
    command.bindField("id", options->id, "of the job", {.names = {{"id", "ID,--id"}}, .required = {"id"}});
    command.bindField("requeues", options->requeues, "how many times it goes on after its time limit");
    command.setBody([options](const GlobalOptions& global) { return runTask(global, options->id, options->requeues); });
}

}  // namespace docent
