// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

#include "nn/Adapter.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"

namespace docent {

using SharedWeightFile = std::shared_ptr<const SafetensorsFile>;

/// A tensor as it lies in the mapped file, for reading alone; it keeps the file open. Copied where the file does not
/// align it, or holds halves. Throws Error where it is missing, of another shape, or no tensor of floats.
[[nodiscard]] torch::Tensor mappedTensor(const SharedWeightFile& file, const std::string& name,
                                         const std::vector<std::int64_t>& shape);
/// The adapters of a network of this shape, whose tensors have `prefix` before their names.
[[nodiscard]] AdapterSet mappedAdapters(const SharedWeightFile& file, const ModelConfig& config,
                                        const std::string& prefix = {});
/// A model of this shape with the file's tensors, in evaluation mode: nothing is read before it is used. Other tensors
/// of the file are not looked at.
[[nodiscard]] ResNetV2 mappedModel(const SharedWeightFile& file, const ModelConfig& config);
/// trunkHash() of a model that has these adapters, from one that has none.
[[nodiscard]] std::string trunkHash(const ResNetV2& base, const AdapterSet& adapters);

}  // namespace docent
