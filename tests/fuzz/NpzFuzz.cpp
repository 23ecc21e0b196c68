// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/NpzFile.h"

#include "fuzz/ZipSeeds.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const NpzFile file(write("in.npz", input));
    constexpr std::uint64_t mostBytes = 1 << 20;  // of what is read, for speed
    for (std::size_t i = 0; i < file.arrays().size(); ++i) {
        const NpzArray& array = file.arrays()[i];
        if (array.header.dataBytes <= mostBytes) {
            std::vector<float> values(array.header.dataBytes / array.header.itemBytes);
            file.read(i, values, rowMajorStrides(array.shape()));
        }
    }
}

std::vector<std::string> seeds() {
    return zipSeeds();
}

}  // namespace docent::fuzz
