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

}  // namespace docent
