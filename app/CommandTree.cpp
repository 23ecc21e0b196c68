// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandTree.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace docent {

namespace {

/// Options as `--epochs N    passes over the training images [20]`.
class HelpFormatter final : public CLI::Formatter {
public:
    HelpFormatter() {
        column_width(36);
        label("OPTIONS", "OPTIONS");
        label("SUBCOMMAND", "COMMAND");
        label("Positionals", "Arguments");
        label("Subcommands", "Commands");
    }
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
        std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
        for (auto gap = text.find("\n\n\n"); gap != std::string::npos; gap = text.find("\n\n\n")) {
            text.erase(gap, 1);  // CLI11 puts two empty lines between groups
        }
        return text;
    }
    std::string make_option_name(const CLI::Option* option, bool isPositional) const override {
        std::string name = CLI::Formatter::make_option_name(option, isPositional);
        // CLI11 writes a negatable flag as "--flip,--no-flip{false}".
        if (const auto negative = name.find(",--no-"); negative != std::string::npos) {
            const std::string word = name.substr(2, negative - 2);
            name = "--[no-]" + word;
        }
        return name;
    }
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0 || option->get_type_name().empty()) {
            return {};
        }
        return (option->get_positional() && option->nonpositional() ? "" : " ") + option->get_type_name();
    }
    std::string make_option_desc(const CLI::Option* option) const override {
        std::string text = option->get_description();
        if (!option->get_option_text().empty()) {
            text += " " + option->get_option_text();
        } else if (!option->get_default_str().empty()) {
            text += " [" + option->get_default_str() + "]";
        }
        return text;
    }
};

void addGlobals(CLI::App& app, GlobalOptions& global, bool withSeedAndDevice) {
    const std::string group = "Options of every command";
    app.add_option("-w,--workspace", global.workspace, "folder of the workspace (default: the current folder)")
        ->type_name("DIR")
        ->group(group);
    app.add_flag("--json", global.json, "print one JSON object on stdout; progress goes to stderr")->group(group);
    app.add_option("--config", global.config, "read options from a YAML file: the same words, with _ for -")
        ->type_name("FILE")
        ->group(group);
    CLI::Validator notNegative = CLI::NonNegativeNumber;
    app.add_option("--threads", global.threads, "CPU threads to compute with (default: all)")
        ->type_name("N")
        ->check(notNegative.description(""))
        ->group(group);
    if (withSeedAndDevice) {
        app.add_option("--seed", global.seed, "for every random choice of the command")->type_name("N")->group(group);
        app.add_option("--device", global.device, "auto, cpu, cuda or cuda:N")->type_name("TEXT")->group(group);
    }
}

int complain(std::string problem) {
    if (!problem.empty() && problem.back() != '.') {
        problem += '.';
    }
    std::cerr << "docent: " << problem << " 'docent --help' tells what there is.\n";
    return exitUsage;
}

}  // namespace

bool Command::isChosen() const {
    return m_app.parsed();
}

CLI::Option* Command::addOption(const std::string& names, const std::function<void(const std::string&)>& parse,
                                const std::string& description, const std::string& type,
                                const std::string& defaultText) {
    CLI::Option* option = m_app.add_option_function<std::string>(names, parse, description);
    option->type_name(type)->default_str(defaultText);
    return option;
}

CLI::Option* Command::addFlag(const std::string& names, bool& value, const std::string& description) {
    CLI::Option* option = m_app.add_flag(names, value, description);
    option->option_text(value ? "[yes]" : "[no]");
    return option;
}

void Command::bindWords(const std::string& name, std::vector<std::string>& words, const std::string& description,
                        bool required) {
    m_app.add_option(name, words, description)->type_name("")->required(required);
}

void Command::examples(std::initializer_list<const char*> lines) {
    std::string text = "Examples:";
    for (const char* line : lines) {
        text += std::string("\n  ") + line;
    }
    m_app.footer(text);
}

void Command::complete(const GlobalOptions& global, const Yaml& config) {
    std::string missing;
    for (auto& [key, field] : m_fields) {
        const bool atCommandLine = field.option->count() > 0;
        bool given = atCommandLine;
        if (!atCommandLine) {
            if (key == "seed" && global.seed) {
                field.assign(std::to_string(*global.seed));
            } else if (key == "device" && global.device) {
                field.assign(*global.device);
            } else {
                given = field.read(config);
            }
        }
        static_cast<void>(config.has(key));  // counts as asked for
        if (field.required && !given) {
            missing += (missing.empty() ? "" : ", ") + field.shownName;
        }
    }
    if (!missing.empty()) {
        throw UsageError("'docent " + m_name + "' needs " + missing);
    }
}

