// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Yaml.h"

#include <iterator>

#include "base/Error.h"
#include "base/Utf8.h"
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

constexpr void (*attempts[])(const Yaml&, const std::string&) = {attempt<std::string>,
                                                                 attempt<bool>,
                                                                 attempt<int>,
                                                                 attempt<std::int64_t>,
                                                                 attempt<std::uint64_t>,
                                                                 attempt<double>,
                                                                 attempt<std::vector<std::string>>,
                                                                 attempt<std::vector<int>>,
                                                                 attempt<std::vector<double>>};

/// Reads the values of a document. All as each type would be nearly all of the time, for a value of another type is an
/// exception: each as three, of which the input chooses the first.
class Walk {
public:
    explicit Walk(std::size_t firstType) : m_type(firstType) {}

    void readAll(const Yaml& yaml, int depth = 0) {
        constexpr int deepest = 4;
        for (const std::string& key : yaml.keys()) {
            if (depth > deepest || --m_left < 0) {
                return;
            }
            for (int i = 0; i < 3; ++i) {
                attempts[m_type++ % std::size(attempts)](yaml, key);
            }
            try {
                readAll(yaml.child(key), depth + 1);
            } catch (const Error&) {
                continue;  // no map
            }
        }
    }

private:
    std::size_t m_type;
    int m_left = 100;  ///< keys that are still looked at, for by aliases a map may lie in itself many times
};

/// Any text that is written reads back.
void writeText(const std::string& value) {
    if (!isUtf8(value)) {
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
    Walk(input.size()).readAll(yaml);
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
