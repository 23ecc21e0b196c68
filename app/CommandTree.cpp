// SPDX-License-Identifier: GPL-3.0-or-later
#include "CommandTree.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <iterator>
#include <numeric>
#include <sstream>
#include <utility>

#include "base/Parallel.h"

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
            const std::size_t start = name.rfind("--", negative - 1);  // "-0,--null,--no-null": after the letter
            const std::string word = name.substr(start + 2, negative - start - 2);
            name = name.substr(0, start) + "--[no-]" + word;
        }
        return name;
    }
    std::string make_option(const CLI::Option* option, bool isPositional) const override {
        std::ostringstream line;
        const std::string type = isPositional ? "" : make_option_opts(option);
        CLI::detail::format_help(line, make_option_name(option, isPositional) + type, make_option_desc(option),
                                 column_width_);
        return line.str();
    }
    std::string make_option_opts(const CLI::Option* option) const override {
        const bool hasValue = option->get_type_size() != 0 && !option->get_type_name().empty();
        return hasValue ? " " + option->get_type_name() : "";
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
    app.add_option("--threads", global.threads, "CPU threads to compute with (default: OMP_NUM_THREADS, or all)")
        ->type_name("N")
        ->check([](const std::string& text) {
            return text.starts_with('-') ? "takes 0 or more, not " + text : std::string();
        })
        ->group(group);
    if (withSeedAndDevice) {
        const std::string computing = "Options of commands that compute (their help says which)";
        app.add_option("--seed", global.seed, "for every random choice of the command")
            ->type_name("N")
            ->group(computing);
        app.add_option("--device", global.device, "auto, cpu, cuda or cuda:N")->type_name("TEXT")->group(computing);
    }
}

