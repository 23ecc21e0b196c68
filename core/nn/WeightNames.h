// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "nn/ModelConfig.h"

namespace docent {

/// Under whose names a file of weights has the tensors of a ResNet-v2.
enum class WeightsFormat {
    Timm,         ///< "stages.0.blocks.0.conv1.weight", as Docent's own
    HuggingFace,  ///< BitForImageClassification: "bit.encoder.stages.0.layers.0.conv1.weight"
    BitNpz        ///< BiT's own: "resnet/block1/unit01/a/standardized_conv2d/kernel", kernels as [h, w, in, out]
};
template <>
struct EnumNames<WeightsFormat> {
    static constexpr std::pair<WeightsFormat, std::string_view> values[] = {
        {WeightsFormat::Timm, "timm"},
        {WeightsFormat::HuggingFace, "hugging-face"},
        {WeightsFormat::BitNpz, "bit-npz"}};
};

/// A tensor of the network under timm's name, with its shape.
struct NetworkTensor {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// All tensors of a network without adapters, in the order of its parameters.
[[nodiscard]] std::vector<NetworkTensor> networkTensors(const ModelConfig& config);

/// From timm's names to those of a file.
class WeightNames {
public:
    /// Nothing where none of the names is one of a ResNet-v2.
    [[nodiscard]] static std::optional<WeightNames> recognise(const std::vector<std::string>& names);

    [[nodiscard]] WeightsFormat format() const { return m_format; }
    /// The file's name of a tensor.
    [[nodiscard]] std::string of(const std::string& timmName) const;
    /// What the names of all tensors of a block begin with; stage and block count from 0.
    [[nodiscard]] std::string blockPrefix(int stage, int block) const;
    /// Whether a name lies where only tensors of the network belong: in its stem, a block or the last norm.
    [[nodiscard]] bool isWithin(const std::string& name) const;
    /// For each index of the file's tensor, which of the network's it is: [2, 3, 1, 0] for BiT's kernels.
    [[nodiscard]] std::vector<std::size_t> axes(const NetworkTensor& tensor) const;

private:
    WeightNames(WeightsFormat format, std::string prefix) : m_format(format), m_prefix(std::move(prefix)) {}

    WeightsFormat m_format;
    std::string m_prefix;  ///< "bit." or nothing, before Hugging Face's names
};

}  // namespace docent
