// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/Error.h"

namespace docent {

/// Text that is no JSON. `problem`: "syntax error at line 3, column 5"; the message names the file too.
class JsonSyntaxError final : public Error {
public:
    JsonSyntaxError(const std::string& of, const std::string& what)
        : Error(of + " is no JSON: " + what, "Correct the file"), file(of), problem(what) {}
    std::string file;
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

/// An object that keeps the order of its keys compares each that is added with all that it has; a picture has some ten.
inline constexpr int maxJsonKeys = 10'000;

/// Parses text, or a stream. `keep(key)` tells whether a key's value is wanted. Throws JsonSyntaxError, for an object
/// of too many keys too where `Json` keeps their order.
template <typename Json, typename Input, typename Keep>
[[nodiscard]] Json parseJson(Input&& input, const std::filesystem::path& file, const Keep& keep) {
    using Event = typename Json::parse_event_t;
    std::array<int, maxJsonDepth + 1> keys{};  // of the object that is open at each depth
    try {
        return Json::parse(std::forward<Input>(input), [&](int depth, Event event, Json& parsed) {
            if constexpr (std::is_same_v<Json, nlohmann::ordered_json>) {
                if (event == Event::object_start && depth < maxJsonDepth) {
                    keys[static_cast<std::size_t>(depth) + 1] = 0;
                } else if (event == Event::key && depth <= maxJsonDepth &&
                           ++keys[static_cast<std::size_t>(depth)] > maxJsonKeys) {
                    throw JsonSyntaxError(file.string(),
                                          "an object has more than " + std::to_string(maxJsonKeys) + " keys");
                }
            }
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
