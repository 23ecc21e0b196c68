// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobSpec.h"

#include <algorithm>
#include <set>

#include "base/Error.h"
#include "base/Words.h"

namespace docent {

namespace {

template <std::size_t index = 0>
JobSpec readSpec(const std::string& kind, const Yaml& yaml) {
    if constexpr (index == std::variant_size_v<JobSpec>) {
        throw Error("There is no kind of job '" + kind + "'", "The record is of a newer Docent, or damaged");
    } else {
        using Job = std::variant_alternative_t<index, JobSpec>;
        if (kind != Job::kind) {
            return readSpec<index + 1>(kind, yaml);
        }
        Job job;
        readFieldsStrictly(yaml, job);
        return job;
    }
}

/// The options of a job that differ from its defaults, without those that the command names in another way.
template <typename Job>
std::string changedOptions(const Job& job, const std::set<std::string>& without) {
    const Yaml values = fieldsToYaml(job);
    const Yaml defaults = fieldsToYaml(Job{});
    std::string text;
    for (const std::string& key : values.keys()) {
        if (without.contains(key)) {
            continue;
        }
        std::vector<std::string> value;
        std::vector<std::string> standard;
        std::string one;
        std::string other;
        bool isList = false;
        try {
            if (values.get(key, one)) {
                value = {one};
            }
            if (defaults.get(key, other)) {
                standard = {other};
            }
        } catch (const Error&) {
            isList = true;
            (void)values.get(key, value);
            (void)defaults.get(key, standard);
        }
        if (value == standard) {
            continue;
        }
        std::string option = key;
        std::replace(option.begin(), option.end(), '_', '-');
        const std::string content = isList ? joinedList(value) : one;
        if (content == "true" || content == "false") {
            text += content == "true" ? " --" + option : " --no-" + option;
        } else {
            text += " --" + option + " " + shellQuoted(content);
        }
    }
    return text;
}

struct CommandLine {
    std::string operator()(const ImportJob& job) const {
        return "docent dataset add " + shellQuoted(job.options.path) + " --name " + shellQuoted(job.options.name) +
               changedOptions(job, {"path", "name"});
    }
    std::string operator()(const BaselineJob& job) const {
        return "docent train baseline --source " + shellQuoted(job.source) + changedOptions(job, {"source"});
    }
    std::string operator()(const ExpertJob& job) const {
        // One expert of the command is named by its node.
        return "docent train experts --source " + shellQuoted(job.source) + " --nodes " +
               shellQuoted(joinedList({job.node})) + changedOptions(job, {"source", "node", "name"});
    }
    std::string operator()(const EmbedJob& job) const {
        // No command embeds alone: a ranking does, and keeps what it computed.
        return "docent rank --task " + shellQuoted(job.task) + " --models " + shellQuoted(joinedList({job.model})) +
               changedOptions(job, {"task", "model"});
    }
    std::string operator()(const RankJob& job) const {
        return "docent rank --task " + shellQuoted(job.task) + changedOptions(job, {"task"});
    }
    std::string operator()(const TransferJob& job) const {
        return "docent transfer --task " + shellQuoted(job.task) + " --expert " +
               shellQuoted(job.model.empty() ? "best" : job.model) + changedOptions(job, {"task", "model"});
    }
    std::string operator()(const StrategyJob& job) const {
        return "docent study cell --source " + shellQuoted(job.source) + " --task " + shellQuoted(job.task) +
               changedOptions(job, {"source", "task"});
    }
    std::string operator()(const ExportJob& job) const {
        return "docent export " + shellQuoted(job.run) + " --format " + shellQuoted(joinedList(job.formats)) +
               changedOptions(job, {"run", "formats"});
    }
};

struct Title {
    std::string operator()(const ImportJob& job) const { return "Import '" + job.options.name + "'"; }
    std::string operator()(const BaselineJob& job) const { return "Train the baseline '" + job.name + "'"; }
    std::string operator()(const ExpertJob& job) const { return "Train the expert '" + job.name + "'"; }
    std::string operator()(const EmbedJob& job) const { return "Embed '" + job.task + "' with '" + job.model + "'"; }
    std::string operator()(const RankJob& job) const { return "Rank the models for '" + job.task + "'"; }
    std::string operator()(const TransferJob& job) const {
        return "Fine-tune '" + job.model + "' on '" + job.task + "'";
    }
    std::string operator()(const StrategyJob& job) const {
        const StrategyOptions& options = job.options;
        return "Compare strategies on '" + job.task + "', experts of '" + job.source + "', " +
               (options.examplesPerClass == 0 ? std::string("all examples")
                                              : std::to_string(options.examplesPerClass) + " examples a class") +
               ", seed " + std::to_string(options.seed);
    }
    std::string operator()(const ExportJob& job) const { return "Export '" + job.run + "'"; }
};

}  // namespace

std::string shellQuoted(const std::string& text) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 ||
               std::string_view("_-./:,=+@%").find(static_cast<char>(c)) != std::string_view::npos;
    });
    if (plain) {
        return text;
    }
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result + "'";
}

std::string jobKind(const JobSpec& spec) {
    return std::visit([](const auto& job) { return std::string(job.kind); }, spec);
}

std::string jobTitle(const JobSpec& spec) {
    return std::visit(Title{}, spec);
}

Yaml toYaml(const JobSpec& spec) {
    return std::visit([](const auto& job) { return fieldsToYaml(job); }, spec);
}

JobSpec jobSpecFromYaml(const std::string& kind, const Yaml& yaml) {
    return readSpec(kind, yaml);
}

std::string asCommandLine(const JobSpec& spec) {
    return std::visit(CommandLine{}, spec);
}

}  // namespace docent
