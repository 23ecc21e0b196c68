// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Fuzz.h"
#include "slurm/SlurmCommands.h"
#include "slurm/SlurmTask.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const std::string said(text(input));
    for (const auto& [name, task] : readSqueue(said)) {
        require(arrayOf(name).size() < name.size(), "a task has a number in its array");
        (void)describe(task);
    }
    (void)describe(readScontrol(said));
    (void)describe(readSacct(said));
}

std::vector<std::string> seeds() {
    return {"123|0|RUNNING|None|n3\n123|1|PENDING|Resources|\n123|2|CANCELLED|(null)|(null)\n",
            "JobId=124 ArrayJobId=123 ArrayTaskId=1 JobState=FAILED Reason=NonZeroExitCode ExitCode=1:9 BatchHost=n1\n",
            "CANCELLED by 1000|0:15|n3\n", "OUT_OF_MEMORY|0:125|None assigned\n"};
}

}  // namespace docent::fuzz
