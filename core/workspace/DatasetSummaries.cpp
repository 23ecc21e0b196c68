// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/DatasetSummaries.h"

#include <algorithm>

namespace docent {
namespace {

/// The text of a record without the items of the list `skipped` that an older Docent wrote into it. One that a person
/// wrote in another way stays as it is.
std::string withoutSkipped(std::string text) {
    constexpr std::string_view head = "\nskipped:\n";
    const std::size_t begin = text.find(head);
    if (begin == std::string::npos) {
        return text;
    }
    const std::size_t items = begin + head.size();
    std::size_t end = items;
    while (end < text.size() && (text[end] == ' ' || text[end] == '-')) {
        end = std::min(text.find('\n', end), text.size() - 1) + 1;
    }
    text.replace(begin + 1, end - begin - 1, "skipped: []\n");
    return text;
}

}  // namespace

std::vector<DatasetRecord> datasetSummaries(const Workspace& workspace) {
    constexpr std::uint64_t mostBytes = std::uint64_t{256} << 20;
    std::vector<DatasetRecord> records;
    std::error_code error;
    for (fs::directory_iterator entry(workspace.folder() / "datasets", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() != ".yaml") {
            continue;
        }
        try {
            const std::string text = withoutSkipped(readFile(entry->path(), mostBytes));
            records.push_back(datasetRecordFromYaml(Yaml::parse(text, entry->path().string())));
            records.back().name = entry->path().stem().string();
        } catch (const Error&) {
            // Whoever asks for all of them is told why.
        }
    }
    std::sort(records.begin(), records.end(),
              [](const DatasetRecord& a, const DatasetRecord& b) { return a.name < b.name; });
    return records;
}

}  // namespace docent
