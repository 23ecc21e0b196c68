// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/CellRecord.h"

#include <algorithm>
#include <cmath>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

Yaml toYaml(const CellCandidate& candidate) {
    Yaml yaml;
    yaml.set("model", candidate.model);
    yaml.set("kind", enumName(candidate.kind));
    yaml.set("node", candidate.node);
    yaml.set("scores", candidate.scores);
    yaml.set("validation_accuracy", candidate.validationAccuracy);
    yaml.set("test_accuracy", candidate.testAccuracy);
    yaml.set("cost", fieldsToYaml(candidate.cost));
    return yaml;
}

CellCandidate candidateFromYaml(const Yaml& yaml) {
    CellCandidate candidate;
    yaml.require("model", candidate.model);
    std::string kind;
    yaml.require("kind", kind);
    candidate.kind = enumValue<ModelKind>(kind, "kind of model");
    yaml.get("node", candidate.node);
    yaml.require("scores", candidate.scores);
    yaml.get("validation_accuracy", candidate.validationAccuracy);
    yaml.get("test_accuracy", candidate.testAccuracy);
    readFieldsStrictly(yaml.child("cost"), candidate.cost);
    yaml.rejectUnknown();
    return candidate;
}

Yaml toYaml(const StrategyResult& result) {
    Yaml yaml;
    yaml.set("strategy", result.strategy);
    yaml.set("model", result.model);
    yaml.set("models", result.models);
    yaml.set("run", result.run);
    yaml.set("validation_accuracy", result.validationAccuracy);
    yaml.set("test_accuracy", result.testAccuracy);
    yaml.set("interval", std::vector<double>{result.interval.low, result.interval.high});
    yaml.set("selection", fieldsToYaml(result.selection));
    yaml.set("timed", result.isTimed);
    yaml.set("transfer", fieldsToYaml(result.transfer));
    yaml.set("upstream", fieldsToYaml(result.upstream));
    if (result.wholePasses > 0) {
        yaml.set("same_as_whole", result.isSameAsWhole);
        yaml.set("whole_passes", result.wholePasses);
    }
    return yaml;
}

StrategyResult resultFromYaml(const Yaml& yaml) {
    StrategyResult result;
    yaml.require("strategy", result.strategy);
    yaml.require("model", result.model);
    yaml.get("models", result.models);
    yaml.get("run", result.run);
    yaml.get("validation_accuracy", result.validationAccuracy);
    yaml.require("test_accuracy", result.testAccuracy);
    std::vector<double> interval;
    yaml.require("interval", interval);
    if (interval.size() != 2) {
        yaml.fail("interval", "must be two numbers", "Remove this file, and run the study again");
    }
    result.interval = {interval[0], interval[1]};
    readFieldsStrictly(yaml.child("selection"), result.selection);
    yaml.get("timed", result.isTimed);
    readFieldsStrictly(yaml.child("transfer"), result.transfer);
    readFieldsStrictly(yaml.child("upstream"), result.upstream);
    yaml.get("same_as_whole", result.isSameAsWhole);
    yaml.get("whole_passes", result.wholePasses);
    yaml.rejectUnknown();
    if (!(result.testAccuracy >= 0 && result.testAccuracy <= 1)) {
        yaml.fail("test_accuracy", "must be between 0 and 1", "Remove this file, and run the study again");
    }
    return result;
}

CellRecord readCell(const std::filesystem::path& file) {
    return cellFromYaml(Yaml::parse(readFile(file), file.string()));
}

}  // namespace

std::string CellKey::name() const {
    // No name has a plus sign in it.
    return source + "+" + task + "+" + (examplesPerClass > 0 ? std::to_string(examplesPerClass) : "all") + "+s" +
           std::to_string(seed);
}

Cost StrategyResult::total() const {
    Cost cost = selection;
    cost += transfer;
    cost += upstream;
    return cost;
}

const StrategyResult* CellRecord::result(const std::string& strategy) const {
    const auto found = std::find_if(results.begin(), results.end(),
                                    [&strategy](const StrategyResult& one) { return one.strategy == strategy; });
    return found == results.end() ? nullptr : &*found;
}

