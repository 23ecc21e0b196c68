// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/BankWeights.h"

#include "experts/WeightsCheck.h"

namespace docent {

namespace {

void loadBase(ResNetV2& model, const ExpertBank& bank, const ModelRecord& record) {
    const ModelRecord parent = bank.load(record.parent);
    requireBaselineOf(record, parent);
    loadWeights(model, bank.weights(parent.name), WeightPart::Base);
}

}  // namespace

ResNetV2 loadBankModel(const ExpertBank& bank, const ModelRecord& record) {
    if (record.kind != ModelKind::AdapterExpert) {
        return loadModel(bank.weights(record.name));
    }
    ResNetV2 model(record.config);
    loadBase(model, bank, record);
    loadWeights(model, bank.weights(record.name), WeightPart::AdaptersAndHead);
    model->eval();
    return model;
}

void loadBankTrunk(ResNetV2& model, const ExpertBank& bank, const ModelRecord& record) {
    if (record.kind != ModelKind::AdapterExpert) {
        loadWeights(model, bank.weights(record.name), WeightPart::Trunk);
        return;
    }
    loadBase(model, bank, record);
    loadWeights(model, bank.weights(record.name), WeightPart::Adapters);
}

void saveBankModel(const ResNetV2& model, const ExpertBank& bank, const ModelRecord& record) {
    saveWeights(model, bank.weights(record.name),
                {{"docent_model", record.name},
                 {"image_size", std::to_string(record.imageSize)},
                 {"resize", enumName(record.resize)}},
                record.kind == ModelKind::AdapterExpert ? WeightPart::AdaptersAndHead : WeightPart::All);
}

}  // namespace docent