CommandTree::CommandTree()
    : m_app(std::make_unique<CLI::App>("Docent: transfer learning with expert models.", "docent")) {
    m_app->formatter(std::make_shared<HelpFormatter>());
    m_app->set_version_flag("--version", std::string("docent ") + DOCENT_VERSION, "print the version");
    m_app->require_subcommand(0, 1);
    m_app->footer(
        "Without a command Docent opens its window. 'docent COMMAND --help' tells all about a command.\n\n"
        "Exit codes: 0 done, 1 failed (one line on stderr says what, where and what would mend it),\n"
        "2 wrong usage, 130 stopped.\n\n"
        "The main job, from a folder of pictures to a model on disk:\n"
        "  docent new my-work && cd my-work\n"
        "  docent dataset add ~/pictures --name pictures\n"
        "  docent train baseline --source pictures\n"
        "  docent train experts --source pictures\n"
        "  docent dataset add ~/few-hundred --name task --target\n"
        "  docent rank --task task\n"
        "  docent transfer --task task --expert best\n"
        "  docent export task-EXPERT --to model/\n"
        "  docent predict model/ owl.png");
    addGlobals(*m_app, m_global, true);
}

void CommandTree::addGroup(const std::string& name, const std::string& description, const std::string& defaultCommand) {
    CLI::App* app = m_app->add_subcommand(name, description)->group("Commands");
    if (defaultCommand.empty()) {
        app->require_subcommand(1);
    } else {
        app->require_subcommand(0, 1);
        addGlobals(*app, m_global, false);
    }
    m_groups[name] = {app, defaultCommand.empty() ? "" : name + " " + defaultCommand};
}

CommandTree::~CommandTree() = default;

Command& CommandTree::add(const std::string& name, const std::string& description) {
    const auto space = name.find(' ');
    CLI::App& parent = space == std::string::npos ? *m_app : *m_groups.at(name.substr(0, space)).app;
    CLI::App* app = parent.add_subcommand(space == std::string::npos ? name : name.substr(space + 1), description);
    app->group("Commands");
    addGlobals(*app, m_global, false);
    m_commands.push_back(std::make_unique<Command>(*app, name));
    return *m_commands.back();
}

int CommandTree::run(int argc, const char* const* argv) {
    try {
        m_app->parse(argc, argv);
        return runChosen();
    } catch (const CLI::CallForHelp& help) {
        return m_app->exit(help);
    } catch (const CLI::CallForVersion& version) {
        return m_app->exit(version);
    } catch (const CLI::ParseError& error) {
        return complain(m_app->get_subcommands().empty() && argc > 1 && argv[1][0] != '-'
                            ? "There is no command '" + std::string(argv[1]) + "'"
                            : error.what());
    } catch (const UsageError& error) {
        return complain(error.what());
    } catch (const Stopped&) {
        std::cerr << "docent: stopped; what was finished is kept.\n";
        return exitStopped;
    } catch (const std::exception& error) {
        std::cerr << "docent: " << error.what() << "\n";
        return exitFailed;
    }
}

int CommandTree::runChosen() {
    const Yaml config = m_global.config.empty() ? Yaml() : Yaml::load(m_global.config);
    if (std::string workspace; config.get("workspace", workspace) && m_global.workspace == GlobalOptions{}.workspace) {
        m_global.workspace = workspace;
    }
    if (int threads = 0; config.get("threads", threads) && m_global.threads == 0) {
        m_global.threads = threads;
    }
    if (bool json = false; config.get("json", json)) {
        m_global.json = m_global.json || json;
    }
    Command* command = chosen();
    if (command != nullptr) {
        command->complete(m_global, config);
    }
    config.rejectUnknown();
    return command != nullptr ? command->run(m_global) : m_default(m_global);
}

Command* CommandTree::chosen() {
    for (const auto& command : m_commands) {
        if (command->isChosen()) {
            return command.get();
        }
    }
    for (const auto& named : m_groups) {
        if (named.second.app->parsed()) {
            const std::string& wanted = named.second.defaultCommand;
            const auto found = std::find_if(m_commands.begin(), m_commands.end(),
                                            [&wanted](const auto& command) { return command->name() == wanted; });
            return found->get();
        }
    }
    return nullptr;
}

}  // namespace docent
