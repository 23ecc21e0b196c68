// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "data/ImageSource.h"
#include "nn/ModelConfig.h"

namespace docent {

/// What Docent wrote of a network beside its tensors.
struct OwnWeights {
    int imageSize = 0;  ///< side of the pictures that it takes
    ResizeRule resize = ResizeRule::Fit;
    std::vector<std::string> classes;  ///< in the order of the head's outputs; empty where they are not told
    std::string told;                  ///< where: "its header", "model.yaml beside it"
};

/// Of a safetensors file that Docent wrote: from model.yaml or run.yaml beside it, where they are of a network of this
/// shape, else from its header. Nothing for any other file, and where what is told is damaged.
[[nodiscard]] std::optional<OwnWeights> readOwnWeights(const std::filesystem::path& file, const ModelConfig& config);

}  // namespace docent
