// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/DatasetRecord.h"

#include "fuzz/Records.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const DatasetRecord record =
        readTwice(input, datasetRecordFromYaml, [](const DatasetRecord& read) { return toYaml(read).text(); });
    require(record.catalog.find('/') == std::string::npos, "the pictures lie beside the record");
    require(record.skippedList.find('/') == std::string::npos, "the skipped files lie beside the record");
    (void)record.options.check();
}

std::vector<std::string> seeds() {
    DatasetRecord record{.name = "stamps",
                         .catalog = "stamps.csv",
                         .options = {.path = "/data", .name = "stamps", .labelColumns = {"a", "b"}},
                         .root = "/data",
                         .skipped = {{"x.txt", "is not a picture (.txt)"}},
                         .notes = {"A note."},
                         .furtherParents = {{"a/b", "c"}},
                         .created = "2026-11-24T16:20:05Z"};
    const std::string older = toYaml(record).text();
    record.skippedList = "stamps~skipped.csv";
    return {toYaml(record).text(), older, "name: a\nskipped: []\n"};
}

}  // namespace docent::fuzz
