// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/FoldedWeights.h"

#include <torch/torch.h>

#include "nn/ModelFile.h"

namespace docent {

namespace {

torch::Tensor standardised(const torch::Tensor& weight, double eps) {
    const torch::Tensor precise = weight.to(torch::kDouble);
    const auto [variance, mean] = torch::var_mean(precise, {1, 2, 3}, /*unbiased=*/false, /*keepdim=*/true);
    return ((precise - mean) / (variance + eps).sqrt()).to(torch::kFloat);
}

}  // namespace

std::vector<std::pair<std::string, torch::Tensor>> foldedWeights(const ResNetV2& model) {
    const torch::NoGradGuard noGradients;
    std::vector<std::pair<std::string, torch::Tensor>> weights;
    for (const auto& parameter : model->named_parameters()) {
        torch::Tensor value = parameter.value().detach().to(torch::kCPU, torch::kFloat);
        if (parameter.key() == "head.fc.weight") {
            value = value.flatten(1);
        } else if (value.dim() == 4 && !isAdapterName(parameter.key())) {
            value = standardised(value, model->config().standardisationEps);
        }
        // A copy of its own: the file must not change with the live model, nor ask for gradients when it is run.
        weights.emplace_back(parameter.key(), value.clone(torch::MemoryFormat::Contiguous).set_requires_grad(false));
    }
    return weights;
}

}  // namespace docent
