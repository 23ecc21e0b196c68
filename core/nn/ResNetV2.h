// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn.h>
#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "nn/Device.h"
#include "nn/ModelConfig.h"

namespace docent {

/// ResNet-v2 with GroupNorm and weight standardisation, under timm's parameter names ("stem.conv.weight",
/// "stages.0.blocks.0.norm1.weight", ..., "norm.weight", "head.fc.weight" [N, d, 1, 1], "head.fc.bias").
/// Takes float NCHW (any memory format; channels_last is fastest) normalised to [-1, 1].
class ResNetV2Impl final : public torch::nn::Module {
public:
    explicit ResNetV2Impl(const ModelConfig& config);

    /// [n, 3, s, s] -> logits [n, numClasses].
    torch::Tensor forward(const torch::Tensor& images);
    /// [n, 3, s, s] -> the pooled vector after the last norm and ReLU, [n, embeddingSize].
    torch::Tensor embed(const torch::Tensor& images);

    [[nodiscard]] const ModelConfig& config() const { return m_config; }
    /// He (fan out) normal weights for convolutions, ones and zeros for norms, a zero head; the same for the same seed.
    void initialise(std::uint64_t seed);
    /// Puts a new zero-initialised head of this many classes on the trunk.
    void resetHead(int numClasses);
    /// In evaluation mode standardised weights are computed once and kept; call after weights changed in place.
    void forgetCachedWeights();
    void setPrecision(Precision precision);
    /// The type that convolutions compute in on this device.
    [[nodiscard]] torch::ScalarType typeOn(const torch::Device& device) const;

private:
    torch::Tensor embedShard(const torch::Tensor& images);

    ModelConfig m_config;
    struct Parts;
    std::shared_ptr<Parts> m_parts;
};
TORCH_MODULE(ResNetV2);

/// Writes all parameters under timm's names, with the config in the metadata.
void saveWeights(const ResNetV2& model, const std::filesystem::path& path,
                 const std::map<std::string, std::string>& metadata = {});
/// A model of the config that the file names. Throws Error for a file without one.
[[nodiscard]] ResNetV2 loadModel(const std::filesystem::path& path);
/// Loads into an existing model; the head is left alone when `withHead` is false. Throws Error that lists every
/// missing, unknown or differently shaped tensor.
void loadWeights(ResNetV2& model, const std::filesystem::path& path, bool withHead = true);
/// Hash of all parameters, names and shapes (without the head): the key for embeddings.
[[nodiscard]] std::string trunkHash(const ResNetV2& model);

}  // namespace docent
