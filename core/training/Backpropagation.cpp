// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/Backpropagation.h"

#include <torch/torch.h>

#include <cstddef>
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

}  // namespace

BatchOutcome backpropagate(ResNetV2& model, const Tensor& images, const Tensor& labels, double labelSmoothing) {
    std::vector<Tensor> parameters;
    for (const Tensor& parameter : model->parameters()) {
        if (parameter.requires_grad()) {
            parameters.push_back(parameter);
        }
    }
    const int shards = shardCount(images, model->typeOn(images.device()));
    std::vector<ShardGradients> parts(static_cast<std::size_t>(shards));
    // Nothing may be cached by several threads at once.
    model->forgetCachedWeights();
    forShards(images, shards, [&](int index, const Shard& shard) {
        parts[static_cast<std::size_t>(index)] =
            gradientsOf(model, parameters, images.narrow(0, shard.begin, shard.size),
                        labels.narrow(0, shard.begin, shard.size), labelSmoothing, images.size(0));
    });

    const torch::NoGradGuard noGrad;
    BatchOutcome outcome;
    for (const ShardGradients& part : parts) {
        outcome.loss += part.loss;
        outcome.hits += part.hits;
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        Tensor& sum = parts[0].gradients[i];
        for (std::size_t part = 1; part < parts.size() && sum.defined(); ++part) {
            sum.add_(parts[part].gradients[i]);
            parts[part].gradients[i] = Tensor();
        }
        parameters[i].mutable_grad() = std::move(sum);
    }
    return outcome;
}

}  // namespace docent
