// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "OptionText.h"
#include "base/Yaml.h"

namespace CLI {
class App;
class Error;
class Option;
}  // namespace CLI

namespace docent {

/// What every command takes, before its name or after it.
struct GlobalOptions {
    std::filesystem::path workspace = ".";
    bool json = false;
    std::filesystem::path config;
    int threads = 0;
    std::optional<std::uint64_t> seed;
    std::optional<std::string> device;
};

/// Exit codes.
inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;
inline constexpr int exitStopped = 130;

/// Thrown for a command line that makes no sense; exit 2.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// parseOption() whose complaint is about usage.
template <typename Value>
void parseArgument(const std::string& text, const std::string& name, Value& value) {
    try {
        parseOption(text, name, value);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

/// What options find wrong with themselves; those of a job lie in one of its members.
template <typename Options>
[[nodiscard]] std::vector<std::string> problemsOf(const Options& options) {
    std::vector<std::string> problems;
    const auto add = [&](const std::vector<std::string>& more) {
        problems.insert(problems.end(), more.begin(), more.end());
    };
    if constexpr (requires { options.check(); }) {
        add(options.check());
    }
    if constexpr (requires { options.options.check(); }) {
        add(options.options.check());
    }
    if constexpr (requires { options.plan.check(); }) {
        add(options.plan.check());
    }
    if constexpr (requires { options.training.check(); }) {
        add(options.training.check());
    }
    return problems;
}

/// How one field is offered at the command line, where it differs from `--key-in-kebab-case`.
struct FieldNames {
    std::map<std::string, std::string> names;  ///< key -> CLI11 names, "model" -> "--expert,--model"; "" = not offered
    std::set<std::string> required;            ///< keys that must be given, at the command line or in the config file
};

/// One command: its options, bound to structs, and what it does.
class Command {
public:
    using Body = std::function<int(const GlobalOptions&)>;

    Command(CLI::App& app, std::string name) : m_app(app), m_name(std::move(name)) {}

    /// Offers every field of an options struct (see base/Options.h). The struct's values are the defaults, for the help
    /// too. `options` must outlive the command line; a config file fills what the command line leaves open. What the
    /// options' own check() finds is wrong usage.
    template <typename Options>
    void bind(Options& options, const FieldNames& special = {}) {
        options.fields([&](const char* key, auto& value, const char* description) {
            bindField(key, value, description, special);
        });
        m_checks.push_back([&options] { return problemsOf(options); });
    }
    template <typename Value>
    void bindField(const std::string& key, Value& value, const std::string& description,
                   const FieldNames& special = {});

    /// A list of words after the command: RUN..., IMAGE...
    void bindWords(const std::string& name, std::vector<std::string>& words, const std::string& description,
                   bool required);
    /// An Error that `check` throws is wrong usage of the option of that key.
    void check(const std::string& key, std::function<void()> check);
    void examples(std::initializer_list<const char*> lines);
    void setBody(Body body) { m_body = std::move(body); }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool isChosen() const;
    /// Fills what the command line left open, from the options before the command's name and from the config file.
    void complete(const GlobalOptions& global, const Yaml& config);
    int run(const GlobalOptions& global) const { return m_body(global); }

private:
    struct Field {
        CLI::Option* option;
        std::string shownName;
        bool required;
        std::set<std::string> keys;                                     ///< its names in a config file
        std::function<void(const Yaml&, const std::string& key)> read;  ///< from one of them, which is there
        std::function<void(const std::string&)> assign;                 ///< from text
    };
    using Texts = std::vector<std::string>;
    CLI::Option* addOption(const std::string& names, const std::function<void(const std::string&)>& parse,
                           const std::string& description, const std::string& type, const std::string& defaultText);
    /// An option that may be given several times.
    CLI::Option* addList(const std::string& names, const std::function<void(const Texts&)>& parse,
                         const std::string& description, const std::string& type, const std::string& defaultText);
    CLI::Option* addFlag(const std::string& names, bool& value, const std::string& description);
    void addField(const std::string& key, Field field) { m_fields.emplace(key, std::move(field)); }
    void checkValues() const;

    CLI::App& m_app;
    std::string m_name;
    std::map<std::string, Field> m_fields;
    std::vector<std::function<std::vector<std::string>()>> m_checks;
    Body m_body;
};

/// All commands, and the one way in: parses, fills in the config file, runs, and turns what is thrown into an exit code
/// and one line on stderr.
class CommandTree {
public:
    CommandTree();
    ~CommandTree();
    CommandTree(const CommandTree&) = delete;
    CommandTree& operator=(const CommandTree&) = delete;

    /// A word that only groups commands. `defaultCommand` of it runs when the word stands alone; empty: that is wrong
    /// usage.
    void addGroup(const std::string& name, const std::string& description, const std::string& defaultCommand = {});
    /// `name`: "rank", or "train baseline" for a command of a group.
    Command& add(const std::string& name, const std::string& description);
    /// What `docent` without a command does.
    void setDefault(Command::Body body) { m_default = std::move(body); }
    int run(int argc, const char* const* argv);

private:
    int runChosen();
    Command* chosen();
    [[nodiscard]] const CLI::App& innermost() const;
    [[nodiscard]] std::string problemOf(const CLI::Error& error) const;
    [[nodiscard]] int complain(std::string problem) const;

    std::unique_ptr<CLI::App> m_app;
    GlobalOptions m_global;
    struct Group {
        CLI::App* app;
        std::string defaultCommand;
    };
    std::map<std::string, Group> m_groups;
    std::vector<std::unique_ptr<Command>> m_commands;
    Command::Body m_default;
};

/// The names of a field in a config file: its key, and its options with _ for -.
[[nodiscard]] std::set<std::string> configKeys(const std::string& key, const std::string& optionNames);

/// Reads what the command line would take: a list also from "a,b" or one value.
template <typename Value>
void readConfig(const Yaml& config, const std::string& key, Value& value) {
    std::string text;
    if constexpr (std::is_enum_v<Value>) {
        config.get(key, text);
        value = enumValue<Value>(text, key);
    } else if constexpr (isVector<Value>) {
        try {
            config.get(key, text);
            parseOption(text, key, value);
        } catch (const Error&) {  // a list of YAML, or the error that tells what was expected
            config.get(key, value);
        }
    } else {
        config.get(key, value);
    }
}

template <typename Value>
void Command::bindField(const std::string& key, Value& value, const std::string& description,
                        const FieldNames& special) {
    std::string names = "--" + kebabCase(key);
    if (const auto found = special.names.find(key); found != special.names.end()) {
        names = found->second;
    }
    if (names.empty()) {
        return;
    }
    CLI::Option* option = nullptr;
    const std::string shown = names.substr(0, names.find(','));
    if constexpr (std::is_same_v<Value, bool>) {
        names += ",!--no-" + kebabCase(key);
        option = addFlag(names, value, description);
    } else if constexpr (isVector<Value>) {
        const auto parse = [&value, shown](const Texts& texts) {
            value.clear();
            for (const std::string& text : texts) {
                Value items;
                parseArgument(text, shown, items);
                value.insert(value.end(), items.begin(), items.end());
            }
        };
        const bool isText = std::is_same_v<Value, Texts>;
        option = addList(names, parse, description + (isText ? "; a comma in a name as \\," : ""), optionType<Value>(),
                         optionText(value));
    } else {
        option = addOption(
            names, [&value, shown](const std::string& text) { parseArgument(text, shown, value); }, description,
            optionType<Value>(), optionText(value));
    }
    Field field{option, shown, special.required.contains(key), configKeys(key, names), {}, {}};
    field.read = [key, &value](const Yaml& config, const std::string& found) {
        readConfig(config, found, value);
        if constexpr (std::is_same_v<Value, bool>) {
            value = value != (found == "no_" + key);
        }
    };
    field.assign = [shown, &value](const std::string& text) {
        if constexpr (!std::is_same_v<Value, bool>) {
            parseArgument(text, shown, value);
        }
    };
    addField(key, std::move(field));
}

}  // namespace docent
