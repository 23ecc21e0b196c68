// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/BuildRecord.h"

#include <algorithm>

#include "base/Files.h"
#include "base/Yaml.h"

namespace docent {

std::int64_t BuildRecord::nearCopies() const {
    std::int64_t sum = 0;
    for (const Apart& source : apartFrom) {
        sum += source.nearCopies;
    }
    for (const LeftOut& left : leftOut) {
        sum += left.reason == nearCopyOfTest ? left.pictures : 0;
    }
    return sum;
}

void saveBuildRecord(const fs::path& folder, const BuildRecord& record) {
    Yaml yaml;
    yaml.set("recipe", record.recipe);
    yaml.set("title", record.title);
    yaml.set("group", enumName(record.group));
    yaml.set("build", record.build);
    yaml.set("recipe_hash", record.recipeHash);
    yaml.set("seed", record.seed);
    yaml.set("size", record.size);
    yaml.set("classes", record.classes);
    yaml.set("pictures", record.pictures);
    yaml.set("train", record.train);
    yaml.set("test", record.test);
    std::vector<Yaml> packages;
    for (const BuildRecord::Package& package : record.packages) {
        Yaml entry;
        entry.set("name", package.name);
        entry.set("version", package.version);
        entry.set("licence", package.licence);
        entry.set("pictures", package.pictures);
        packages.push_back(std::move(entry));
    }
    yaml.set("packages", packages);
    std::vector<Yaml> sources;
    for (const BuildRecord::Apart& apart : record.apartFrom) {
        Yaml entry;
        entry.set("name", apart.name);
        entry.set("compared", apart.compared);
        entry.set("near_copies", apart.nearCopies);
        sources.push_back(std::move(entry));
    }
    yaml.set("apart_from", sources);
    std::vector<Yaml> leftOut;
    for (const LeftOut& left : record.leftOut) {
        Yaml entry;
        entry.set("reason", left.reason);
        entry.set("pictures", left.pictures);
        leftOut.push_back(std::move(entry));
    }
    yaml.set("left_out", leftOut);
    yaml.set("skipped_files", record.skippedFiles);
    std::vector<Yaml> skipped;
    for (const SkippedFile& file : record.skipped) {
        Yaml entry;
        entry.set("file", file.location);
        entry.set("reason", file.reason);
        skipped.push_back(std::move(entry));
    }
    yaml.set("skipped", skipped);
    yaml.set("seconds", record.seconds);
    yaml.set("created", record.created);
    writeFileAtomically(folder / buildRecordName, yaml.text());
}

std::optional<BuildRecord> loadBuildRecord(const fs::path& folder) {
    if (!isFile(folder / buildRecordName)) {
        return std::nullopt;
    }
    const Yaml yaml = Yaml::load(folder / buildRecordName);
    BuildRecord record;
    yaml.require("recipe", record.recipe);
    yaml.require("title", record.title);
    std::string group;
    yaml.require("group", group);
    record.group = enumValue<RecipeGroup>(group, "group");
    yaml.require("build", record.build);
    yaml.require("recipe_hash", record.recipeHash);
    yaml.require("seed", record.seed);
    yaml.require("size", record.size);
    yaml.require("classes", record.classes);
    yaml.require("pictures", record.pictures);
    yaml.require("train", record.train);
    yaml.require("test", record.test);
    for (const Yaml& entry : yaml.children("packages")) {
        BuildRecord::Package package;
        entry.require("name", package.name);
        entry.require("version", package.version);
        entry.require("licence", package.licence);
        entry.require("pictures", package.pictures);
        record.packages.push_back(std::move(package));
    }
    for (const Yaml& entry : yaml.children("apart_from")) {
        BuildRecord::Apart apart;
        entry.require("name", apart.name);
        entry.require("compared", apart.compared);
        entry.require("near_copies", apart.nearCopies);
        record.apartFrom.push_back(std::move(apart));
    }
    for (const Yaml& entry : yaml.children("left_out")) {
        LeftOut left;
        entry.require("reason", left.reason);
        entry.require("pictures", left.pictures);
        record.leftOut.push_back(std::move(left));
    }
    yaml.require("skipped_files", record.skippedFiles);
    for (const Yaml& entry : yaml.children("skipped")) {
        SkippedFile file;
        entry.require("file", file.location);
        entry.require("reason", file.reason);
        record.skipped.push_back(std::move(file));
    }
    yaml.require("seconds", record.seconds);
    yaml.require("created", record.created);
    return record;
}

}  // namespace docent
