// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudySpec.h"

#include <algorithm>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Utf8.h"

namespace docent {

namespace {

constexpr const char* mend = "Correct the study's file";
/// The name of a group is a key in the study's file, and one of more than 1,024 bytes does not read again; a byte that
/// cannot be shown takes four there.
constexpr std::size_t mostGroupBytes = 200;

/// A list of tasks, or lists of them by group.
void readTasks(const Yaml& yaml, StudySpec& spec) {
    if (!yaml.has("tasks")) {
        yaml.fail("tasks", "are missing", "Name the tasks that are compared, as a list or as lists by group");
    }
    bool isList = true;
    try {
        (void)yaml.get("tasks", spec.tasks);
    } catch (const Error&) {
        isList = false;
    }
    if (isList) {
        return;
    }
    const Yaml groups = yaml.child("tasks");
    for (const std::string& group : groups.keys()) {
        std::vector<std::string> tasks;
        (void)groups.get(group, tasks);
        spec.groupNames.push_back(group);
        for (const std::string& task : tasks) {
            if (!spec.groups.emplace(task, group).second) {
                groups.fail(group, "names the task '" + task + "', which another group has", mend);
            }
            spec.tasks.push_back(task);
        }
    }
}

/// Strategies that are followed on a part of the cells.
void readScopes(const Yaml& yaml, StudySpec& spec) {
    if (!yaml.has("only")) {
        return;
    }
    const Yaml scopes = yaml.child("only");
    for (const std::string& strategy : scopes.keys()) {
        const Yaml child = scopes.child(strategy);
        StrategyScope& scope = spec.only[strategy];
        (void)child.get("tasks", scope.tasks);
        (void)child.get("seeds", scope.seeds);
        child.rejectUnknown();
        if (scope == StrategyScope{}) {
            child.fail(strategy, "must name tasks or seeds", mend);
        }
    }
}

/// At the line of the word that a problem begins with.
[[noreturn]] void failAt(const Yaml& yaml, std::string problem) {
    const std::string key = problem.substr(0, problem.find(' '));
    if (problem.size() > key.size() && yaml.has(key)) {
        yaml.fail(key, problem.substr(key.size() + 1), mend);
    }
    while (problem.ends_with('.')) {
        problem.pop_back();
    }
    // The proxy of a strategy, "best:kn", is told by its name alone.
    std::vector<std::string> strategies;
    (void)yaml.get("strategies", strategies);
    const bool isOfStrategies = std::any_of(strategies.begin(), strategies.end(), [&problem](const std::string& one) {
        try {
            (void)parseStrategy(one);
            return false;
        } catch (const Error& error) {
            return problem.find(error.reason()) != std::string::npos;
        }
    });
    const char* list =
        !isOfStrategies && yaml.has("proxies") && problem.find("proxy") != std::string::npos ? "proxies" : "strategies";
    yaml.fail(yaml.has(list) ? list : "name", "cannot be followed: " + problem, mend);
}

template <typename T>
bool isAmong(const std::vector<T>& named, const T& value) {
    return named.empty() || std::find(named.begin(), named.end(), value) != named.end();
}

template <typename T>
void requireOnce(const std::vector<T>& values, const std::string& what, std::vector<std::string>& problems) {
    if (values.empty()) {
        problems.push_back(what + " must name one or more");
    }
    if (std::set<T>(values.begin(), values.end()).size() != values.size()) {
        problems.push_back(what + " has one twice");
    }
}

}  // namespace

std::vector<CellKey> StudySpec::cells() const {
    // The first task of each group, then the second of each.
    std::vector<std::string> inTurn = tasks;
    std::map<std::string, std::size_t> turns;
    std::map<std::string, std::size_t> ofGroup;
    for (const std::string& task : tasks) {
        const auto group = groups.find(task);
        turns[task] = ofGroup[group == groups.end() ? std::string() : group->second]++;
    }
    std::stable_sort(inTurn.begin(), inTurn.end(),
                     [&turns](const std::string& a, const std::string& b) { return turns[a] < turns[b]; });
    std::vector<CellKey> cells;
    for (const std::int64_t seed : seeds) {
        for (const std::string& source : sources) {
            for (const std::int64_t examples : examplesPerClass) {
                for (const std::string& task : inTurn) {
                    cells.push_back({.source = source,
                                     .task = task,
                                     .examplesPerClass = examples,
                                     .seed = static_cast<std::uint64_t>(seed)});
                }
            }
        }
    }
    return cells;
}

std::vector<std::string> StudySpec::strategiesOf(const CellKey& cell) const {
    std::vector<std::string> strategies = options.strategies;
    std::erase_if(strategies, [&](const std::string& strategy) {
        const auto scope = only.find(strategy);
        return scope != only.end() && !(isAmong(scope->second.tasks, cell.task) &&
                                        isAmong(scope->second.seeds, static_cast<std::int64_t>(cell.seed)));
    });
    return strategies;
}

std::vector<std::string> StudySpec::check() const {
    std::vector<std::string> problems;
    requireOnce(sources, "sources", problems);
    requireOnce(tasks, "tasks", problems);
    requireOnce(examplesPerClass, "examples_per_class", problems);
    requireOnce(seeds, "seeds", problems);
    if (std::any_of(seeds.begin(), seeds.end(), [](std::int64_t seed) { return seed < 0; })) {
        problems.emplace_back("seeds must be 0 or more");
    }
    if (std::any_of(groupNames.begin(), groupNames.end(),
                    [](const std::string& group) { return group.size() > mostGroupBytes || !isUtf8(group); })) {
        problems.push_back("tasks has a group whose name is longer than " + std::to_string(mostGroupBytes) +
                           " bytes, or not in UTF-8");
    }
    for (const auto& [strategy, scope] : only) {
        if (std::find(options.strategies.begin(), options.strategies.end(), strategy) == options.strategies.end()) {
            problems.push_back("only names '" + strategy + "', which is none of the strategies");
        }
        for (const std::string& task : scope.tasks) {
            if (std::find(tasks.begin(), tasks.end(), task) == tasks.end()) {
                problems.push_back("only names the task '" + task + "', which is none of the tasks");
            }
        }
        for (const std::int64_t seed : scope.seeds) {
            if (std::find(seeds.begin(), seeds.end(), seed) == seeds.end()) {
                problems.push_back("only names the seed " + std::to_string(seed) + ", which is none of the seeds");
            }
        }
    }
    const std::vector<CellKey> all = cells();
    if (problems.empty() && !options.strategies.empty() &&
        std::any_of(all.begin(), all.end(), [this](const CellKey& cell) { return strategiesOf(cell).empty(); })) {
        problems.emplace_back("only leaves cells without a strategy; name one that is followed everywhere");
    }
    if (!(tie >= 0 && tie < 1)) {
        problems.emplace_back("tie must be 0 or more, such as 0.0025 for a quarter of a point");
    }
    if (!(confidence > 0 && confidence < 1)) {
        problems.emplace_back("confidence must be between 0 and 1, for example 0.95");
    }
    for (const std::int64_t examples : examplesPerClass) {
        StrategyOptions one = options;
        one.examplesPerClass = examples;
        for (const std::string& problem : one.check()) {
            if (std::find(problems.begin(), problems.end(), problem) == problems.end()) {
                problems.push_back(problem);
            }
        }
    }
    return problems;
}

StudySpec studyFromYaml(const Yaml& yaml) {
    StudySpec spec;
    yaml.require("name", spec.name);
    yaml.get("about", spec.about);
    yaml.require("sources", spec.sources);
    yaml.get("models", spec.models);
    readTasks(yaml, spec);
    yaml.get("examples_per_class", spec.examplesPerClass);
    yaml.get("seeds", spec.seeds);
    readScopes(yaml, spec);
    yaml.get("tie", spec.tie);
    yaml.get("confidence", spec.confidence);
    // The other words are those of a cell, without the two that the lists above give.
    spec.options.fields([&](const char* key, auto& value, const char*) {
        using Value = std::decay_t<decltype(value)>;
        const std::string_view name = key;
        if (name == "examples_per_class" || name == "seed") {
            return;
        }
        if constexpr (std::is_enum_v<Value>) {
            if (std::string text; yaml.get(key, text)) {
                value = enumValue<Value>(text, key);
            }
        } else {
            yaml.get(key, value);
        }
    });
    yaml.rejectUnknown();
    if (const std::vector<std::string> problems = spec.check(); !problems.empty()) {
        failAt(yaml, problems.front());
    }
    return spec;
}

StudySpec loadStudy(const std::filesystem::path& file) {
    return studyFromYaml(Yaml::load(file));
}

Yaml toYaml(const StudySpec& spec) {
    Yaml yaml;
    yaml.set("name", spec.name);
    if (!spec.about.empty()) {
        yaml.set("about", spec.about);
    }
    yaml.set("sources", spec.sources);
    if (!spec.models.empty()) {
        yaml.set("models", spec.models);
    }
    if (spec.groupNames.empty()) {
        yaml.set("tasks", spec.tasks);
    } else {
        Yaml groups;
        for (const std::string& group : spec.groupNames) {
            std::vector<std::string> tasks;
            for (const std::string& task : spec.tasks) {
                if (spec.groups.at(task) == group) {
                    tasks.push_back(task);
                }
            }
            groups.set(group, tasks);
        }
        yaml.set("tasks", groups);
    }
    yaml.set("examples_per_class", spec.examplesPerClass);
    yaml.set("seeds", spec.seeds);
    if (!spec.only.empty()) {
        Yaml scopes;
        for (const auto& [strategy, scope] : spec.only) {
            Yaml one;
            if (!scope.tasks.empty()) {
                one.set("tasks", scope.tasks);
            }
            if (!scope.seeds.empty()) {
                one.set("seeds", scope.seeds);
            }
            scopes.set(strategy, one);
        }
        yaml.set("only", scopes);
    }
    yaml.set("tie", spec.tie);
    yaml.set("confidence", spec.confidence);
    StrategyOptions options = spec.options;
    options.fields([&](const char* key, auto& value, const char*) {
        using Value = std::decay_t<decltype(value)>;
        const std::string_view name = key;
        if (name == "examples_per_class" || name == "seed") {
            return;
        }
        if constexpr (std::is_enum_v<Value>) {
            yaml.set(key, enumName(value));
        } else {
            yaml.set(key, value);
        }
    });
    return yaml;
}

}  // namespace docent
