// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "exporting/Exporter.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"
#include "support/MemoryImages.h"
#include "training/Inference.h"

namespace docent {

/// A run of the pictures of `set` with random weights, its head multiplied, to be exported; the weights are written to
/// `weights`. With `cancelling`, each output is a small difference of numbers as large as the head's, so that it has no
/// digits that another order of summing would not change.
[[nodiscard]] inline ExportInput makeRandomRun(const std::filesystem::path& weights, const std::string& name,
                                               const MemorySet& set, const CachedImages& test, float headScale = 1,
                                               bool cancelling = false) {
    ExportInput input;
    RunRecord& run = input.run;
    run.name = name;
    run.state = ModelState::Complete;
    run.task = "shapes";
    run.model = "baseline";
    run.imageSize = 16;
    run.docentVersion = DOCENT_VERSION;
    for (const NodeId node : set.catalog.classes()) {
        run.classes.push_back(set.catalog.hierarchy.path(node));
    }
    run.config = {.arch = "tiny",
                  .depths = {1, 1},
                  .widths = {8, 8},
                  .stemWidth = 8,
                  .groups = 4,
                  .numClasses = static_cast<int>(run.classes.size())};
    ResNetV2 model(run.config);
    model->initialise(4);
    {
        const torch::NoGradGuard noGradients;
        torch::manual_seed(3);
        auto parameters = model->named_parameters();
        parameters["head.fc.weight"].normal_().mul_(headScale);
        parameters["head.fc.bias"].normal_();
        if (cancelling) {
            parameters["norm.weight"].fill_(1e-6);
            parameters["norm.bias"].fill_(1);
            parameters["head.fc.bias"].copy_(-parameters["head.fc.weight"].sum({1, 2, 3}));
        }
    }
    run.weightsHash = trunkHash(model);
    input.weights = weights;
    saveWeights(model, input.weights);
    RunContext context;
    if (std::isfinite(headScale)) {
        run.evaluation =
            evaluateLogits(computeLogits(model, test, {.precision = Precision::Float32, .device = "cpu"}, context),
                           test.labels(), run.classes);
    }
    input.samples = &test;
    return input;
}

}  // namespace docent
