// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmCommands.h"

#include <algorithm>
#include <charconv>

#include "base/Error.h"
#include "slurm/Subprocess.h"

namespace docent {

namespace {

/// What a command said last before it gave up, without its own name: "sbatch: error: Batch job submission failed: ...".
std::string complaint(const SubprocessResult& result, const std::string& program) {
    std::string said;
    std::string text = result.err;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string line = text.substr(0, end);
        text = end == std::string::npos ? "" : text.substr(end + 1);
        for (const std::string& prefix : {program + ": ", std::string("error: "), std::string("fatal: ")}) {
            line = line.starts_with(prefix) ? line.substr(prefix.size()) : line;
        }
        if (line.empty() || line.starts_with("Try \"")) {
            continue;
        }
        said += (said.empty() ? "" : "; ") + line;
    }
    constexpr std::size_t most = 400;
    if (said.size() > most) {
        said = said.substr(0, most) + "...";
    }
    return said.empty() ? "exit code " + std::to_string(result.exitCode) : said;
}

bool isUnknownJob(const Error& error) {
    return error.reason().find("Invalid job id specified") != std::string::npos;
}

std::string withoutSpace(std::string text) {
    text.erase(text.find_last_not_of(" \r\n\t") + 1);
    return text;
}

}  // namespace

std::string arrayOf(const std::string& task) {
    return task.substr(0, task.find('_'));
}

bool SlurmCommands::isThere() {
    return !findProgram("sbatch").empty();
}

std::string SlurmCommands::run(const std::vector<std::string>& command, const std::string& input) const {
    const std::string& program = command.front();
    if (findProgram(program).empty()) {
        throw Error("There is no Slurm on this machine: " + program + " is not in PATH",
                    "Run this on a machine of the cluster that can submit, or without --engine slurm");
    }
    const SubprocessResult result = runSubprocess(command, input, m_limit);
    if (result.exitCode != 0) {
        throw Error(program + " failed: " + complaint(result, program));
    }
    return result.out;
}

std::string SlurmCommands::submit(const std::string& script) const {
    const std::string answer = withoutSpace(run({"sbatch", "--parsable"}, script));
    const std::string array = answer.substr(0, answer.find(';'));  // "123;cluster" where there are several
    const bool isNumber =
        !array.empty() && std::all_of(array.begin(), array.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber) {
        throw Error("sbatch gave no number of a job, but '" + answer + "'", "Look with squeue whether it was taken");
    }
    return array;
}

std::map<std::string, SlurmTask> SlurmCommands::tasks(const std::vector<std::string>& arrays) const {
    if (arrays.empty()) {
        return {};
    }
    std::string list;
    for (const std::string& array : arrays) {
        list += (list.empty() ? "" : ",") + array;
    }
    try {
        return readSqueue(
            run({"squeue", "--noheader", "--array", "--states=all", "--jobs=" + list, "--format=%F|%K|%T|%r|%N"}));
    } catch (const Error& error) {
        if (isUnknownJob(error)) {  // said where it knows none of them
            return {};
        }
        throw;
    }
}

SlurmTask SlurmCommands::task(const std::string& task) const {
    SlurmTask found;
    try {
        found = readScontrol(run({"scontrol", "--oneliner", "show", "job", task}));
    } catch (const Error& error) {
        if (!isUnknownJob(error)) {
            throw;
        }
    }
    if (found.phase != SlurmTask::Phase::Unknown || findProgram("sacct").empty()) {
        return found;
    }
    try {
        return readSacct(run({"sacct", "--noheader", "--parsable2", "--allocations", "--jobs=" + task,
                              "--format=State,ExitCode,NodeList"}));
    } catch (const Error&) {
        return found;  // most clusters keep accounts; one that does not has nothing more to say
    }
}

void SlurmCommands::cancel(const std::vector<std::string>& tasks) const {
    if (tasks.empty()) {
        return;
    }
    std::vector<std::string> command = {"scancel"};
    command.insert(command.end(), tasks.begin(), tasks.end());
    try {
        (void)run(command);
    } catch (const Error& error) {
        const bool isGone =
            isUnknownJob(error) || error.reason().find("already completing or completed") != std::string::npos;
        if (!isGone) {  // what is gone needs no stop
            throw;
        }
    }
}

std::size_t SlurmCommands::mostTasks() const {
    constexpr std::size_t usual = 1001;
    const std::string config = run({"scontrol", "show", "config"});
    const std::string mark = "MaxArraySize";
    const std::size_t at = config.find(mark);
    std::size_t most = usual;
    if (at != std::string::npos) {
        const std::size_t digits = config.find_first_of("0123456789\n", at + mark.size());
        if (digits != std::string::npos) {
            std::from_chars(config.data() + digits, config.data() + config.size(), most);
        }
    }
    return std::max<std::size_t>(most, 1);
}

}  // namespace docent
