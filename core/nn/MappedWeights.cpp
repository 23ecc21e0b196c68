// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/MappedWeights.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstdint>

#include "base/Error.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

using torch::Tensor;

[[noreturn]] void fail(const SafetensorsFile& file, const std::string& name, const std::string& problem) {
    throw Error("The weights in " + file.path().string() + " do not fit the model: " + quotedName(name) + " " + problem,
                "Write the file again, or restore it from a copy");
}

torch::ScalarType scalarTypeOf(TensorType type) {
    return type == TensorType::F16 ? torch::kHalf : type == TensorType::BF16 ? torch::kBFloat16 : torch::kFloat;
}

/// Runs action(name of the block's tensors, channels that come into it) for each block.
template <typename Action>
void forEachBlock(const ModelConfig& config, const Action& action) {
    int channels = config.stemWidth;
    for (std::size_t stage = 0; stage < config.depths.size(); ++stage) {
        for (int block = 0; block < config.depths[stage]; ++block) {
            action("stages." + std::to_string(stage) + ".blocks." + std::to_string(block) + ".", channels);
            channels = 4 * config.widths[stage];
        }
    }
}

}  // namespace

Tensor mappedTensor(const SharedWeightFile& file, const std::string& name, const std::vector<std::int64_t>& shape) {
    if (!file->has(name)) {
        fail(*file, name, "is missing");
    }
    const TensorView& view = file->tensor(name);
    if (view.shape != shape) {
        fail(*file, name, "is " + shapeText(view.shape) + " instead of " + shapeText(shape));
    }
    if (view.type == TensorType::I64 || view.type == TensorType::U8) {
        fail(*file, name, "holds whole numbers");
    }
    const bool isAligned = reinterpret_cast<std::uintptr_t>(view.data.data()) % alignof(float) == 0;
    if (view.type == TensorType::F32 && isAligned && !view.data.empty()) {
        // Torch has no read-only tensors; nobody writes to the weights of a model that only computes.
        auto* data = const_cast<std::uint8_t*>(view.data.data());
        return torch::from_blob(
            data, shape, [file](void*) {}, torch::kFloat);
    }
    Tensor copy = torch::empty(shape, scalarTypeOf(view.type));
    std::copy(view.data.begin(), view.data.end(), static_cast<std::uint8_t*>(copy.data_ptr()));
    return copy.to(torch::kFloat);
}

AdapterSet mappedAdapters(const SharedWeightFile& file, const ModelConfig& config, const std::string& prefix) {
    AdapterSet set;
    forEachBlock(config, [&](const std::string& block, int channels) {
        const int middle = config.adapterWidth(channels);
        const std::string name = prefix + block + "adapter.";
        set.push_back({.down = mappedTensor(file, name + "down.weight", {middle, channels, 1, 1}),
                       .normWeight = mappedTensor(file, name + "norm.weight", {middle}),
                       .normBias = mappedTensor(file, name + "norm.bias", {middle}),
                       .up = mappedTensor(file, name + "up.weight", {channels, middle, 1, 1})});
    });
    return set;
}

ResNetV2 mappedModel(const SharedWeightFile& file, const ModelConfig& config) {
    ResNetV2 model(config);
    for (const auto& entry : model->named_parameters()) {
        Tensor parameter = entry.value();
        parameter.set_requires_grad(false);
        parameter.set_data(mappedTensor(file, entry.key(), parameter.sizes().vec()));
    }
    model->eval();
    return model;
}

std::string trunkHash(const ResNetV2& base, const AdapterSet& adapters) {
    std::vector<std::pair<std::string, Tensor>> tensors;
    for (const auto& entry : base->named_parameters()) {
        tensors.emplace_back(entry.key(), entry.value());
    }
    std::size_t next = 0;
    forEachBlock(base->config(), [&](const std::string& block, int) {
        const AdapterWeights& adapter = adapters.at(next++);
        tensors.emplace_back(block + "adapter.down.weight", adapter.down);
        tensors.emplace_back(block + "adapter.norm.weight", adapter.normWeight);
        tensors.emplace_back(block + "adapter.norm.bias", adapter.normBias);
        tensors.emplace_back(block + "adapter.up.weight", adapter.up);
    });
    return trunkHashOf(std::move(tensors));
}

}  // namespace docent