const CellCandidate* CellRecord::candidate(const std::string& model) const {
    const auto found = std::find_if(candidates.begin(), candidates.end(),
                                    [&model](const CellCandidate& one) { return one.model == model; });
    return found == candidates.end() ? nullptr : &*found;
}

bool CellRecord::isComplete() const {
    return std::all_of(options.strategies.begin(), options.strategies.end(),
                       [this](const std::string& strategy) { return result(strategy) != nullptr; });
}

Yaml toYaml(const CellRecord& record) {
    Yaml yaml;
    yaml.set("source", record.key.source);
    yaml.set("task", record.key.task);
    yaml.set("classes", record.classes);
    yaml.set("train_images", record.trainImages);
    yaml.set("test_images", record.testImages);
    yaml.set("data_hash", record.dataHash);
    yaml.set("options", fieldsToYaml(record.options));
    yaml.set("proxies", record.proxies);
    std::vector<Yaml> candidates;
    for (const CellCandidate& candidate : record.candidates) {
        candidates.push_back(toYaml(candidate));
    }
    yaml.set("candidates", candidates);
    std::vector<Yaml> results;
    for (const StrategyResult& result : record.results) {
        results.push_back(toYaml(result));
    }
    yaml.set("results", results);
    yaml.set("docent_version", record.docentVersion);
    yaml.set("created", record.created);
    return yaml;
}

CellRecord cellFromYaml(const Yaml& yaml) {
    CellRecord record;
    yaml.require("source", record.key.source);
    yaml.require("task", record.key.task);
    yaml.require("classes", record.classes);
    yaml.require("train_images", record.trainImages);
    yaml.require("test_images", record.testImages);
    yaml.get("data_hash", record.dataHash);
    readFieldsStrictly(yaml.child("options"), record.options);
    record.key.examplesPerClass = record.options.examplesPerClass;
    record.key.seed = record.options.seed;
    yaml.require("proxies", record.proxies);
    for (const Yaml& candidate : yaml.children("candidates")) {
        record.candidates.push_back(candidateFromYaml(candidate));
        if (record.candidates.back().scores.size() != record.proxies.size()) {
            candidate.fail("scores",
                           "must be one number for each of the " + std::to_string(record.proxies.size()) + " proxies",
                           "Remove this file, and run the study again");
        }
    }
    for (const Yaml& result : yaml.children("results")) {
        record.results.push_back(resultFromYaml(result));
    }
    yaml.get("docent_version", record.docentVersion);
    yaml.get("created", record.created);
    yaml.rejectUnknown();
    return record;
}

std::filesystem::path StudyStore::cellFile(const CellKey& key) const {
    return m_folder / "cells" / (key.name() + ".yaml");
}

bool StudyStore::hasCell(const CellKey& key) const {
    std::error_code ignored;
    return std::filesystem::exists(cellFile(key), ignored);
}

CellRecord StudyStore::cell(const CellKey& key) const {
    return readCell(cellFile(key));
}

std::optional<CellRecord> StudyStore::anyCell() const {
    std::error_code isMissing;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "cells", isMissing)) {
        if (entry.path().extension() == ".yaml") {
            try {
                return readCell(entry.path());
            } catch (const std::exception&) {
                // The next one.
            }
        }
    }
    return std::nullopt;
}

std::vector<CellRecord> StudyStore::cells(std::vector<std::string>* problems) const {
    std::vector<std::filesystem::path> files;
    std::error_code isMissing;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "cells", isMissing)) {
        if (entry.path().extension() == ".yaml") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<CellRecord> records;
    for (const std::filesystem::path& file : files) {
        try {
            records.push_back(readCell(file));
        } catch (const std::exception& error) {
            if (problems != nullptr) {
                problems->emplace_back(error.what());
            }
        }
    }
    return records;
}

void StudyStore::save(const CellRecord& record) const {
    makeFolder(m_folder / "cells");
    writeFileAtomically(cellFile(record.key), toYaml(record).text());
}

double equivalentPasses(const Cost& cost) {
    return static_cast<double>(cost.trainingPasses) + static_cast<double>(cost.forwardPasses) / 3;
}

}  // namespace docent
