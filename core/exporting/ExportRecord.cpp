// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ExportRecord.h"

#include "base/Files.h"
#include "base/Yaml.h"

namespace docent {

namespace {

constexpr const char* recordFile = "export.yaml";

}  // namespace

void saveExportRecord(const ExportResult& result) {
    std::vector<Yaml> models;
    for (const ExportedFile& file : result.models) {
        Yaml model;
        model.set("format", enumName(file.format));
        model.set("file", file.path.filename().string());
        model.set("bytes", file.bytes);
        model.set("max_abs_difference", file.maxAbsDifference);
        model.set("top1_agreement", file.top1Agreement);
        models.push_back(std::move(model));
    }
    std::vector<std::string> companions;
    for (const fs::path& companion : result.companions) {
        companions.push_back(companion.filename().string());
    }
    Yaml yaml;
    yaml.set("samples", result.samples);
    yaml.set("models", models);
    yaml.set("companions", companions);
    writeFileAtomically(result.folder / recordFile, yaml.text());
}

ExportResult loadExportRecord(const fs::path& folder) {
    const Yaml yaml = Yaml::load(folder / recordFile);
    ExportResult result;
    result.folder = folder;
    yaml.require("samples", result.samples);
    for (const Yaml& model : yaml.children("models")) {
        ExportedFile file;
        std::string format;
        std::string name;
        model.require("format", format);
        model.require("file", name);
        model.require("bytes", file.bytes);
        model.require("max_abs_difference", file.maxAbsDifference);
        model.require("top1_agreement", file.top1Agreement);
        file.format = enumValue<ExportFormat>(format, "export format");
        file.path = folder / name;
        result.models.push_back(std::move(file));
    }
    std::vector<std::string> companions;
    yaml.get("companions", companions);
    for (const std::string& companion : companions) {
        result.companions.push_back(folder / companion);
    }
    return result;
}

}  // namespace docent
