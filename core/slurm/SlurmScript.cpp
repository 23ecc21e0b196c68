// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmScript.h"

#include "base/Error.h"

namespace docent {

namespace {

/// A word of an #SBATCH line: in double quotes where it could be read as something else.
std::string directiveWord(const std::string& text) {
    if (!text.empty() && text.find_first_of(" \t\"'\\#$`;|&<>()*?[]{}~!") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return quoted + "\"";
}

std::string shellWord(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

/// sbatch fills in "%A" and the like; a percent sign of the path itself is doubled.
std::string withoutPatterns(const std::string& path) {
    std::string text;
    for (const char c : path) {
        text += c == '%' ? std::string("%%") : std::string(1, c);
    }
    return text;
}

class Directives {
public:
    void add(const std::string& option) { m_text += "#SBATCH " + option + "\n"; }
    void add(const std::string& option, const std::string& value) {
        if (!value.empty()) {
            m_text += "#SBATCH --" + option + "=" + directiveWord(value) + "\n";
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

/// "--comment=two words" with its value quoted, as sbatch reads it from a script.
std::string directiveOf(const std::string& option) {
    const std::size_t value = option.find_first_of("= ");
    return value == std::string::npos ? option : option.substr(0, value + 1) + directiveWord(option.substr(value + 1));
}

std::string directives(const SlurmArray& array, const SlurmProfile& profile) {
    Directives lines;
    lines.add("job-name", array.name);
    std::string indices = "0-";
    indices += std::to_string(array.jobs.size() - 1);
    if (profile.maxRunning > 0) {
        indices += '%';
        indices += std::to_string(profile.maxRunning);
    }
    lines.add("array", indices);
    lines.add("output", withoutPatterns(slurmLogFolder(array.workspace).string()) + "/%A_%a.log");
    lines.add("--open-mode=append");
    lines.add("chdir", array.workspace.string());
    lines.add("--nodes=1");
    lines.add("--ntasks=1");
    lines.add("cpus-per-task", std::to_string(profile.cpus));
    lines.add("gres", profile.gpus.empty() || profile.gpus == "0" ? "" : std::string("gpu:").append(profile.gpus));
    lines.add("mem", profile.memory);
    lines.add("time", profile.time);
    lines.add("partition", profile.partition);
    lines.add("account", profile.account);
    lines.add("qos", profile.qos);
    lines.add("constraint", profile.constraint);
    lines.add("--requeue");
    lines.add("signal", std::string("B:USR1@").append(std::to_string(profile.signalSeconds)));
    if (!array.after.empty()) {
        std::string after = "afterany";
        for (const std::string& other : array.after) {
            after.append(":").append(other);
        }
        lines.add("dependency", after);
    }
    for (const std::string& option : profile.options) {
        lines.add(directiveOf(option));
    }
    return lines.text();
}

/// The worker runs beside the script, which passes signals on, starts it again where it was killed, and asks for
/// another turn where the time limit came.
constexpr const char* body = R"sh(
if [ ! -e "$workspace/docent.yaml" ]; then
    echo "docent: the node $(hostname) does not see the workspace $workspace" >&2
    exit @NO_WORKSPACE@
fi
if [ ! -x "$program" ]; then
    echo "docent: the node $(hostname) has no program $program" >&2
    exit @NO_PROGRAM@
fi
export OMP_NUM_THREADS="${SLURM_CPUS_PER_TASK:-1}"
worker=
ending=
trap 'ending=TERM; [ -z "$worker" ] || kill -TERM "$worker"' TERM
trap '[ -z "$worker" ] || kill -USR1 "$worker"' USR1
for start in $(seq @STARTS@); do
    "$program" jobs run-task "${ids[$SLURM_ARRAY_TASK_ID]}" --workspace "$workspace" \
        --threads "$OMP_NUM_THREADS" --requeues @REQUEUES@ &
    worker=$!
    while :; do  # a signal ends the wait, not the worker
        wait "$worker"
        status=$?
        [ "$status" -gt 128 ] && kill -0 "$worker" 2>/dev/null || break
    done
    [ "$status" -gt 128 ] && [ -z "$ending" ] || break
    echo "docent: the worker was killed by signal $((status - 128)) (start $start of @STARTS@)" >&2
done
if [ "$status" -eq @REQUEUE@ ] && [ -z "$ending" ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
fi
exit "$status"
)sh";

std::string filledIn(std::string text, const std::string& mark, int value) {
    const std::string number = std::to_string(value);
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + number.size())) {
        text.replace(at, mark.size(), number);
    }
    return text;
}

void requireOneLine(const std::string& path) {
    if (path.find_first_of("\r\n") != std::string::npos) {
        throw Error("Slurm cannot be told of a path with a line break: " + path,
                    "Move the workspace to another folder");
    }
}

}  // namespace

std::filesystem::path slurmLogFolder(const std::filesystem::path& workspace) {
    return workspace / "jobs" / "slurm";
}

std::filesystem::path slurmLog(const std::filesystem::path& workspace, const std::string& task) {
    return slurmLogFolder(workspace) / (task + ".log");
}

std::filesystem::path runningProgram() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error);
}

std::string slurmScript(const SlurmArray& array, const SlurmProfile& profile) {
    const std::string program = profile.program.empty() ? runningProgram().string() : profile.program;
    requireOneLine(array.workspace.string());
    requireOneLine(program);
    std::string script =
        "#!/bin/bash\n" + directives(array, profile) + "\n# The job of Docent that each task runs.\nids=(";
    for (std::size_t i = 0; i < array.jobs.size(); ++i) {
        script += (i == 0 ? "" : " ") + array.jobs[i];
    }
    script += ")\nworkspace=" + shellWord(array.workspace.string()) + "\nprogram=" + shellWord(program) + "\n";
    for (const std::string& line : profile.setup) {
        script += line + "\n";
    }
    std::string work = filledIn(body, "@NO_WORKSPACE@", taskSeesNoWorkspace);
    work = filledIn(work, "@NO_PROGRAM@", taskSeesNoProgram);
    work = filledIn(work, "@STARTS@", mostStartsOfWorker);
    work = filledIn(work, "@REQUEUES@", profile.requeues);
    return script + filledIn(work, "@REQUEUE@", taskWantsRequeue);
}

}  // namespace docent
