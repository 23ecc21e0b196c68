// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/JsonReader.h"

#include "fuzz/Datasets.h"

namespace docent::fuzz {

void parse(Bytes input) {
    writeNamedPictures();
    readAndCheck(JsonReader(), write("list.json", input));
}

std::vector<std::string> seeds() {
    return {
        R"([{"file": "a.png", "label": "animals/bird", "split": "train", "group": 3}, {"file": "b", "label": 1}])",
        "{\"file_name\": \"a.png\", \"label\": [\"x\"]}\n\n{\"file_name\": {\"path\": \"b.png\"}, \"label\": true}\n",
        R"({"a.png": "bird", "folder/e.jpg": "cat", "../c.png": null, "d.png": ["x", "y"]})",
        R"([{"image": {"bytes": null, "path": "c.png"}, "label_1": "a", "label_2": "b"}])"};
}

}  // namespace docent::fuzz
