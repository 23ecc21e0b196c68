// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <functional>
#include <string>
#include <unordered_map>

#include "exporting/Quantisation.h"
#include "nn/ResNetV2.h"

namespace docent {

/// A weight in 8 bits.
struct ByteWeight {
    torch::Tensor values;  ///< int8, of the weight's shape, -127 to 127
    torch::Tensor scales;  ///< float [output channels]
};
[[nodiscard]] ByteWeight quantiseWeight(const torch::Tensor& weight);
/// A head's bias in units of its input's scale times its weight's: int32 [classes].
[[nodiscard]] torch::Tensor quantiseBias(const torch::Tensor& bias, const torch::Tensor& scales);

/// The network of an ONNX file, operation by operation, on the CPU: with its weights as foldedWeights() gives them, in
/// float or in 8 bits. May be run by several threads at once.
class FoldedNetwork {
public:
    explicit FoldedNetwork(const ResNetV2& model);

    struct Output {
        torch::Tensor logits;     ///< [n, classes]
        torch::Tensor embedding;  ///< [n, d]
    };
    /// Told every activation that a Quantisation names, with its name.
    using Observer = std::function<void(const std::string&, const torch::Tensor&)>;

    /// In float, of [n, 3, s, s].
    [[nodiscard]] Output forward(const torch::Tensor& images, const Observer& observer = {}) const;
    /// As a runtime computes the file: whole numbers are multiplied and added exactly, and the sum is scaled once and
    /// rounded half to even.
    [[nodiscard]] Output forward(const torch::Tensor& images, const Quantisation& quantisation) const;
    /// With weights and the head's bias in 8 bits and the activations in float, as OnnxNetwork runs an int8 file.
    [[nodiscard]] Output forwardRoundedWeights(const torch::Tensor& images, const Quantisation& quantisation) const;

private:
    class Arithmetic;
    class Float;
    class Bytes;
    class RoundedWeights;
    [[nodiscard]] Output run(const torch::Tensor& images, const Arithmetic& arithmetic) const;
    [[nodiscard]] torch::Tensor normRelu(const torch::Tensor& x, const std::string& name, int groups) const;
    [[nodiscard]] const torch::Tensor& weight(const std::string& name) const { return m_weights.at(name); }

    ModelConfig m_config;
    std::unordered_map<std::string, torch::Tensor> m_weights;
    std::unordered_map<std::string, ByteWeight> m_bytes;  ///< of all convolutions but the stem's, and of the head
};

}  // namespace docent
