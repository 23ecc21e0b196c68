// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/Error.h"
#include "base/Options.h"
#include "base/Words.h"

namespace docent {

template <typename T>
inline constexpr bool isVector = false;
template <typename T>
inline constexpr bool isVector<std::vector<T>> = true;

/// The kind of value an option takes, for help: "N", "X", "TEXT", "small|large", "N,N".
template <typename Value>
[[nodiscard]] std::string optionType() {
    if constexpr (std::is_enum_v<Value>) {
        std::string words;
        for (const auto& [value, name] : EnumNames<Value>::values) {
            words += (words.empty() ? "" : "|") + std::string(name);
        }
        return words;
    } else if constexpr (isVector<Value>) {
        const std::string item = optionType<typename Value::value_type>();
        return item + "," + item;
    } else if constexpr (std::is_integral_v<Value>) {
        return "N";
    } else if constexpr (std::is_floating_point_v<Value>) {
        return "X";
    } else {
        return "TEXT";
    }
}

/// The items of a list: "a,b" are two, "a\\,b" is one with a comma in it.
[[nodiscard]] inline std::vector<std::string> splitList(const std::string& text) {
    std::vector<std::string> items;
    std::string item;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == ',') {
            item += text[++i];
        } else if (text[i] == ',') {
            items.push_back(std::move(item));
            item.clear();
        } else {
            item += text[i];
        }
    }
    if (!item.empty()) {
        items.push_back(std::move(item));
    }
    return items;
}

/// The text of a value as the command line takes it.
template <typename Value>
[[nodiscard]] std::string optionText(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        return enumName(value);
    } else if constexpr (isVector<Value>) {
        std::vector<std::string> words;
        for (const auto& item : value) {
            words.push_back(optionText(item));
        }
        return joinedList(words);
    } else if constexpr (std::is_floating_point_v<Value>) {
        char buffer[512];
        const bool isTiny = value != 0 && std::abs(value) < 1e-6;
        const auto result = std::to_chars(buffer, buffer + sizeof buffer, value,
                                          isTiny ? std::chars_format::general : std::chars_format::fixed);
        return {buffer, result.ptr};
    } else if constexpr (std::is_integral_v<Value>) {
        return std::to_string(value);
    } else {
        return value;
    }
}

/// Reads what optionText() writes. Throws Error that tells what was expected.
template <typename Value>
void parseOption(const std::string& text, const std::string& name, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        value = enumValue<Value>(text, name);
    } else if constexpr (isVector<Value>) {
        Value items;
        for (const std::string& item : splitList(text)) {
            items.emplace_back();
            parseOption(item, name, items.back());
        }
        value = std::move(items);
    } else if constexpr (std::is_arithmetic_v<Value>) {
        Value parsed{};
        const auto result = std::from_chars(text.data(), text.data() + text.size(), parsed);
        if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) {
            throw Error(name + " takes " +
                        (std::is_unsigned_v<Value>   ? "a whole number from 0 on"
                         : std::is_integral_v<Value> ? "a whole number"
                                                     : "a number") +
                        ", not '" + text + "'");
        }
        value = parsed;
    } else {
        value = text;
    }
}

/// "batch_size" -> "batch-size".
[[nodiscard]] inline std::string kebabCase(std::string key) {
    for (char& c : key) {
        if (c == '_') {
            c = '-';
        }
    }
    return key;
}

}  // namespace docent
