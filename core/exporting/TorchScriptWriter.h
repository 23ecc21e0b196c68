// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "nn/ResNetV2.h"

namespace docent {

/// A TorchScript file of the model, as bytes: `forward(x)` gives logits and `embed(x)` the pooled vector of float
/// [n, 3, s, s]; the attributes `classes` (list of strings) and `image_size` describe it. Standardised weights are
/// folded into plain convolutions, in double, so that nothing but ordinary operations runs. `extraFiles` are packed
/// beside the code, where Python's torch.jit.load(..., _extra_files=...) finds them.
[[nodiscard]] std::string torchScriptBytes(const ResNetV2& model, const std::vector<std::string>& classes,
                                           int imageSize, const std::map<std::string, std::string>& extraFiles);

/// The code of `embed` and `forward` for this shape, in TorchScript.
[[nodiscard]] std::string torchScriptSource(const ModelConfig& config);

}  // namespace docent
