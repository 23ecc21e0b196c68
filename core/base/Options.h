// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/Error.h"
#include "base/Yaml.h"

namespace docent {

/// The words of an enum: specialise with `static constexpr std::pair<Enum, std::string_view> values[]`.
template <typename Enum>
struct EnumNames;

template <typename Enum>
[[nodiscard]] std::string enumName(Enum value) {
    for (const auto& [candidate, name] : EnumNames<Enum>::values) {
        if (candidate == value) {
            return std::string(name);
        }
    }
    return "?";
}

/// Throws Error that lists the words.
template <typename Enum>
[[nodiscard]] Enum enumValue(std::string_view text, const std::string& what) {
    std::string known;
    for (const auto& [candidate, name] : EnumNames<Enum>::values) {
        if (name == text) {
            return candidate;
        }
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error("Unknown " + what + " '" + std::string(text) + "'", "Use one of: " + known);
}

/// Option structs list their fields once, in `template <typename Visitor> void fields(Visitor&& visit)`, as
/// `visit("batch_size", batchSize, "images per step, 1 to 65536")`. YAML files, the command line and forms are all made
/// from that list, so a field has one name and one default everywhere.
template <typename Options>
void readFields(const Yaml& yaml, Options& options) {
    options.fields([&](const char* key, auto& value, const char*) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_enum_v<Value>) {
            if (std::string text; yaml.get(key, text)) {
                value = enumValue<Value>(text, key);
            }
        } else if constexpr (requires { value.fields([](const char*, auto&, const char*) {}); }) {
            readFields(yaml.child(key), value);
        } else {
            yaml.get(key, value);
        }
    });
}

template <typename Options>
[[nodiscard]] Yaml fieldsToYaml(const Options& options) {
    Yaml yaml;
    Options copy = options;  // `fields` is one function for reading and writing, hence not const
    copy.fields([&](const char* key, auto& value, const char*) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_enum_v<Value>) {
            yaml.set(key, enumName(value));
        } else if constexpr (requires { value.fields([](const char*, auto&, const char*) {}); }) {
            yaml.set(key, fieldsToYaml(value));
        } else {
            yaml.set(key, value);
        }
    });
    return yaml;
}

/// Reads all fields and refuses keys that are none.
template <typename Options>
void readFieldsStrictly(const Yaml& yaml, Options& options) {
    readFields(yaml, options);
    yaml.rejectUnknown();
}

}  // namespace docent
