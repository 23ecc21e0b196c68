// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmTask.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <string_view>
#include <vector>

namespace docent {

namespace {

std::vector<std::string> cut(const std::string& line, char separator) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t end = line.find(separator); end != std::string::npos; end = line.find(separator, begin)) {
        parts.push_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(line.substr(begin));
    return parts;
}

bool isNumber(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string orNothing(const std::string& text) {
    const bool isNothing = text == "(null)" || text == "None" || text == "N/A" || text == "None assigned";
    return isNothing ? std::string() : text;
}

/// "1:9": exit code and signal.
void readExit(const std::string& text, SlurmTask& task) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) {
        return;
    }
    std::from_chars(text.data(), text.data() + colon, task.exitCode);
    std::from_chars(text.data() + colon + 1, text.data() + text.size(), task.signal);
}

/// The value behind " Key=" up to the next space.
std::string valueOf(const std::string& text, const std::string& key) {
    const std::string mark = " " + key + "=";
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = at + mark.size();
    return orNothing(text.substr(begin, text.find_first_of(" \n", begin) - begin));
}

}  // namespace

SlurmTask::Phase slurmPhase(const std::string& state) {
    constexpr std::array<std::string_view, 7> waiting = {"PENDING",     "REQUEUED",     "REQUEUE_HOLD", "REQUEUE_FED",
                                                         "CONFIGURING", "SPECIAL_EXIT", "RESV_DEL_HOLD"};
    constexpr std::array<std::string_view, 10> ended = {"COMPLETED",     "FAILED",    "CANCELLED", "TIMEOUT",
                                                        "NODE_FAIL",     "PREEMPTED", "BOOT_FAIL", "DEADLINE",
                                                        "OUT_OF_MEMORY", "REVOKED"};
    const std::string word = state.substr(0, state.find_first_of(" +"));  // "CANCELLED by 1000", "CANCELLED+"
    const auto has = [&word](const auto& words) { return std::find(words.begin(), words.end(), word) != words.end(); };
    if (word.empty()) {
        return SlurmTask::Phase::Unknown;
    }
    return has(waiting) ? SlurmTask::Phase::Waits : has(ended) ? SlurmTask::Phase::Ended : SlurmTask::Phase::Runs;
}

std::map<std::string, SlurmTask> readSqueue(const std::string& text) {
    constexpr std::size_t columns = 5;
    std::map<std::string, SlurmTask> tasks;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> parts = cut(line, '|');
        if (parts.size() != columns || !isNumber(parts[0]) || !isNumber(parts[1])) {
            continue;
        }
        SlurmTask task;
        task.state = parts[2];
        task.phase = slurmPhase(task.state);
        task.reason = orNothing(parts[3]);
        task.node = orNothing(parts[4]);
        tasks[parts[0] + "_" + parts[1]] = task;
    }
    return tasks;
}

SlurmTask readScontrol(const std::string& text) {
    SlurmTask task;
    if (!text.starts_with("JobId=")) {
        return task;
    }
    task.state = valueOf(text, "JobState");
    task.phase = slurmPhase(task.state);
    task.reason = valueOf(text, "Reason");
    task.node = valueOf(text, "BatchHost");
    readExit(valueOf(text, "ExitCode"), task);
    return task;
}

SlurmTask readSacct(const std::string& text) {
    constexpr std::size_t columns = 3;
    SlurmTask task;
    std::string line = text.substr(0, text.find('\n'));
    const std::vector<std::string> parts = cut(line, '|');
    if (parts.size() != columns) {
        return task;
    }
    task.state = parts[0].substr(0, parts[0].find_first_of(" +"));
    task.phase = slurmPhase(task.state);
    readExit(parts[1], task);
    task.node = orNothing(parts[2]);
    return task;
}

std::string describe(const SlurmTask& task) {
    switch (task.phase) {
        case SlurmTask::Phase::Waits:
            if (task.reason.empty()) {
                return "Waits in Slurm";
            }
            return "Waits in Slurm: " + task.reason;
        case SlurmTask::Phase::Runs:
            if (task.node.empty()) {
                return "Runs in Slurm";
            }
            return "Runs in Slurm on " + task.node;
        case SlurmTask::Phase::Ended:
            return "Ended in Slurm: " + task.state;
        case SlurmTask::Phase::Unknown:
            return "Not known to Slurm";
    }
    return {};
}

}  // namespace docent
