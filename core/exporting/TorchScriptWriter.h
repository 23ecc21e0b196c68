// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exporting/HalfWeights.h"
#include "nn/ResNetV2.h"

namespace docent {

/// A TorchScript file of the model, as bytes: `forward(x)` gives logits and `embed(x)` the pooled vector of float
/// [n, 3, s, s]; the attributes `classes` (list of strings) and `image_size` describe it. Standardised weights are
/// folded into plain convolutions, in double, so that nothing but ordinary operations runs. `extraFiles` are packed
/// beside the code, where Python's torch.jit.load(..., _extra_files=...) finds them. Weights in half precision become
/// of the type of the input at each call; a module that was made float once (`.float()`) has no such cost.
[[nodiscard]] std::string torchScriptBytes(const ResNetV2& model, const std::vector<std::string>& classes,
                                           int imageSize, WeightPrecision precision,
                                           const std::map<std::string, std::string>& extraFiles);

/// The code of `embed` and `forward` for this shape, in TorchScript.
[[nodiscard]] std::string torchScriptSource(const ModelConfig& config, WeightPrecision precision);

}  // namespace docent
