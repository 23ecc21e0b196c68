// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/RunRecord.h"

#include <cmath>

#include "base/Numbers.h"
#include "base/RecordFolders.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr const char* recordFile = "run.yaml";

struct Fields {
    RunRecord record;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", record.name, "");
        visit("state", record.state, "");
        visit("task", record.task, "");
        visit("model", record.model, "");
        visit("model_node", record.modelNode, "");
        visit("model_hash", record.modelHash, "");
        visit("data_hash", record.dataHash, "");
        visit("weights_hash", record.weightsHash, "");
        visit("device", record.device, "");
        visit("docent_version", record.docentVersion, "");
        visit("created", record.created, "");
        visit("train_images", record.trainImages, "");
        visit("image_size", record.imageSize, "");
        visit("resize", record.resize, "");
        visit("proxy", record.proxy, "");
        visit("proxy_score", record.proxyScore, "");
        visit("test_in_source", record.testInSource, "");
        visit("test_in_training", record.testInTraining, "");
        visit("chosen", record.chosen, "");
        visit("test_accuracies", record.testAccuracies, "");
        visit("warning", record.warning, "");
        visit("cost", record.cost, "");
        visit("options", record.options, "");
        visit("classes", record.classes, "");
    }
};

struct TrialFields {
    SweepTrial trial;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("learning_rate", trial.learningRate, "");
        visit("steps", trial.steps, "");
        visit("val_accuracy", trial.validationAccuracy, "");
        visit("val_loss", trial.validationLoss, "");
        visit("diverged", trial.diverged, "");
        visit("cost", trial.cost, "");
    }
};

}  // namespace

std::vector<std::string> TransferOptions::check() const {
    std::vector<std::string> problems;
    const auto require = [&](bool ok, const char* text) {
        if (!ok) {
            problems.emplace_back(text);
        }
    };
    require(!learningRates.empty(), "learning_rates must name at least one rate");
    for (const double rate : learningRates) {
        require(std::isfinite(rate) && rate > 0, "learning_rates must be above 0");
    }
    require(!steps.empty(), "steps must name at least one length");
    for (const std::int64_t length : steps) {
        require(length >= 1, "steps must be at least 1");
    }
    require(batchSize >= 1 && batchSize <= 65536, "batch_size must be 1 to 65,536");
    require(momentum >= 0 && momentum < 1, "momentum must be at least 0 and below 1");
    require(validationFraction > 0 && validationFraction < 1, "validation_fraction must be above 0 and below 1");
    require(minCropArea > 0 && minCropArea <= 1, "min_crop_area must be above 0 and at most 1");
    require(repeats >= 1 && repeats <= 99, "repeats must be 1 to 99");
    require(refit || repeats == 1, "repeats must be 1 where refit is no: nothing is trained again");
    return problems;
}

std::string trialSeries(double learningRate, std::int64_t steps) {
    char name[100];
    (void)std::snprintf(name, sizeof name, "lr %g, %lld steps", learningRate, static_cast<long long>(steps));
    return name;
}

bool isKeptSeries(const RunRecord& record, const std::string& series) {
    if (record.options.refit) {
        return series == "final" || series.starts_with("final ");
    }
    if (record.chosen < 0) {
        return false;
    }
    const SweepTrial& chosen = record.trials[static_cast<std::size_t>(record.chosen)];
    return series == trialSeries(chosen.learningRate, chosen.steps);
}

Yaml toYaml(const RunRecord& record) {
    Yaml yaml = fieldsToYaml(Fields{record});
    std::vector<Yaml> trials;
    for (const SweepTrial& trial : record.trials) {
        trials.push_back(fieldsToYaml(TrialFields{trial}));
    }
    yaml.set("config", toYaml(record.config));
    yaml.set("trials", trials);
    if (record.evaluation.images > 0) {
        yaml.set("evaluation", toYaml(record.evaluation));
    }
    return yaml;
}

RunRecord runRecordFromYaml(const Yaml& yaml) {
    Fields fields;
    yaml.require("name", fields.record.name);
    readFields(yaml, fields);
    yaml.requireKeys({"state", "config", "trials"});
    fields.record.config = modelConfigFromYaml(yaml.child("config"));
    for (const Yaml& child : yaml.children("trials")) {
        TrialFields trial;
        readFieldsStrictly(child, trial);
        fields.record.trials.push_back(trial.trial);
    }
    if (fields.record.chosen < -1 || fields.record.chosen >= static_cast<int>(fields.record.trials.size())) {
        yaml.fail("chosen", "must be the index of one of the trials, or -1", "Restore the file from a copy");
    }
    if (const std::string& proxy = fields.record.proxy; !proxy.empty()) {
        try {
            (void)proxyInfo(proxy);
        } catch (const Error& error) {
            yaml.fail("proxy", error.reason(), "Restore the file from a copy");
        }
    }
    if (yaml.has("evaluation")) {
        fields.record.evaluation = evaluationFromYaml(yaml.child("evaluation"));
    }
    yaml.rejectUnknown();
    return fields.record;
}

std::string proxyText(const RunRecord& record) {
    if (record.proxy.empty()) {
        return percent(record.proxyScore);
    }
    const ProxyInfo proxy = proxyInfo(record.proxy);
    const std::string score = scoreText(record.proxy, record.proxyScore);
    return proxy.isAccuracy ? score : std::string(proxy.title) + " " + score;
}

std::vector<RunRecord> RunStore::list(std::vector<std::string>* problems) const {
    return loadRecords<RunRecord>(
        m_folder, recordFile, [&](const std::string& name) { return load(name); }, problems);
}

bool RunStore::has(const std::string& name) const {
    std::error_code ignored;  // a name that is too long for a file is none that is there
    return isRecordName(name) && fs::exists(m_folder / name / recordFile, ignored);
}

void RunStore::require(const std::string& name) const {
    if (!has(name)) {
        throw noSuchRecord("run", name, recordNames(m_folder, recordFile));
    }
}

RunRecord RunStore::load(const std::string& name) const {
    require(name);
    RunRecord record = runRecordFromYaml(Yaml::load(m_folder / name / recordFile));
    record.name = name;  // the folder's, whatever a copy by hand or a rename cut short left in it
    return record;
}

void RunStore::save(const RunRecord& record) const {
    makeFolder(m_folder / record.name);
    writeFileAtomically(m_folder / record.name / recordFile, toYaml(record).text());
}

}  // namespace docent
