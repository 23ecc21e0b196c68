// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Yaml.h"

#include "base/Error.h"
#include "data/TextEncoding.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

namespace {

template <typename Value>
void attempt(const Yaml& yaml, const std::string& key) {
    try {
        Value value{};
        (void)yaml.get(key, value);
    } catch (const Error&) {
        return;  // of another type
    }
}

/// `left`: maps that are still looked at, for by aliases one may lie in itself many times.
void readAll(const Yaml& yaml, int depth, int& left) {
    constexpr int deepest = 4;
    if (depth > deepest || --left < 0) {
        return;
    }
    for (const std::string& key : yaml.keys()) {
        attempt<std::string>(yaml, key);
        attempt<bool>(yaml, key);
        attempt<int>(yaml, key);
        attempt<std::int64_t>(yaml, key);
        attempt<std::uint64_t>(yaml, key);
        attempt<double>(yaml, key);
        attempt<std::vector<std::string>>(yaml, key);
        attempt<std::vector<int>>(yaml, key);
        attempt<std::vector<double>>(yaml, key);
        try {
            readAll(yaml.child(key), depth + 1, left);
        } catch (const Error&) {
            continue;  // no map
        }
    }
}

/// Any text that is written reads back.
void writeText(const std::string& value) {
    if (firstNonUtf8(value) != std::string::npos) {
        return;  // YAML has no others
    }
    Yaml yaml;
    Yaml map;
    map.set("text", value);
    yaml.set("text", value);
    yaml.set("list", std::vector<std::string>{value, "b"});
    yaml.set("map", map);
    mustRead([&] {
        const Yaml again = Yaml::parse(yaml.text(), "written.yaml");
        std::string read = "absent";
        require(again.get("text", read) && read == value, "a text reads back");
        std::vector<std::string> list;
        require(again.get("list", list) && list == std::vector<std::string>{value, "b"}, "a list of texts reads back");
        require(again.child("map").get("text", read) && read == value, "a text in a map reads back");
        return 0;
    });
}

}  // namespace

void parse(Bytes input) {
    writeText(std::string(text(input)));
    const Yaml yaml = Yaml::parse(std::string(text(input)), "record.yaml");
    int left = 500;
    readAll(yaml, 0, left);
    for (const Yaml& child : yaml.has("list") ? yaml.children("list") : std::vector<Yaml>()) {
        (void)child.keys();
    }
    const Yaml copy = yaml;
    require(copy.keys() == yaml.keys(), "a copy has the same keys");
    yaml.rejectUnknown();
}

std::vector<std::string> seeds() {
    return {"name: a\ncount: 3\nlist:\n  - x: 1\n  - {x: 2, y: [1, 2.5, true]}\nnested:\n  deeper: {a: b}\n",
            "# a remark\n---\n\"quoted \\u00f6\": 'single'\ntext: |\n  two\n  lines\nfolded: >-\n  one\n  line\n",
            "a: &x {b: 1}\nc: *x\nd: !!str 5\n? [complex]\n: ~\n", "a: .nan\nb: -.inf\nc: 0x1f\nd: 1e300\n", "a\r"};
}

}  // namespace docent::fuzz
