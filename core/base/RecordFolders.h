// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Yaml.h"

namespace docent {

/// Whether it can be looked for in a folder of records. "../x" would lead out of that, to what is no record.
[[nodiscard]] inline bool isRecordName(const std::string& name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos;
}

/// Names of the sub-folders of `folder` that hold `fileName`, sorted; none when the folder is missing.
[[nodiscard]] inline std::vector<std::string> recordNames(const fs::path& folder, const std::string& fileName) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (std::error_code ignored; fs::exists(entry->path() / fileName, ignored)) {
            names.push_back(entry->path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Loads every record of `folder` with `load(name)`; a damaged one is left out and told in `problems`.
template <typename Record>
[[nodiscard]] std::vector<Record> loadRecords(const fs::path& folder, const std::string& fileName,
                                              const std::function<Record(const std::string&)>& load,
                                              std::vector<std::string>* problems) {
    std::vector<Record> records;
    for (const std::string& name : recordNames(folder, fileName)) {
        try {
            records.push_back(load(name));
        } catch (const Error& e) {
            if (problems != nullptr) {
                problems->emplace_back(e.what());
            }
        }
    }
    return records;
}

/// "There is no model 'x'. Those there are: a, b."
[[nodiscard]] inline Error noSuchRecord(const std::string& kind, const std::string& name,
                                        const std::vector<std::string>& names) {
    std::string known;
    for (const std::string& one : names) {
        known += (known.empty() ? "" : ", ") + one;
    }
    return Error("There is no " + kind + " '" + name + "' in this workspace",
                 known.empty() ? "There is none yet" : "Those there are: " + known);
}

}  // namespace docent
