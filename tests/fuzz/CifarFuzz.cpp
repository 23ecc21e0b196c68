// SPDX-License-Identifier: GPL-3.0-or-later
// CIFAR-100: two lists of names and the records. The records are made longer to whole ones, for a record has 3,074
// bytes of which two count.
#include "data/CifarReader.h"

#include <algorithm>

#include "fuzz/Datasets.h"

namespace docent::fuzz {

namespace {
constexpr std::size_t recordBytes = 3074;
}

void parse(Bytes input) {
    const std::vector<Bytes> parts = cut(input, 3);
    writeWhereNew("coarse_label_names.txt", parts[0]);
    writeWhereNew("fine_label_names.txt", parts[1]);
    const bool isRaw = parts[2].size() % 2 == 1;
    std::string records(parts[2].begin(), parts[2].end());
    if (!isRaw) {  // pairs of labels
        constexpr std::size_t mostRecords = 16;
        const std::size_t count = std::min(mostRecords, parts[2].size() / 2);
        records.assign(count * recordBytes, '\0');
        for (std::size_t i = 0; i < count; ++i) {
            records[i * recordBytes] = static_cast<char>(parts[2][2 * i]);
            records[i * recordBytes + 1] = static_cast<char>(parts[2][2 * i + 1]);
        }
    }
    write("train.bin", records);
    const CifarReader reader;
    readAndCheck(reader, folder());
}

std::vector<std::string> seeds() {
    return {joined({"fish\nflowers\n", "shark\r\ntrout\r\nrose\n", std::string("\0\0\0\1\1\2", 6)}),
            joined({"one", "a \n\nb", std::string("\0\1\0\1", 4)})};
}

}  // namespace docent::fuzz
