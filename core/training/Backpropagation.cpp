// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Backpropagation.h"

#include <torch/torch.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "nn/Shards.h"

namespace docent {

namespace {

using torch::Tensor;

struct ShardGradients {
    std::vector<Tensor> gradients;  ///< beside the parameters; undefined where the loss does not depend on one
    double loss = 0;
    std::int64_t hits = 0;
};

/// `loss` is this shard's part of the mean over `batchSize` pictures.
ShardGradients gradientsOf(ResNetV2& model, const std::vector<Tensor>& parameters, const Tensor& images,
                           const Tensor& labels, double labelSmoothing, std::int64_t batchSize) {
    const Tensor logits = model->forward(images).to(torch::kFloat);
    const Tensor loss =
        torch::cross_entropy_loss(logits, labels, {}, at::Reduction::Sum, -100, labelSmoothing) / batchSize;
    ShardGradients result;
    result.gradients = torch::autograd::grad({loss}, parameters, {}, /*retain_graph=*/c10::nullopt,
                                             /*create_graph=*/false, /*allow_unused=*/true);
    result.loss = loss.item<double>();
    result.hits = logits.detach().argmax(1).eq(labels).sum().item<std::int64_t>();
    return result;
}

void addTo(std::vector<Tensor>& sums, std::vector<Tensor> gradients) {
    const torch::NoGradGuard noGrad;
    if (sums.empty()) {
        sums = std::move(gradients);
        return;
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].defined()) {
            sums[i].add_(gradients[i]);
        }
        gradients[i] = Tensor();
    }
}

}  // namespace

BatchOutcome backpropagate(ResNetV2& model, const Tensor& images, const Tensor& labels, double labelSmoothing,
                           std::int64_t atOnce) {
    std::vector<Tensor> parameters;
    for (const Tensor& parameter : model->parameters()) {
        if (parameter.requires_grad()) {
            parameters.push_back(parameter);
        }
    }
    const std::int64_t size = images.size(0);
    const std::int64_t most = atOnce > 0 ? std::min(atOnce, size) : size;
    BatchOutcome outcome;
    std::vector<Tensor> sums;
    for (std::int64_t begin = 0; begin < size; begin += most) {
        const std::int64_t count = std::min(most, size - begin);
        const Tensor partImages = images.narrow(0, begin, count);
        const Tensor partLabels = labels.narrow(0, begin, count);
        const int shards = shardCount(partImages, model->typeOn(images.device()));
        std::vector<ShardGradients> parts(static_cast<std::size_t>(shards));
        model->prepareStep(images.device());
        forShards(partImages, shards, [&](int index, const Shard& shard) {
            parts[static_cast<std::size_t>(index)] =
                gradientsOf(model, parameters, partImages.narrow(0, shard.begin, shard.size),
                            partLabels.narrow(0, shard.begin, shard.size), labelSmoothing, size);
        });
        for (ShardGradients& part : parts) {
            outcome.loss += part.loss;
            outcome.hits += part.hits;
            addTo(sums, std::move(part.gradients));
        }
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i].mutable_grad() = std::move(sums[i]);
    }
    return outcome;
}

}  // namespace docent
