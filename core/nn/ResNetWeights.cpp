// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a ResNetV2 to and from safetensors files.
#include <torch/torch.h>

#include <algorithm>

#include "base/Error.h"
#include "base/Hash.h"
#include "nn/ModelFile.h"
#include "nn/ResNetV2.h"
#include "nn/TensorText.h"
#include "nn/WeightFile.h"

namespace docent {

namespace {

using torch::Tensor;
using Metadata = std::map<std::string, std::string>;

bool isFloat(TensorType type) {
    return type == TensorType::F32 || type == TensorType::F16 || type == TensorType::BF16;
}

Tensor toTensor(const TensorView& view) {
    const torch::ScalarType type = view.type == TensorType::F32   ? torch::kFloat
                                   : view.type == TensorType::F16 ? torch::kHalf
                                                                  : torch::kBFloat16;
    // A foreign file need not align its tensors, so the bytes are copied before they are read as numbers.
    Tensor tensor = torch::empty(view.shape, type);
    std::copy(view.data.begin(), view.data.end(), static_cast<std::uint8_t*>(tensor.data_ptr()));
    return tensor.to(torch::kFloat);
}

bool belongsTo(WeightPart part, const std::string& name) {
    switch (part) {
        case WeightPart::All:
            return true;
        case WeightPart::Trunk:
            return !isHeadName(name);
        case WeightPart::Base:
            return !isHeadName(name) && !isAdapterName(name);
        case WeightPart::Adapters:
            return isAdapterName(name);
        case WeightPart::AdaptersAndHead:
            return isAdapterName(name) || isHeadName(name);
    }
    return false;
}

/// All that keeps the file's tensors from fitting the model.
std::vector<std::string> findProblems(const ResNetV2& model, const SafetensorsFile& file, WeightPart part) {
    std::vector<std::string> problems;
    const auto parameters = model->named_parameters();
    for (const auto& entry : parameters) {
        if (!belongsTo(part, entry.key())) {
            continue;
        }
        if (!file.has(entry.key())) {
            problems.push_back(entry.key() + " is missing");
            continue;
        }
        const TensorView& view = file.tensor(entry.key());
        if (view.shape != entry.value().sizes().vec()) {
            problems.push_back(entry.key() + " is " + shapeText(view.shape) + " instead of " +
                               shapeText(entry.value().sizes().vec()));
        } else if (!isFloat(view.type)) {
            problems.push_back(entry.key() + " holds whole numbers");
        }
    }
    for (const std::string& name : file.names()) {
        if (!parameters.contains(name) && !(isHeadName(name) && !belongsTo(part, name))) {
            problems.push_back(name + " is unknown");
        }
    }
    return problems;
}

}  // namespace

void saveWeights(const ResNetV2& model, const std::filesystem::path& path, const Metadata& metadata, WeightPart part) {
    Metadata all = metadataOf(model->config());
    if (part == WeightPart::AdaptersAndHead) {
        all["part"] = adaptersPart;
    }
    all.insert(metadata.begin(), metadata.end());
    std::vector<Tensor> values;
    std::vector<TensorView> views;
    for (const auto& entry : model->named_parameters()) {
        if (!belongsTo(part, entry.key())) {
            continue;
        }
        values.push_back(entry.value().detach().to(torch::kCPU, torch::kFloat).contiguous());
        const Tensor& value = values.back();
        views.push_back({.name = entry.key(),
                         .type = TensorType::F32,
                         .shape = value.sizes().vec(),
                         .data = {static_cast<const std::uint8_t*>(value.data_ptr()), value.nbytes()}});
    }
    std::vector<const TensorView*> byName;
    for (const TensorView& view : views) {
        byName.push_back(&view);
    }
    std::sort(byName.begin(), byName.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    TensorChecksum checksum;
    for (const TensorView* view : byName) {
        checksum.add(*view);
    }
    all[checksumKey] = checksum.hex();
    writeSafetensors(path, views, all);
}

ResNetV2 loadModel(const std::filesystem::path& path) {
    const SafetensorsFile file(path);
    ResNetV2 model(configOf(file));
    loadWeights(model, path);
    model->eval();
    return model;
}

void loadWeights(ResNetV2& model, const std::filesystem::path& path, WeightPart part) {
    const SafetensorsFile file(path);
    file.requireIntact();
    const std::vector<std::string> problems = findProblems(model, file, part);
    if (!problems.empty()) {
        std::string text;
        for (const std::string& problem : problems) {
            text += (text.empty() ? "" : "; ") + problem;
        }
        throw Error("The weights in " + path.string() + " do not fit the model: " + text,
                    "Choose the architecture that they were made with");
    }
    const torch::NoGradGuard noGrad;
    for (const auto& entry : model->named_parameters()) {
        if (belongsTo(part, entry.key())) {
            entry.value().copy_(toTensor(file.tensor(entry.key())));
        }
    }
    model->forgetCachedWeights();
}

std::string trunkHash(const ResNetV2& model) {
    std::vector<std::pair<std::string, Tensor>> parameters;
    for (const auto& entry : model->named_parameters()) {
        parameters.emplace_back(entry.key(), entry.value());
    }
    return trunkHashOf(std::move(parameters));
}

std::string trunkHashOf(std::vector<std::pair<std::string, Tensor>> parameters) {
    std::erase_if(parameters, [](const auto& parameter) { return isHeadName(parameter.first); });
    std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Hasher hasher;
    for (const auto& [name, parameter] : parameters) {
        const Tensor value = parameter.detach().to(torch::kCPU, torch::kFloat).contiguous();
        hasher.add(name).add(shapeText(value.sizes().vec()));
        hasher.add(value.data_ptr(), value.nbytes());
    }
    return hasher.hex();
}

}  // namespace docent
