// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ModelRecord.h"

#include "fuzz/Records.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const ModelRecord record =
        readTwice(input, modelRecordFromYaml, [](const ModelRecord& read) { return toYaml(read).text(); });
    (void)record.description();
    (void)record.classCount();
    require(record.config.check().empty(), "the network of a record can be built");
    require(record.config.embeddingSize() > 0 && record.config.parameterCount() > 0, "a network has parameters");
}

std::vector<std::string> seeds() {
    ModelRecord record{.name = "clipart-baseline",
                       .source = "clipart",
                       .node = "animals/birds",
                       .classes = {"a", "b/c"},
                       .weightsHash = "0123456789abcdef"};
    std::vector<std::string> made = {toYaml(record).text()};
    record.origin = {.file = "R50x1.npz", .hash = "00", .format = "bit-npz", .tensors = 3, .parameters = 4};
    record.kind = ModelKind::AdapterExpert;
    made.push_back(toYaml(record).text());
    made.emplace_back("name: x\nstate: complete\nimage_size: 32\nconfig: {depths: [1], widths: [8]}\nresult: {}\n");
    return made;
}

}  // namespace docent::fuzz
