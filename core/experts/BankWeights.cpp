// SPDX-License-Identifier: GPL-3.0-or-later
#include "experts/BankWeights.h"

#include <torch/torch.h>

#include "experts/WeightsCheck.h"
#include "nn/MappedWeights.h"

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

Matrix headProbabilities(const ExpertBank& bank, const ModelRecord& record, const Matrix& embeddings) {
    const torch::NoGradGuard noGradients;
    const auto file = std::make_shared<const SafetensorsFile>(bank.weights(record.name));
    const std::int64_t n = embeddings.rows;
    if (record.config.numClasses < 1 || !file->has("head.fc.weight")) {
        return {.rows = n, .columns = 0, .values = {}};
    }
    const std::int64_t classes = record.config.numClasses;
    const std::int64_t d = embeddings.columns;
    const torch::Tensor weight = mappedTensor(file, "head.fc.weight", {classes, d, 1, 1}).view({classes, d});
    const torch::Tensor bias = mappedTensor(file, "head.fc.bias", {classes});
    const torch::Tensor rows = torch::from_blob(const_cast<float*>(embeddings.values.data()), {n, d}, torch::kFloat);
    Matrix all{n, classes, {}};
    all.values.reserve(static_cast<std::size_t>(n * classes));
    constexpr std::int64_t block = 1024;  // a head of 21,000 classes makes 90 MB of so many
    for (std::int64_t begin = 0; begin < n; begin += block) {
        const torch::Tensor some = rows.narrow(0, begin, std::min(block, n - begin));
        const torch::Tensor probabilities = torch::softmax(torch::linear(some, weight, bias), 1).contiguous();
        const float* values = probabilities.data_ptr<float>();
        all.values.insert(all.values.end(), values, values + probabilities.numel());
    }
    return all;
}

void saveBankModel(const ResNetV2& model, const ExpertBank& bank, const ModelRecord& record) {
    saveWeights(model, bank.weights(record.name),
                {{"docent_model", record.name},
                 {"image_size", std::to_string(record.imageSize)},
                 {"resize", enumName(record.resize)}},
                record.kind == ModelKind::AdapterExpert ? WeightPart::AdaptersAndHead : WeightPart::All);
}

}  // namespace docent
