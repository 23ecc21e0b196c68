// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/TextEncoding.h"

#include "base/Utf8.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const std::filesystem::path path = write("in.txt", input);
    std::string head = readTextHead(path, 16);
    if (head.ends_with("\xEF\xBF\xBD")) {
        head.resize(head.size() - 3);  // half a pair of surrogates
    }
    const std::string read = readTextFile(path, 1 << 20);
    require(isUtf8(read), "what is read is UTF-8");
    require(read.starts_with(head), "a head is the beginning");
    require(read.find('\0') == std::string::npos, "what is read is text");
    require(read.size() <= 2 * input.size(), "a text does not become much longer");
}

std::vector<std::string> seeds() {
    return {"plain",
            "\xEF\xBB\xBFwith a mark",
            std::string("\xFF\xFE"
                        "a\0\x3d\xd8\x00\xde",
                        8),
            std::string("t\0e\0x\0t\0=\xd8\0\xde", 12),
            std::string("\0t\0e\0x\0t\0a", 10),
            std::string("\xFE\xFF\0a\xd8\x3d\xde\x00\xd8", 9),
            "v\xc3\xb6gel \xf0\x9f\x98\x80",
            "latin \xf6"};
}

}  // namespace docent::fuzz
