// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ExportRecord.h"

#include "base/Files.h"
#include "base/RecordFolders.h"
#include "base/Yaml.h"

namespace docent {

namespace {

constexpr const char* recordFile = "export.yaml";

/// A file of the folder: what leads out of it was not exported there.
fs::path placeOf(const fs::path& folder, const std::string& name, const Yaml& yaml, const std::string& key) {
    if (!isRecordName(name)) {
        yaml.fail(key, "must name a file beside the record", "Export the run again");
    }
    return folder / name;
}

}  // namespace

std::string exportRecordText(const ExportResult& result) {
    std::vector<Yaml> models;
    for (const ExportedFile& file : result.models) {
        Yaml model;
        model.set("format", enumName(file.format));
        model.set("precision", enumName(file.precision));
        model.set("file", file.path.filename().string());
        model.set("bytes", file.bytes);
        model.set("max_abs_difference", file.maxAbsDifference);
        model.set("allowed_difference", file.allowedDifference);
        model.set("top1_agreement", file.top1Agreement);
        model.set("takes_bytes", file.takesBytes);
        model.set("gives_embedding", file.givesEmbedding);
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
    if (result.int8) {
        const Int8Loss& loss = *result.int8;
        Yaml int8;
        int8.set("test_images", loss.images);
        int8.set("float32_accuracy", loss.floatAccuracy);
        int8.set("int8_accuracy", loss.int8Accuracy);
        int8.set("loss_interval", std::vector<double>{loss.lossInterval.low, loss.lossInterval.high});
        int8.set("changed", loss.changed);
        int8.set("float32_bytes", loss.floatBytes);
        int8.set("int8_bytes", loss.int8Bytes);
        int8.set("range_rule", enumName(loss.rule));
        int8.set("calibration_images", loss.calibrationImages);
        int8.set("calibration_divergence", loss.calibrationDivergence);
        yaml.set("int8", int8);
    }
    return yaml.text();
}

fs::path exportRecordIn(const fs::path& folder) {
    return folder / recordFile;
}

bool hasExportRecord(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / recordFile, ignored);
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
        model.get("allowed_difference", file.allowedDifference);
        model.require("top1_agreement", file.top1Agreement);
        model.get("takes_bytes", file.takesBytes);
        model.get("gives_embedding", file.givesEmbedding);
        file.format = enumValue<ExportFormat>(format, "export format");
        std::string precision = enumName(file.precision);  // records of before had only one
        model.get("precision", precision);
        file.precision = enumValue<ExportPrecision>(precision, "precision");
        file.path = placeOf(folder, name, model, "file");
        result.models.push_back(std::move(file));
    }
    std::vector<std::string> companions;
    yaml.get("companions", companions);
    for (const std::string& companion : companions) {
        result.companions.push_back(placeOf(folder, companion, yaml, "companions"));
    }
    if (yaml.has("int8")) {
        const Yaml int8 = yaml.child("int8");
        Int8Loss loss;
        std::vector<double> interval;
        std::string rule;
        int8.require("test_images", loss.images);
        int8.require("float32_accuracy", loss.floatAccuracy);
        int8.require("int8_accuracy", loss.int8Accuracy);
        int8.require("loss_interval", interval);
        int8.require("changed", loss.changed);
        int8.require("float32_bytes", loss.floatBytes);
        int8.require("int8_bytes", loss.int8Bytes);
        int8.require("range_rule", rule);
        int8.require("calibration_images", loss.calibrationImages);
        int8.require("calibration_divergence", loss.calibrationDivergence);
        if (interval.size() != 2) {
            throw Error("'loss_interval' in " + (folder / recordFile).string() + " has no two ends",
                        "Export the model again");
        }
        loss.lossInterval = {interval[0], interval[1]};
        loss.rule = enumValue<RangeRule>(rule, "range rule");
        result.int8 = loss;
    }
    return result;
}

}  // namespace docent
