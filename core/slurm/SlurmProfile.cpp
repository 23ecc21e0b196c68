// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmProfile.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <regex>
#include <string_view>

#include "base/Error.h"
#include "base/Options.h"
#include "base/Yaml.h"

namespace docent {

namespace {

/// Options of sbatch that Docent writes itself, or that would take the jobs out of its sight.
constexpr std::array ownOptions = {
    "array",     "a",          "output",    "o",         "error",  "e",          "input",   "i",      "wrap",
    "parsable",  "wait",       "W",         "hold",      "H",      "dependency", "d",       "signal", "chdir",
    "D",         "no-requeue", "requeue",   "open-mode", "ntasks", "n",          "nodes",   "N",      "export",
    "test-only", "help",       "h",         "usage",     "quiet",  "Q",          "version", "V",      "export-file",
    "job-name",  "J",          "het-group", "clusters",  "M"};

bool isOneLine(const std::string& text) {
    return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 127; });
}

/// "--exclude=n3" -> "exclude", "-x n3" -> "x".
std::string optionName(const std::string& option) {
    const std::size_t begin = option.find_first_not_of('-');
    const bool isLong = option.starts_with("--");
    if (begin == std::string::npos) {
        return {};
    }
    return isLong ? option.substr(begin, option.find_first_of("= ", begin) - begin) : option.substr(begin, 1);
}

using Problems = std::vector<SlurmProfile::Problem>;

void checkWords(const SlurmProfile& profile, Problems& problems) {
    const std::array<std::pair<const char*, const std::string*>, 4> words = {{{"partition", &profile.partition},
                                                                              {"account", &profile.account},
                                                                              {"qos", &profile.qos},
                                                                              {"constraint", &profile.constraint}}};
    for (const auto& [key, word] : words) {
        if (!isOneLine(*word)) {
            problems.push_back({key, "holds a line break or a control character", ""});
        }
    }
    if (!profile.program.empty() && !profile.program.starts_with('/')) {
        problems.push_back(
            {"program", "is not a whole path: '" + profile.program + "'", "Write it as it is on the nodes, from / on"});
    }
    if (!isOneLine(profile.program)) {
        problems.push_back({"program", "holds a line break or a control character", ""});
    }
}

void checkSizes(const SlurmProfile& profile, Problems& problems) {
    constexpr int leastSignal = 10;
    constexpr int mostSignal = 3600;
    static const std::regex gpus("([A-Za-z0-9_.-]+:)?[0-9]+");
    static const std::regex memory("[0-9]+[KMGTkmgt]?[Bb]?");
    // Slurm's six ways: minutes, minutes:seconds, hours:minutes:seconds, and those with days.
    static const std::regex time("[0-9]+(:[0-9]{1,2}){0,2}|[0-9]+-[0-9]{1,2}(:[0-9]{1,2}){0,2}|UNLIMITED|INFINITE");
    if (!profile.gpus.empty() && !std::regex_match(profile.gpus, gpus)) {
        problems.push_back({"gpus", "is no number of GPUs: '" + profile.gpus + "'", "Write 1, or a100:1"});
    }
    if (!profile.memory.empty() && !std::regex_match(profile.memory, memory)) {
        problems.push_back({"memory", "is no amount of memory: '" + profile.memory + "'", "Write 16G, or 8000M"});
    }
    if (!profile.time.empty() && !std::regex_match(profile.time, time)) {
        problems.push_back({"time", "is no time limit of Slurm: '" + profile.time + "'",
                            "Write hours:minutes:seconds, as in \"4:00:00\", minutes, or days-hours"});
    }
    if (profile.cpus < 1) {
        problems.push_back({"cpus", "must be 1 or more, not " + std::to_string(profile.cpus), ""});
    }
    if (profile.maxRunning < 0) {
        problems.push_back({"max_running", "must be 0 or more, not " + std::to_string(profile.maxRunning), ""});
    }
    if (profile.requeues < 0) {
        problems.push_back({"requeues", "must be 0 or more, not " + std::to_string(profile.requeues), ""});
    }
    if (profile.signalSeconds < leastSignal || profile.signalSeconds > mostSignal) {
        problems.push_back({"signal_seconds", "must be 10 to 3600, not " + std::to_string(profile.signalSeconds), ""});
    }
}

void checkLines(const SlurmProfile& profile, Problems& problems) {
    for (const std::string& line : profile.setup) {
        if (line.find('\0') != std::string::npos) {
            problems.push_back({"setup", "holds a zero byte", ""});
        }
    }
    for (const std::string& option : profile.options) {
        const std::string name = optionName(option);
        if (!option.starts_with('-') || name.empty() || !isOneLine(option)) {
            problems.push_back({"options", "has what is no option of sbatch: '" + option + "'",
                                "Write each as one text, as in --exclude=n3"});
        } else if (std::find_if(ownOptions.begin(), ownOptions.end(), [&](const char* own) { return name == own; }) !=
                   ownOptions.end()) {
            problems.push_back({"options", "has '" + option + "', which Docent sets itself", "Remove it"});
        }
    }
}

}  // namespace

std::vector<SlurmProfile::Problem> SlurmProfile::problems() const {
    Problems found;
    checkWords(*this, found);
    checkSizes(*this, found);
    checkLines(*this, found);
    return found;
}

SlurmProfile loadSlurmProfile(const std::filesystem::path& file) {
    const Yaml yaml = Yaml::load(file);
    SlurmProfile profile;
    readFieldsStrictly(yaml, profile);
    if (const auto problems = profile.problems(); !problems.empty()) {
        const SlurmProfile::Problem& first = problems.front();
        yaml.fail(first.key, first.text, first.mend);
    }
    return profile;
}

std::filesystem::path findSlurmProfile(const std::filesystem::path& workspace) {
    std::vector<std::filesystem::path> places = {workspace / "slurm.yaml"};
    if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config == '/') {
        places.emplace_back(std::filesystem::path(config) / "docent/slurm.yaml");
    } else if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        places.emplace_back(std::filesystem::path(home) / ".config/docent/slurm.yaml");
    }
    for (const std::filesystem::path& place : places) {
        if (std::error_code ignored; std::filesystem::exists(place, ignored)) {
            return place;
        }
    }
    return {};
}

ChosenProfile chooseSlurmProfile(const std::filesystem::path& named, const std::filesystem::path& workspace) {
    ChosenProfile chosen{.file = named.empty() ? findSlurmProfile(workspace) : std::filesystem::absolute(named),
                         .profile = {}};
    if (!chosen.file.empty()) {
        chosen.profile = loadSlurmProfile(chosen.file);
    }
    return chosen;
}

}  // namespace docent
