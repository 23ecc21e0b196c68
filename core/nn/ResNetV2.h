// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/nn.h>
#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "nn/Adapter.h"
#include "nn/ModelConfig.h"
#include "nn/Precision.h"

namespace docent {

/// ResNet-v2 with GroupNorm and weight standardisation, under timm's parameter names ("stem.conv.weight",
/// "stages.0.blocks.0.norm1.weight", ..., "norm.weight", "head.fc.weight" [N, d, 1, 1], "head.fc.bias"). Where the
/// config asks for adapters, each block has a residual one in front of it, x <- x + up(relu(group_norm(down(x)))) with
/// 1x1 convolutions (Puigcerver et al. 2021, section 3.2; Rebuffi et al. 2017), "stages.0.blocks.0.adapter.down.weight"
/// and so on, in groups of ModelConfig::adapterGroupSize channels. With its `up` at zero an adapter changes nothing.
/// Takes float NCHW (any memory format; channels_last is fastest) normalised to [-1, 1].
class ResNetV2Impl final : public torch::nn::Module {
public:
    explicit ResNetV2Impl(const ModelConfig& config);

    /// [n, 3, s, s] -> logits [n, numClasses].
    torch::Tensor forward(const torch::Tensor& images);
    /// [n, 3, s, s] -> the pooled vector after the last norm and ReLU, [n, embeddingSize].
    torch::Tensor embed(const torch::Tensor& images);
    /// embed() in two parts, for models that share their lower stages: the input of a stage (>= 0, < the number of
    /// stages), and the pooled vector from there. Differs from embed() by rounding at most.
    torch::Tensor stageInput(const torch::Tensor& images, int stage);
    /// The same from the input of a lower stage. Leaves `input` as it is.
    torch::Tensor nextStageInput(const torch::Tensor& input, int from, int to);
    /// With these adapters in place of its own; null = its own. Throws Error where they are not as many as its blocks.
    torch::Tensor embedFromStage(const torch::Tensor& input, int stage, const AdapterSet* adapters = nullptr);
    /// Its own, which share their memory with its parameters; none where it has none.
    [[nodiscard]] AdapterSet adapters() const;

    [[nodiscard]] const ModelConfig& config() const { return m_config; }
    /// He (fan out) normal weights for convolutions, ones and zeros for norms, a zero head; the same for the same seed.
    void initialise(std::uint64_t seed);
    /// Puts a new zero-initialised head of this many classes on the trunk.
    void resetHead(int numClasses);
    /// In evaluation mode standardised weights are computed once and kept; call after weights changed in place.
    void forgetCachedWeights();
    void setPrecision(Precision precision);
    /// Leaves the stem and this many stages as they are in training: their parameters ask for no gradient.
    void freezeStages(int stages);
    /// Leaves all but adapters and head as it is in training.
    void freezeBase();
    /// Computes what does not change in training, so that several threads may call forward() after it, and forgets what
    /// does.
    void prepareStep(const torch::Device& device);
    /// The type that convolutions compute in on this device.
    [[nodiscard]] torch::ScalarType typeOn(const torch::Device& device) const;

private:
    template <typename Body>
    torch::Tensor inShards(const torch::Tensor& input, const Body& body);
    torch::Tensor runStem(const torch::Tensor& images);
    torch::Tensor runBlocks(torch::Tensor x, std::size_t from, std::size_t to, const AdapterSet* adapters = nullptr,
                            bool keepsInput = false);
    torch::Tensor embedShard(const torch::Tensor& images);
    [[nodiscard]] std::size_t firstBlockOf(int stage) const;

    ModelConfig m_config;
    struct Parts;
    std::shared_ptr<Parts> m_parts;
};
TORCH_MODULE(ResNetV2);

/// Names and parameters that ask for a gradient, in the order of the model's parameters.
[[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> learningParameters(const ResNetV2& model);

/// What of a model a weight file is asked for, or holds.
enum class WeightPart {
    All,
    Trunk,            ///< all but the head
    Base,             ///< all but the head and the adapters
    Adapters,         ///< these alone
    AdaptersAndHead,  ///< what an adapter expert has of its own
};

/// Writes the parameters of a part under timm's names, with the config in the metadata.
void saveWeights(const ResNetV2& model, const std::filesystem::path& path,
                 const std::map<std::string, std::string>& metadata = {}, WeightPart part = WeightPart::All);
/// A model of the config that the file names. Throws Error for a file without one.
[[nodiscard]] ResNetV2 loadModel(const std::filesystem::path& path);
/// Loads a part into an existing model and leaves the rest of it alone. Throws Error that lists every tensor of the
/// part that is missing or of another shape, and every one in the file that the model has not.
void loadWeights(ResNetV2& model, const std::filesystem::path& path, WeightPart part = WeightPart::All);
/// Hash of all parameters, names and shapes (without the head): the key for embeddings.
[[nodiscard]] std::string trunkHash(const ResNetV2& model);
/// The same of parameters by name, in any order.
[[nodiscard]] std::string trunkHashOf(std::vector<std::pair<std::string, torch::Tensor>> parameters);

}  // namespace docent
