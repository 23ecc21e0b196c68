// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/SkippedFiles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/Csv.h"
#include "base/Error.h"
#include "base/Words.h"

namespace docent {

namespace {

/// Without where in a list it is named.
std::string_view withoutLine(std::string_view reason) {
    return reason.substr(0, reason.find(", in line "));
}

/// "is named twice: first in line 3" and "does not exist, in line 12 of list.csv" up to what differs; names in quotes
/// and the targets of links become "…".
std::string kindOf(std::string_view reason) {
    if (reason.starts_with("is truncated at byte ")) {
        return "is truncated";
    }
    static constexpr std::array<std::string_view, 2> ends{": ", ", in "};
    for (const std::string_view end : ends) {
        reason = reason.substr(0, reason.find(end));
    }
    for (const std::string_view link : {"is a link to ", "leads to "}) {
        if (reason.starts_with(link)) {
            return std::string(link) + "…";
        }
    }
    std::string kind;
    bool isQuoted = false;
    for (const char c : reason) {
        if (c == '\'') {
            kind += isQuoted ? "" : "'…'";
            isQuoted = !isQuoted;
        } else if (!isQuoted) {
            kind += c;
        }
    }
    return isQuoted ? std::string(reason) : kind;
}

}  // namespace

std::vector<SkippedGroup> groupByReason(const std::vector<SkippedFile>& files) {
    std::vector<SkippedGroup> groups;
    std::unordered_map<std::string, std::size_t> byKind;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto [known, isNew] = byKind.emplace(kindOf(files[i].reason), groups.size());
        if (isNew) {
            groups.push_back({known->first, {}});
        }
        groups[known->second].files.push_back(i);
    }
    for (SkippedGroup& group : groups) {
        const std::string& first = files[group.files.front()].reason;
        const auto areAll = [&](const auto& same) {
            return std::all_of(group.files.begin(), group.files.end(),
                               [&](std::size_t i) { return same(files[i].reason); });
        };
        if (areAll([&](const std::string& reason) { return reason == first; })) {
            group.reason = first;
        } else if (areAll([&](const std::string& reason) { return withoutLine(reason) == withoutLine(first); })) {
            group.reason = withoutLine(first);
        }
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const SkippedGroup& a, const SkippedGroup& b) { return a.files.size() > b.files.size(); });
    return groups;
}

std::string skippedToCsv(const std::vector<SkippedFile>& files) {
    std::string csv = "file,reason\n";
    for (const SkippedFile& file : files) {
        appendCsvField(csv, file.location);
        csv += ',';
        appendCsvField(csv, file.reason);
        csv += '\n';
    }
    return csv;
}

std::vector<SkippedFile> skippedFromCsv(std::string_view csv, const std::string& origin) {
    CsvRows rows(csv, origin, "Import the data set again");
    std::vector<std::string> fields;
    if (!rows.next(fields) || fields != std::vector<std::string>{"file", "reason"}) {
        throw Error(origin + " does not begin with the line 'file,reason'", "Import the data set again");
    }
    std::vector<SkippedFile> files;
    while (rows.next(fields)) {
        if (fields.size() != 2) {
            rows.fail("has " + counted(fields.size(), "field", "fields") + ", not 2");
        }
        files.push_back({std::move(fields[0]), std::move(fields[1])});
    }
    return files;
}

}  // namespace docent
