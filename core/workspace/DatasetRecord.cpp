// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/DatasetRecord.h"

#include "base/RecordFolders.h"

namespace docent {

std::vector<std::string> ImportOptions::check() const {
    std::vector<std::string> problems;
    const auto require = [&](bool ok, const char* text) {
        if (!ok) {
            problems.emplace_back(text);
        }
    };
    require(!path.empty(), "path must name a folder or a file");
    require(imageSize == 0 || (imageSize >= 8 && imageSize <= 1024), "image_size must be 8 to 1024 (0: chosen)");
    require(level >= 0, "level must not be negative");
    require(minClassImages >= 1, "min_class_images must be at least 1");
    require(validationFraction >= 0 && validationFraction < 1, "validation_fraction must be at least 0 and below 1");
    require(testFraction == -1 || (testFraction >= 0 && testFraction < 1),
            "test_fraction must be at least 0 and below 1 (-1: chosen)");
    require(validationFraction + testFraction < 1, "validation_fraction and test_fraction together must be below 1");
    require(maxTrain >= 0, "max_train must not be negative");
    require(maxTest >= 0, "max_test must not be negative");
    require(meanings.empty() || hierarchy == wordNetHierarchy, "meanings go with the hierarchy wordnet");
    require(mirror == "auto" || mirror == "yes" || mirror == "no", "mirror must be auto, yes or no");
    return problems;
}

namespace {

struct Fields {
    DatasetRecord record;
    std::string root;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", record.name, "");
        visit("catalog", record.catalog, "");
        visit("skipped_list", record.skippedList, "");
        visit("target", record.target, "");
        visit("root", root, "");
        visit("format", record.format, "");
        visit("recognised_because", record.recognisedBecause, "");
        visit("created", record.created, "");
        visit("classes", record.classes, "");
        visit("train_images", record.trainImages, "");
        visit("val_images", record.validationImages, "");
        visit("test_images", record.testImages, "");
        visit("own_splits", record.hasOwnSplits, "");
        visit("groups", record.groups, "");
        visit("image_size", record.imageSize, "");
        visit("resize", record.resize, "");
        visit("cache", record.cacheKey, "");
        visit("mirror", record.mirror, "");
        visit("notes", record.notes, "");
        visit("options", record.options, "");
    }
};

}  // namespace

Yaml toYaml(const DatasetRecord& record) {
    Yaml yaml = fieldsToYaml(Fields{record, record.root.string()});
    if (record.skippedList.empty()) {
        std::vector<Yaml> skipped;
        for (const SkippedFile& file : record.skipped) {
            Yaml item;
            item.set("file", file.location);
            item.set("reason", file.reason);
            skipped.push_back(item);
        }
        yaml.set("skipped", skipped);
    }
    if (!record.furtherParents.empty()) {
        std::vector<Yaml> parents;
        for (const FurtherParent& further : record.furtherParents) {
            Yaml item;
            item.set("node", further.node);
            item.set("parent", further.parent);
            parents.push_back(item);
        }
        yaml.set("further_parents", parents);
    }
    return yaml;
}

DatasetRecord datasetRecordFromYaml(const Yaml& yaml) {
    Fields fields;
    yaml.require("name", fields.record.name);
    readFields(yaml, fields);
    yaml.requireKeys({"classes", "train_images", "image_size"});
    fields.record.root = fields.root;
    if (fields.record.catalog.empty()) {  // of a Docent that knew one name only
        fields.record.catalog = fields.record.name + ".csv";
    }
    if (!isRecordName(fields.record.catalog)) {
        yaml.fail("catalog", "must name a file beside the record", "Import the data set again");
    }
    if (fields.record.skippedList.empty()) {
        yaml.requireKeys({"skipped"});
        for (const Yaml& item : yaml.children("skipped")) {
            SkippedFile file;
            item.require("file", file.location);
            item.require("reason", file.reason);
            fields.record.skipped.push_back(file);
        }
    } else if (!isRecordName(fields.record.skippedList)) {
        yaml.fail("skipped_list", "must name a file beside the record", "Import the data set again");
    }
    for (const Yaml& item : yaml.children("further_parents")) {
        FurtherParent further;
        item.require("node", further.node);
        item.require("parent", further.parent);
        fields.record.furtherParents.push_back(further);
    }
    yaml.rejectUnknown();
    return fields.record;
}

}  // namespace docent
