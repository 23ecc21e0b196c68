// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/NpyHeader.h"

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const std::string_view whole = text(input);
    if (whole.starts_with('\x93')) {
        const std::size_t bytes = npyLengthBytes(whole);
        require(bytes == 2 || bytes == 4, "a length has two bytes or four");
        return;
    }
    const NpyHeader header = parseNpyHeader(whole);
    require(header.itemBytes > 0, "an item has bytes");
    require(header.dataBytes % header.itemBytes == 0, "an array holds whole items");
}

std::vector<std::string> seeds() {
    return {"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
            "{'descr': '>f8', 'fortran_order': True, 'shape': (), }",
            "{\"descr\": \"|V2\", \"shape\": (7L,), \"fortran_order\": False}",
            "{'descr': 'bfloat16', 'fortran_order': False, 'shape': (0, 12345678901), }\n",
            "{'descr': '<m8[ns]', 'fortran_order': False, 'shape': (1,)}",
            "{'descr': '|O', 'fortran_order': False, 'shape': (1,)}",
            "{'descr': '<U3', 'fortran_order': False, 'shape': (1,)}",
            std::string("\x93NUMPY\1\0", 8),
            std::string("\x93NUMPY\3\0", 8)};
}

}  // namespace docent::fuzz
