// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <type_traits>

#include "base/Cost.h"
#include "base/Options.h"
#include "exporting/Exporter.h"
#include "jobs/JobRecord.h"
#include "transfer/Calibration.h"
#include "transfer/Comparison.h"

namespace docent {

using Json = nlohmann::ordered_json;

/// An options struct under the words of its fields().
template <typename Options>
[[nodiscard]] Json fieldsToJson(Options options) {
    Json json = Json::object();
    options.fields([&](const char* key, auto& value, const char*) {
        if constexpr (std::is_enum_v<std::decay_t<decltype(value)>>) {
            json[key] = enumName(value);
        } else {
            json[key] = value;
        }
    });
    return json;
}

// The records as --json prints them, under the words of their YAML files.
[[nodiscard]] Json toJson(const Interval& interval);
[[nodiscard]] Json toJson(const DatasetRecord& record);
[[nodiscard]] Json toJson(const ModelRecord& record);
[[nodiscard]] Json toJson(const RankingResult& result);
[[nodiscard]] Json toJson(const Evaluation& evaluation);
[[nodiscard]] Json toJson(const RunRecord& record);
[[nodiscard]] Json toJson(const Calibration& calibration);
[[nodiscard]] Json toJson(const RunComparison& comparison);
[[nodiscard]] Json toJson(const JobRecord& record);
[[nodiscard]] Json toJson(const ExportResult& result);

/// Prints the one object of a command on stdout.
void printJson(const Json& json);

}  // namespace docent
