// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/Fuzz.h"
#include "support/NpzBytes.h"

namespace docent::fuzz {

/// Archives of arrays as NumPy writes them.
[[nodiscard]] inline std::vector<std::string> zipSeeds() {
    const ZipPart floats = floatPart("a", {2, 3}, {1, 2, 3, 4, 5, 6});
    ZipPart packed = floats;
    packed.name = "b.npy";
    packed.isDeflated = true;
    const ZipPart halves{.name = "c.npy", .content = npyBytes(npyHeader("<f2", "(2,)"), "1234")};
    const ZipPart doubles{.name = "d.npy", .content = npyBytes(npyHeader(">f8", "(1, 1)", true), std::string(8, '\1'))};
    const ZipPart whole{.name = "e/f.npy", .content = npyBytes(npyHeader("|u1", "()"), "x")};
    return {zipBytes({}),
            zipBytes({floats}),
            zipBytes({packed}),
            zipBytes({floats, packed, halves, doubles, whole}, {.comment = "two words"}),
            zipBytes({floats, halves}, {.zip64 = true}),
            zipBytes({{.name = "folder/", .content = ""}, whole})};
}

}  // namespace docent::fuzz
