// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/LicenceNotes.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/Files.h"
#include "base/Words.h"

namespace docent {

namespace {

/// The GPL, the longest in use, has 35 kB.
constexpr std::uint64_t maxLicenceBytes = 128 << 10;
constexpr std::size_t maxLicenceFiles = 5;

bool isLicenceFile(const fs::path& path) {
    constexpr std::array<std::string_view, 5> names{"license", "licence", "copying", "copyright", "notice"};
    const std::string name = lowerCase(path.filename().string());
    return std::any_of(names.begin(), names.end(), [&](std::string_view start) { return name.starts_with(start); });
}

std::vector<fs::path> licenceFilesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (isLicenceFile(entry->path()) && isFile(entry->path()) &&
            fs::file_size(entry->path(), ignored) <= maxLicenceBytes) {
            files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    files.resize(std::min(files.size(), maxLicenceFiles));
    return files;
}

/// As a block of code, so that nothing in it is taken for Markdown.
std::string block(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        result += "    " + std::string(trimmed(line).empty() ? "" : line) + "\n";
    }
    return result;
}

}  // namespace

std::string licenceNotes(const ExportInput& input) {
    std::ostringstream text;
    text
        << "# What " << input.run.name << " was made of, and under which terms\n\n"
        << "Docent passes on what was stated when the data were imported. Whoever passes this model on sees to it that "
           "these terms allow that.\n\n"
        << "- Pictures of the task " << input.run.task << ": from " << orNotStated(input.taskOrigin)
        << "; licence: " << orNotStated(input.taskLicence) << "\n";
    if (!input.modelOrigin.empty()) {
        text << "- Weights that it began from: the published file " << input.modelOrigin
             << "; its terms are those of where it was got\n";
    } else {
        text << "- Pictures that the model " << input.run.model << ", which it began from, was trained on: from "
             << orNotStated(input.sourceOrigin) << "; licence: " << orNotStated(input.sourceLicence) << "\n";
    }
    text << "- The programs classify.py, classify.cpp and classify.js may be used for anything\n";
    std::set<std::string> seen;
    for (const std::string& origin : {input.taskOrigin, input.sourceOrigin}) {
        if (origin.empty() || !seen.insert(origin).second) {
            continue;
        }
        for (const fs::path& file : licenceFilesIn(origin)) {
            try {
                const std::string content = readFile(file, maxLicenceBytes);
                text << "\n## " << file.string() << "\n\n" << block(content);
            } catch (const Error&) {
                text << "\n## " << file.string() << "\n\nIt cannot be read.\n";
            }
        }
    }
    return text.str();
}

}  // namespace docent
