// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "nn/ResNetV2.h"

namespace docent {

inline constexpr int tinyClasses = 5;

/// A network that is quick to run and has every kind of layer.
[[nodiscard]] inline ModelConfig tinyConfig(Stem stem, double adapterRatio = 0) {
    return {.arch = "tiny",
            .depths = {1, 2, 1},
            .widths = {8, 16, 8},
            .stemWidth = 16,
            .stem = stem,
            .groups = 4,
            .numClasses = tinyClasses,
            .adapterRatio = adapterRatio};
}

/// With every parameter away from its first value, so that each matters.
[[nodiscard]] inline ResNetV2 randomModel(const ModelConfig& shape) {
    ResNetV2 model(shape);
    model->initialise(1);
    const torch::NoGradGuard noGradients;
    torch::manual_seed(2);
    for (auto& parameter : model->named_parameters()) {
        torch::Tensor& value = parameter.value();
        value.add_(torch::randn_like(value) * (value.dim() == 1 ? 0.3 : 0.1));
    }
    model->forgetCachedWeights();
    model->eval();
    return model;
}

}  // namespace docent
