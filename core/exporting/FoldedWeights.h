// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

#include "nn/ResNetV2.h"

namespace docent {

/// The tensors of a network for programs that know no weight standardisation: filters are standardised once, in double
/// (Qiao et al. 2019, formula 10, with the network's own epsilon), and rounded to float. The head comes as
/// `head.fc.weight` [classes, embedding] and `head.fc.bias` [classes]; all others have their names and shapes. Each is
/// a contiguous copy on the CPU that asks for no gradient.
[[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> foldedWeights(const ResNetV2& model);

}  // namespace docent
