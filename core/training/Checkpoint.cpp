// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Checkpoint.h"

#include <nlohmann/json.hpp>

#include "base/Error.h"
#include "nn/WeightFile.h"

namespace docent {

namespace {

struct Group {
    const char* name;
    std::vector<torch::Tensor> TrainerState::*tensors;
};
constexpr Group groups[] = {{"weights", &TrainerState::weights},
                            {"momentum", &TrainerState::momentum},
                            {"best", &TrainerState::best},
                            {"average", &TrainerState::average}};

torch::Tensor readTensor(const SafetensorsFile& file, const std::string& name, const torch::Tensor& like) {
    const TensorView& view = file.tensor(name);
    if (view.type != TensorType::F32 || view.shape != like.sizes().vec()) {
        throw Error(file.path().string() + ": the tensor '" + name + "' has another shape than the model",
                    "The checkpoint is of another model; remove it to begin anew");
    }
    torch::Tensor tensor = torch::empty(like.sizes(), torch::kFloat);
    std::memcpy(tensor.data_ptr<float>(), view.data.data(), view.data.size());
    return tensor;
}

}  // namespace

std::vector<torch::Tensor> copyTensors(const std::vector<torch::Tensor>& tensors) {
    std::vector<torch::Tensor> copies;
    copies.reserve(tensors.size());
    for (const torch::Tensor& tensor : tensors) {
        copies.push_back(tensor.detach().to(torch::kCPU).contiguous().clone());
    }
    return copies;
}

void assignTensors(const std::vector<torch::Tensor>& target, const std::vector<torch::Tensor>& values) {
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < target.size(); ++i) {
        target[i].detach().copy_(values[i]);
    }
}

void saveCheckpoint(const std::filesystem::path& path, const ResNetV2& model, const TrainerState& state) {
    std::vector<torch::Tensor> alive;
    std::vector<TensorView> views;
    const auto parameters = learningParameters(model);
    for (const Group& group : groups) {
        const std::vector<torch::Tensor>& tensors = state.*group.tensors;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            alive.push_back(tensors[i].contiguous());
            const torch::Tensor& tensor = alive.back();
            views.push_back({.name = std::string(group.name) + "." + parameters[i].first,
                             .type = TensorType::F32,
                             .shape = tensor.sizes().vec(),
                             .data = {reinterpret_cast<const std::uint8_t*>(tensor.data_ptr<float>()),
                                      static_cast<std::size_t>(tensor.numel()) * sizeof(float)}});
        }
    }
    nlohmann::json facts;
    facts["fingerprint"] = state.fingerprint;
    facts["step"] = state.step;
    facts["loss_sum"] = state.lossSum;
    facts["hits"] = state.hits;
    facts["seen"] = state.seen;
    facts["last_epoch_loss"] = state.lastEpochLoss;
    facts["validation_pending"] = state.validationPending;
    facts["best_epoch"] = state.bestEpoch;
    facts["best_accuracy"] = state.bestAccuracy;
    facts["best_loss"] = state.bestLoss;
    facts["micro_batch"] = state.microBatch;
    facts["training_passes"] = state.cost.trainingPasses;
    facts["forward_passes"] = state.cost.forwardPasses;
    facts["seconds"] = state.cost.seconds;
    makeFolder(path.parent_path());
    writeSafetensors(path, views, {{"docent_checkpoint", facts.dump()}});
}

TrainerState loadCheckpoint(const std::filesystem::path& path, const ResNetV2& model) {
    const SafetensorsFile file(path);
    TrainerState state;
    const auto found = file.metadata().find("docent_checkpoint");
    const nlohmann::json facts =
        found == file.metadata().end() ? nlohmann::json() : nlohmann::json::parse(found->second, nullptr, false);
    try {
        state.fingerprint = facts.at("fingerprint");
        state.step = facts.at("step");
        state.lossSum = facts.at("loss_sum");
        state.hits = facts.at("hits");
        state.seen = facts.at("seen");
        state.lastEpochLoss = facts.at("last_epoch_loss");
        state.validationPending = facts.at("validation_pending");
        state.bestEpoch = facts.at("best_epoch");
        state.bestAccuracy = facts.at("best_accuracy");
        state.bestLoss = facts.at("best_loss");
        state.microBatch = facts.value("micro_batch", std::int64_t{0});  // older ones have none
        state.cost.trainingPasses = facts.at("training_passes");
        state.cost.forwardPasses = facts.at("forward_passes");
        state.cost.seconds = facts.at("seconds");
    } catch (const nlohmann::json::exception&) {
        throw Error(path.string() + ": not a checkpoint of Docent", "Remove it to begin anew");
    }
    const auto parameters = learningParameters(model);
    for (const Group& group : groups) {
        const bool mayLack =
            group.tensors == &TrainerState::average || (group.tensors == &TrainerState::best && state.bestEpoch == 0);
        for (const auto& [name, parameter] : parameters) {
            const std::string key = std::string(group.name) + "." + name;
            if (mayLack && !file.has(key)) {
                continue;
            }
            (state.*group.tensors).push_back(readTensor(file, key, parameter));
        }
    }
    return state;
}

}  // namespace docent