/// Single letters to insert, remove or replace between two words, and neighbours to swap.
std::size_t editDistance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        rows[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            rows[i][j] = std::min({replaced, rows[i - 1][j] + 1, rows[i][j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a.size()][b.size()];
}

/// The word that was meant, "" where none is close.
std::string closest(const std::string& word, const std::vector<std::string>& words) {
    constexpr std::size_t farthest = 2;
    std::size_t best = std::min(farthest, word.size() / 2) + 1;
    std::string found;
    for (const std::string& candidate : words) {
        const std::size_t distance = candidate.starts_with(word) ? 1 : editDistance(word, candidate);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

std::vector<std::string> optionNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

/// "docent dataset add"
std::string fullName(const CLI::App& app) {
    return (app.get_parent() == nullptr ? "" : fullName(*app.get_parent()) + " ") + app.get_name();
}

bool isOption(const std::string& word) {
    return word.size() > 1 && word[0] == '-' && std::isdigit(static_cast<unsigned char>(word[1])) == 0 &&
           word[1] != '.';
}

std::string quoted(const std::string& text) {
    return "'" + text + "'";
}

std::string didYouMean(const std::string& found) {
    return found.empty() ? "" : "; did you mean " + found + "?";
}

/// What is wrong with the words that no command took.
std::string describeRest(const CLI::App& app, const std::vector<std::string>& rest) {
    std::vector<std::string> options;
    std::copy_if(rest.begin(), rest.end(), std::back_inserter(options), isOption);
    const std::vector<std::string> commands = commandNames(app);
    if (!options.empty() && (commands.empty() || isOption(rest.front()))) {
        std::string meant;
        for (std::string& option : options) {
            option = option.substr(0, option.find('='));
            if (meant.empty() && option.starts_with("--")) {
                meant = closest(option.substr(2), optionNames(app));
            }
        }
        return quoted(fullName(app)) + " knows no " + CLI::detail::join(options, ", ") +
               didYouMean(meant.empty() ? "" : "--" + meant);
    }
    if (!commands.empty()) {
        return "There is no command " +
               quoted((fullName(app) + " " + rest.front()).substr(std::string("docent ").size())) +
               didYouMean(closest(rest.front(), commands));
    }
    return quoted(fullName(app)) + " does not know what to do with " + quoted(CLI::detail::join(rest, " "));
}

}  // namespace

std::set<std::string> configKeys(const std::string& key, const std::string& optionNames) {
    std::set<std::string> keys{key};
    for (const std::string& name : splitList(optionNames)) {
        if (const auto start = name.find("--"); start != std::string::npos) {
            std::string word = name.substr(start + 2);
            std::replace(word.begin(), word.end(), '-', '_');
            keys.insert(word);
        }
    }
    return keys;
}

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

CLI::Option* Command::addList(const std::string& names, const std::function<void(const Texts&)>& parse,
                              const std::string& description, const std::string& type, const std::string& defaultText) {
    CLI::Option* option = m_app.add_option_function<Texts>(names, parse, description);
    option->expected(1)->allow_extra_args(false)->take_all();
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

void Command::check(const std::string& key, std::function<void()> check) {
    m_checks.push_back([key, check = std::move(check)]() -> std::vector<std::string> {
        try {
            check();
            return {};
        } catch (const Error& error) {
            return {key + ": " + error.reason() + (error.mend().empty() ? "" : ". " + error.mend())};
        }
    });
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
        std::string found;
        for (const std::string& candidate : field.keys) {
            if (config.has(candidate)) {
                if (!found.empty()) {
                    config.fail(candidate, "says the same as '" + found + "'", "Remove one of the two lines");
                }
                found = candidate;
            }
        }
        bool given = field.option->count() > 0;
        if (!given) {
            if (key == "seed" && global.seed) {
                field.assign(std::to_string(*global.seed));
            } else if (key == "device" && global.device) {
                field.assign(*global.device);
            } else if (!found.empty()) {
                field.read(config, found);
                given = true;
            }
        }
        if (field.required && !given) {
            missing += (missing.empty() ? "" : ", ") + field.shownName;
        }
    }
    if (!missing.empty()) {
        throw UsageError("'docent " + m_name + "' needs " + missing);
    }
    if (global.seed && !m_fields.contains("seed")) {
        throw UsageError("'docent " + m_name + "' takes no --seed");
    }
    if (global.device && !m_fields.contains("device")) {
        throw UsageError("'docent " + m_name + "' takes no --device");
    }
    checkValues();
}

/// The checks name the fields by their keys; who is told of it knows the options.
void Command::checkValues() const {
    std::string text;
    for (const auto& check : m_checks) {
        for (const std::string& problem : check()) {
            text += text.empty() ? "" : "; ";
            std::size_t end = 0;
            for (std::size_t start = 0; start < problem.size(); start = end + 1) {
                end = start;
                while (end < problem.size() &&
                       (std::islower(static_cast<unsigned char>(problem[end])) != 0 || problem[end] == '_')) {
                    ++end;
                }
                const std::string word = problem.substr(start, end - start);
                const auto field = m_fields.find(word);
                // A key without '_' may be a plain word of the sentence, except at its beginning.
                const bool isKey = field != m_fields.end() && (start == 0 || word.find('_') != std::string::npos);
                text += isKey ? field->second.shownName : word;
                text += end < problem.size() ? problem.substr(end, 1) : "";
            }
        }
    }
    if (!text.empty()) {
        throw UsageError(text);
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
        "2 wrong usage, 130 stopped. What failed prints no JSON, but for 'predict' and dry runs of imports:\n"
        "theirs says what of it failed.\n\n"
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
    app->footer((defaultCommand.empty() ? "" : "Without a command it does '" + name + " " + defaultCommand + "'. ") +
                "'docent " + name + " COMMAND --help' tells all about a command.");
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

/// The exit code; another one, with a word, where what was printed did not arrive.
static int afterPrinting(int code) {
    std::cout.flush();
    if (std::cout || code != exitDone) {
        return code;
    }
    std::cerr << "docent: What was to be printed could not be written. Look whether the disk of the output is full.\n";
    return exitFailed;
}

int CommandTree::run(int argc, const char* const* argv) {
    try {
        m_app->parse(argc, argv);
        return afterPrinting(runChosen());
    } catch (const CLI::CallForHelp& help) {
        return afterPrinting(m_app->exit(help));
    } catch (const CLI::CallForVersion& version) {
        return afterPrinting(m_app->exit(version));
    } catch (const CLI::ParseError& error) {
        return complain(problemOf(error));
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

/// The command or group that the words led to.
const CLI::App& CommandTree::innermost() const {
    const CLI::App* app = m_app.get();
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().back();
    }
    return *app;
}

std::string CommandTree::problemOf(const CLI::Error& error) const {
    const CLI::App& app = innermost();
    // A word that no command took explains best why another is missing.
    if (const std::vector<std::string> rest = m_app->remaining(true); !rest.empty()) {
        return describeRest(app, rest);
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !commandNames(app).empty()) {
        return quoted(fullName(app)) + " needs a command: " + CLI::detail::join(commandNames(app), ", ");
    }
    return error.what();
}

int CommandTree::complain(std::string problem) const {
    if (!problem.empty() && problem.back() != '.' && problem.back() != '?') {
        problem += '.';
    }
    std::cerr << "docent: " << problem << " " << quoted(fullName(innermost()) + " --help") << " tells what there is.\n";
    return exitUsage;
}

int CommandTree::runChosen() {
    const Yaml config = m_global.config.empty() ? Yaml() : Yaml::load(m_global.config);
    if (std::string workspace; config.get("workspace", workspace) && m_global.workspace == GlobalOptions{}.workspace) {
        m_global.workspace = workspace;
    }
    if (int threads = 0; config.get("threads", threads) && m_global.threads == 0) {
        if (threads < 0) {
            config.fail("threads", "must be 0 or more", "Correct that line");
        }
        m_global.threads = threads;
    }
    if (bool json = false; config.get("json", json)) {
        m_global.json = m_global.json || json;
    }
    Command* command = chosen();
    if (command != nullptr) {
        command->complete(m_global, config);
    } else if (m_global.seed || m_global.device) {
        throw UsageError("The window takes no --seed and no --device: its pages ask for them");
    }
    config.rejectUnknown();
    // Threads that share a CPU wait for one another at every step, until nothing moves any more.
    if (const int cpus = availableCpus(); m_global.threads > cpus) {
        std::cerr << "docent: There are " << cpus << " CPUs here, so " << cpus << " threads are used instead of "
                  << m_global.threads << ".\n";
        m_global.threads = cpus;
    }
    setThreadLimit(m_global.threads);
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
