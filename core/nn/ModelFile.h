// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "nn/ModelConfig.h"
#include "nn/WeightFile.h"

namespace docent {

/// What the metadata key "part" says of a file that holds adapters and head alone.
inline constexpr const char* adaptersPart = "adapters";

/// The shape of a model as the metadata of its safetensors file.
[[nodiscard]] std::map<std::string, std::string> metadataOf(const ModelConfig& config);
/// The shape that a file's metadata tell. Throws Error where they tell none, or one of more parameters than it holds.
[[nodiscard]] ModelConfig configOf(const SafetensorsFile& file);
/// trunkHash() of the model in a file of 32-bit floats, without building the model.
[[nodiscard]] std::string trunkHashOf(const SafetensorsFile& file);
/// The same of a model that lies in several files, such as a baseline's and its adapters'. Of two tensors of one name
/// the first file's counts.
[[nodiscard]] std::string trunkHashOf(const std::vector<const SafetensorsFile*>& files);
/// Whether a tensor belongs to the head.
[[nodiscard]] bool isHeadName(const std::string& tensor);
/// Whether it belongs to an adapter.
[[nodiscard]] bool isAdapterName(const std::string& tensor);

}  // namespace docent
