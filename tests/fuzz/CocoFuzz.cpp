// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CocoReader.h"

#include "fuzz/Datasets.h"

namespace docent::fuzz {

void parse(Bytes input) {
    writeNamedPictures();
    const std::filesystem::path list = write("train.json", input);
    // The folder is a data set where the first picture that the list names is there.
    const CocoReader reader;
    if (reader.recognise(list.parent_path())) {
        readAndCheck(reader, list.parent_path());
    }
    readAndCheck(reader, list);
}

std::vector<std::string> seeds() {
    return {
        R"({"images": [{"id": 1, "file_name": "a.png"}, {"id": 2, "file_name": "folder/e.jpg", "split": "val"}],
 "annotations": [{"id": 1, "image_id": 1, "category_id": 7, "bbox": [1, 2, 3.5, 4], "area": 14},
  {"image_id": 2, "category_id": 8, "segmentation": [[1, 2, 3]], "area": 1e3}],
 "categories": [{"id": 7, "name": "owl", "supercategory": "bird"}, {"id": 8, "name": "cat"}]})",
        R"({"info": null, "categories": [{"id": 0, "name": "Strix aluco", "kingdom": "Animalia", "phylum": "Chordata",
 "class": "Aves", "order": "Strigiformes", "family": "Strigidae", "genus": "Strix"}],
 "images": [{"id": 5, "file_name": "b.png", "license": 0}], "annotations": [{"image_id": 5, "category_id": 0}]})"};
}

}  // namespace docent::fuzz
