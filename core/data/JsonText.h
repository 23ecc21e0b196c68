// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/Error.h"

namespace docent {

/// Text that is no JSON. `problem`: "syntax error at line 3, column 5"; the message names the file too.
class JsonSyntaxError final : public Error {
public:
    JsonSyntaxError(const std::string& file, const std::string& what)
        : Error(file + " is no JSON: " + what, "Correct the file"), problem(what) {}
    std::string problem;
};

/// What a parser of this library says, without its own words around it: "line 3, column 5: syntax error …".
[[nodiscard]] inline std::string jsonProblem(const std::exception& error) {
    const std::string text = error.what();
    const std::string before = "parse error at ";
    const auto found = text.find(before);
    return found == std::string::npos ? text : text.substr(found + before.size());
}

/// What is nested deeper than this is left out rather than built: lists of pictures are flat.
inline constexpr int maxJsonDepth = 8;

/// Parses text, or a stream. `keep(key)` tells whether a key's value is wanted. Throws JsonSyntaxError.
template <typename Json, typename Input, typename Keep>
[[nodiscard]] Json parseJson(Input&& input, const std::filesystem::path& file, const Keep& keep) {
    using Event = typename Json::parse_event_t;
    try {
        return Json::parse(std::forward<Input>(input), [&](int depth, Event event, Json& parsed) {
            return depth <= maxJsonDepth && (event != Event::key || keep(parsed.template get_ref<std::string&>()));
        });
    } catch (const typename Json::parse_error& error) {
        throw JsonSyntaxError(file.string(), jsonProblem(error));
    } catch (const typename Json::exception& error) {
        throw JsonSyntaxError(file.string(), error.what());
    }
}

template <typename Json, typename Input>
[[nodiscard]] Json parseJson(Input&& input, const std::filesystem::path& file) {
    return parseJson<Json>(std::forward<Input>(input), file, [](const std::string&) { return true; });
}

}  // namespace docent
