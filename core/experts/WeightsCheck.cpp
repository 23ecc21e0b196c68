// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/WeightsCheck.h"

#include "nn/WeightFile.h"

namespace docent {

std::string weightsProblem(const ExpertBank& bank, const ModelRecord& model) {
    if (model.state == ModelState::Training) {
        return {};
    }
    const fs::path path = bank.weights(model.name);
    if (std::error_code ignored; !fs::exists(path, ignored)) {
        return Error(path.string() + " is missing", model.isImported()
                                                        ? "Copy it back, or add it again from " + model.origin.file
                                                        : "Copy it back, or train the model again")
            .what();
    }
    try {
        (void)SafetensorsFile(path);
        if (model.kind == ModelKind::AdapterExpert) {
            const ModelRecord parent = bank.load(model.parent);
            if (parent.weightsHash != model.parentHash) {
                return "the baseline '" + model.parent + "' is not the one any more that it was trained on";
            }
            return weightsProblem(bank, parent);
        }
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

void requireWeights(const ExpertBank& bank, const ModelRecord& model, const std::string& trunkHash) {
    if (trunkHash != model.weightsHash) {
        throw Error("The weights of the model '" + model.name + "' (" + bank.weights(model.name).string() +
                        ") are not those that its model.yaml names",
                    "Restore both files from one copy, or train the model again");
    }
}

void requireBaselineOf(const ModelRecord& expert, const ModelRecord& baseline) {
    if (baseline.weightsHash != expert.parentHash) {
        throw Error("The baseline '" + baseline.name + "' is not the one any more that the adapters of '" +
                        expert.name + "' were trained on",
                    "Train '" + expert.name + "' again, or restore that baseline from a copy");
    }
}

}  // namespace docent
