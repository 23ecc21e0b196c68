// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/ModelRecord.h"

namespace docent {

namespace {

/// The fields in the order of the file; `extra` handles those that are no plain values.
template <typename Record, typename Visitor>
void plainFields(Record& record, Visitor&& visit) {
    visit("name", record.name, "");
    visit("kind", record.kind, "");
    visit("state", record.state, "");
    visit("source", record.source, "");
    visit("node", record.node, "");
    visit("frozen_stages", record.frozenStages, "");
    visit("class_weights", record.classWeights, "");
    visit("parent", record.parent, "");
    visit("parent_hash", record.parentHash, "");
    visit("data_hash", record.dataHash, "");
    visit("weights_hash", record.weightsHash, "");
    visit("device", record.device, "");
    visit("docent_version", record.docentVersion, "");
    visit("created", record.created, "");
    visit("train_images", record.trainImages, "");
    visit("val_images", record.validationImages, "");
    visit("image_size", record.imageSize, "");
    visit("resize", record.resize, "");
    visit("training", record.training, "");
    visit("classes", record.classes, "");
}

/// Lets readFields() and fieldsToYaml() work on the record.
struct Fields {
    ModelRecord record;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        plainFields(record, visit);
    }
};

struct ConfigFields {
    ModelConfig config;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("arch", config.arch, "");
        visit("depths", config.depths, "");
        visit("widths", config.widths, "");
        visit("stem_width", config.stemWidth, "");
        visit("stem", config.stem, "");
        visit("groups", config.groups, "");
        visit("num_classes", config.numClasses, "");
        visit("standardisation_eps", config.standardisationEps, "");
        visit("adapter_ratio", config.adapterRatio, "");
    }
};

struct OriginFields {
    ModelOrigin origin;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("file", origin.file, "");
        visit("hash", origin.hash, "");
        visit("format", origin.format, "");
        visit("tensors", origin.tensors, "");
        visit("parameters", origin.parameters, "");
        visit("unused", origin.unused, "");
    }
};

struct ResultFields {
    TrainingResult result;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("steps", result.steps, "");
        visit("best_epoch", result.bestEpoch, "");
        visit("val_accuracy", result.validationAccuracy, "");
        visit("val_loss", result.validationLoss, "");
        visit("train_loss", result.trainingLoss, "");
        visit("warning", result.warning, "");
        visit("cost", result.cost, "");
    }
};

}  // namespace

std::string ModelRecord::description() const {
    return kind != ModelKind::Baseline ? "expert on " + node
           : isImported()              ? "baseline from " + origin.file
                                       : "baseline on " + source;
}

Yaml toYaml(const ModelConfig& config) {
    return fieldsToYaml(ConfigFields{config});
}

ModelConfig modelConfigFromYaml(const Yaml& yaml) {
    ConfigFields fields;
    readFieldsStrictly(yaml, fields);
    if (const std::vector<std::string> problems = fields.config.check(); !problems.empty()) {
        yaml.fail("arch", "is of a network that cannot be built: " + problems.front(), "Restore the file from a copy");
    }
    return fields.config;
}

Yaml toYaml(const ModelRecord& record) {
    Yaml yaml = fieldsToYaml(Fields{record});
    yaml.set("config", toYaml(record.config));
    yaml.set("result", fieldsToYaml(ResultFields{record.result}));
    if (record.isImported()) {
        yaml.set("origin", fieldsToYaml(OriginFields{record.origin}));
    }
    return yaml;
}

ModelRecord modelRecordFromYaml(const Yaml& yaml) {
    Fields fields;
    yaml.require("name", fields.record.name);
    readFields(yaml, fields);
    yaml.requireKeys({"state", "image_size", "config", "result"});
    fields.record.config = modelConfigFromYaml(yaml.child("config"));
    ResultFields result;
    readFieldsStrictly(yaml.child("result"), result);
    fields.record.result = result.result;
    OriginFields origin;
    readFieldsStrictly(yaml.child("origin"), origin);
    fields.record.origin = origin.origin;
    yaml.rejectUnknown();
    return fields.record;
}

}  // namespace docent
