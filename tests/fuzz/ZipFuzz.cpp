// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ZipFile.h"

#include "fuzz/ZipSeeds.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const ZipFile zip(write("in.zip", input));
    constexpr std::size_t mostBytes = 1 << 20;  // of what may be unpacked, for speed
    std::vector<char> content;
    for (std::size_t i = 0; i < zip.members().size(); ++i) {
        const ZipMember& member = zip.members()[i];
        require(member.dataOffset + member.packedBytes <= input.size(), "a member lies in its file");
        if (member.bytes <= mostBytes) {
            content.resize(member.bytes);
            ZipStream stream = zip.open(i);
            stream.read(content.data(), content.size());
            stream.finish();
        }
    }
}

std::vector<std::string> seeds() {
    return zipSeeds();
}

}  // namespace docent::fuzz
