// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/Adapter.h"

#include <torch/torch.h>

#include "nn/FusedGroupNorm.h"
#include "nn/ModelConfig.h"

namespace docent {

torch::Tensor AdapterWeights::forward(const torch::Tensor& x) const {
    const torch::ScalarType type = x.scalar_type();
    const std::int64_t groups = down.size(0) / ModelConfig::adapterGroupSize;
    const torch::Tensor y = torch::conv2d(x, down.to(type));
    return torch::conv2d(groupNormRelu(y, normWeight, normBias, groups, true), up.to(type));
}

}  // namespace docent
