// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ResNetV2.h"

#include <torch/torch.h>

#include <cmath>
#include <tuple>
#include <utility>

#include "base/Error.h"
#include "base/Random.h"
#include "base/Words.h"
#include "nn/FusedGroupNorm.h"
#include "nn/ModelFile.h"
#include "nn/Shards.h"
#include "nn/StemPool.h"
#include "nn/WeightStandardisation.h"

namespace docent {

namespace {

using torch::Tensor;

/// How activations lie. On a card contiguous: LibTorch's group norm answers so there whatever it is given, and each
/// convolution of channels_last would have to turn its input round first.
torch::MemoryFormat formatOn(const torch::Device& device) {
    return device.is_cpu() ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous;
}

/// A convolution with standardised weights and no bias.
class StandardisedConvolution final : public torch::nn::Module {
public:
    StandardisedConvolution(std::int64_t in, std::int64_t out, std::int64_t side, std::int64_t stride, double eps)
        : m_stride(stride), m_padding(side / 2), m_eps(eps) {
        weight = register_parameter("weight", torch::zeros({out, in, side, side}));
    }

    Tensor forward(const Tensor& x) { return torch::conv2d(x, standardised(x.scalar_type()), {}, m_stride, m_padding); }

    void forget() {
        if (m_cached.defined()) {
            m_cached = Tensor();
        }
    }

    /// Computes what evaluation keeps, so that several threads may call forward() after it.
    void prepare(torch::ScalarType type) { static_cast<void>(standardised(type)); }

    Tensor weight;

private:
    Tensor standardised(torch::ScalarType type) {
        if (torch::GradMode::is_enabled() && weight.requires_grad()) {
            forget();
            return standardiseWeight(weight, m_eps).to(type);
        }
        // An optimiser step, a copy_ or a new tensor shows here; a write through a bare pointer does not.
        const std::int64_t version = weight.is_inference() ? 0 : static_cast<std::int64_t>(weight._version());
        if (!m_cached.defined() || m_cached.scalar_type() != type || m_cached.device() != weight.device() ||
            m_cachedFrom != weight.data_ptr() || m_cachedVersion != version) {
            // Made outside of inference mode, so that a later pass with gradients may use it too.
            const c10::InferenceMode ordinary(false);
            const torch::NoGradGuard noGrad;
            m_cached = standardiseWeight(weight.detach(), m_eps).to(type).contiguous(formatOn(weight.device()));
            m_cachedFrom = weight.data_ptr();
            m_cachedVersion = version;
        }
        return m_cached;
    }

    std::int64_t m_stride;
    std::int64_t m_padding;
    double m_eps;
    Tensor m_cached;
    const void* m_cachedFrom = nullptr;
    std::int64_t m_cachedVersion = 0;
};

class Norm final : public torch::nn::Module {
public:
    explicit Norm(std::int64_t channels) {
        weight = register_parameter("weight", torch::ones({channels}));
        bias = register_parameter("bias", torch::zeros({channels}));
    }

    Tensor weight;
    Tensor bias;
};

/// A residual adapter's parameters. Plain convolutions: standardised ones would not be zero at the start.
class Adapter final : public torch::nn::Module {
public:
    Adapter(std::int64_t channels, std::int64_t middle) {
        weights.down = addConvolution("down", channels, middle);
        const auto norm = register_module("norm", std::make_shared<Norm>(middle));
        weights.normWeight = norm->weight;
        weights.normBias = norm->bias;
        weights.up = addConvolution("up", middle, channels);
    }

    AdapterWeights weights;

private:
    Tensor addConvolution(const std::string& name, std::int64_t in, std::int64_t out) {
        return register_module(name, std::make_shared<torch::nn::Module>("Convolution"))
            ->register_parameter("weight", torch::zeros({out, in, 1, 1}));
    }
};

/// A pre-activation bottleneck. Its first norm is applied by whoever makes its input, who can fuse it with a sum.
class Block final : public torch::nn::Module {
public:
    Block(std::int64_t in, std::int64_t middle, std::int64_t stride, bool withDownsample, const ModelConfig& config)
        : m_groups(config.groups), m_eps(config.standardisationEps) {
        norm1 = register_module("norm1", std::make_shared<Norm>(in));
        m_conv1 = addConvolution("conv1", in, middle, 1, 1);
        m_norm2 = register_module("norm2", std::make_shared<Norm>(middle));
        m_conv2 = addConvolution("conv2", middle, middle, 3, stride);
        m_norm3 = register_module("norm3", std::make_shared<Norm>(middle));
        m_conv3 = addConvolution("conv3", middle, middle * 4, 1, 1);
        if (withDownsample) {
            auto downsample = register_module("downsample", std::make_shared<torch::nn::Module>("Downsample"));
            m_downsample = downsample->register_module(
                "conv", std::make_shared<StandardisedConvolution>(in, middle * 4, 1, stride, m_eps));
            convolutions.push_back(m_downsample);
        }
        if (const int adapterWidth = config.adapterWidth(static_cast<int>(in)); adapterWidth > 0) {
            adapter = &register_module("adapter", std::make_shared<Adapter>(in, adapterWidth))->weights;
        }
    }

    /// What comes before forward(): {x with the part of the adapter in front, that normalised}. Null: no adapter.
    /// Unless it is to stay as it is, x may be written over where only its normalised form is needed.
    std::pair<Tensor, Tensor> enter(const Tensor& x, const AdapterWeights* inFront, bool staysAsItIs) {
        if (inFront == nullptr) {
            return {x, groupNormRelu(x, norm1->weight, norm1->bias, m_groups, hasDownsample() && !staysAsItIs)};
        }
        return addGroupNormRelu(inFront->forward(x), x, norm1->weight, norm1->bias, m_groups, !hasDownsample());
    }

    /// From the normalised input to {main path, shortcut}; x is the input itself.
    std::pair<Tensor, Tensor> forward(const Tensor& x, Tensor normalised) {
        const Tensor shortcut = m_downsample != nullptr ? m_downsample->forward(normalised) : x;
        Tensor y = m_conv1->forward(normalised);
        // What is not needed any more is freed before the next tensor is made: at 224 px each is tens of megabytes.
        normalised = Tensor();
        y = groupNormRelu(y, m_norm2->weight, m_norm2->bias, m_groups, true);
        y = m_conv2->forward(y);
        y = groupNormRelu(y, m_norm3->weight, m_norm3->bias, m_groups, true);
        y = m_conv3->forward(y);
        return {y, shortcut};
    }

    [[nodiscard]] bool hasDownsample() const { return m_downsample != nullptr; }

    std::shared_ptr<Norm> norm1;
    std::vector<std::shared_ptr<StandardisedConvolution>> convolutions;
    const AdapterWeights* adapter = nullptr;  ///< its own; null where it has none

private:
    std::shared_ptr<StandardisedConvolution> addConvolution(const std::string& name, std::int64_t in, std::int64_t out,
                                                            std::int64_t side, std::int64_t stride) {
        convolutions.push_back(
            register_module(name, std::make_shared<StandardisedConvolution>(in, out, side, stride, m_eps)));
        return convolutions.back();
    }

    std::int64_t m_groups;
    double m_eps;
    std::shared_ptr<StandardisedConvolution> m_conv1, m_conv2, m_conv3, m_downsample;
    std::shared_ptr<Norm> m_norm2, m_norm3;
};

/// Standard normal numbers that are the same on every machine (Box & Muller 1958).
void fillNormal(const Tensor& tensor, double deviation, Random& random) {
    Tensor values = torch::empty(tensor.sizes(), torch::kFloat);
    float* out = values.data_ptr<float>();
    const std::int64_t count = values.numel();
    for (std::int64_t i = 0; i < count; i += 2) {
        const double radius = deviation * std::sqrt(-2 * std::log(1 - random.uniform()));
        const double angle = 2 * M_PI * random.uniform();
        out[i] = static_cast<float>(radius * std::cos(angle));
        if (i + 1 < count) {
            out[i + 1] = static_cast<float>(radius * std::sin(angle));
        }
    }
    tensor.copy_(values);
}

}  // namespace

struct ResNetV2Impl::Parts {
    std::shared_ptr<StandardisedConvolution> stem;
    std::vector<std::shared_ptr<Block>> blocks;
    std::shared_ptr<Norm> norm;
    std::shared_ptr<torch::nn::Module> head;
    Tensor headWeight;
    Tensor headBias;
    Precision precision = Precision::Float32;
    int frozenStages = -1;  ///< with the stem; -1 = not even the stem

    template <typename Action>
    void forEachConvolution(const Action& action) const {
        action(*stem);
        for (const auto& block : blocks) {
            for (const auto& convolution : block->convolutions) {
                action(*convolution);
            }
        }
    }

    [[nodiscard]] torch::ScalarType typeOn(const torch::Device& device) const {
        return resolvePrecision(precision, device.str()) == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat;
    }
};

ResNetV2Impl::ResNetV2Impl(const ModelConfig& config)
    : torch::nn::Module("ResNetV2"), m_config(config), m_parts(std::make_shared<Parts>()) {
    const std::vector<std::string> problems = config.check();
    if (!problems.empty()) {
        throw Error("Cannot build the model: " + joined(problems, "; "));
    }
    const bool large = config.stem == Stem::Large;
    auto stem = register_module("stem", std::make_shared<torch::nn::Module>("Stem"));
    m_parts->stem = stem->register_module(
        "conv", std::make_shared<StandardisedConvolution>(3, config.stemWidth, large ? 7 : 3, large ? 2 : 1,
                                                          config.standardisationEps));
    auto stages = register_module("stages", std::make_shared<torch::nn::Module>("Stages"));
    std::int64_t channels = config.stemWidth;
    for (std::size_t stage = 0; stage < config.depths.size(); ++stage) {
        auto stageModule = stages->register_module(std::to_string(stage), std::make_shared<torch::nn::Module>("Stage"));
        auto blocks = stageModule->register_module("blocks", std::make_shared<torch::nn::Module>("Blocks"));
        const std::int64_t width = config.widths[stage];
        for (int block = 0; block < config.depths[stage]; ++block) {
            const std::int64_t stride = stage > 0 && block == 0 ? 2 : 1;
            m_parts->blocks.push_back(blocks->register_module(
                std::to_string(block), std::make_shared<Block>(channels, width, stride, block == 0, config)));
            channels = 4 * width;
        }
    }
    m_parts->norm = register_module("norm", std::make_shared<Norm>(channels));
    if (config.numClasses > 0) {
        resetHead(config.numClasses);
    }
}

/// Cuts the input into shards where that is worth it, outside of training.
template <typename Body>
Tensor ResNetV2Impl::inShards(const Tensor& input, const Body& body) {
    const int shards = torch::GradMode::is_enabled() ? 1 : shardCount(input, typeOn(input.device()));
    if (shards == 1) {
        return body(input);
    }
    const torch::ScalarType type = m_parts->typeOn(input.device());
    m_parts->forEachConvolution([&](StandardisedConvolution& convolution) { convolution.prepare(type); });
    std::vector<Tensor> results(static_cast<std::size_t>(shards));
    forShards(input, shards, [&](int index, const Shard& shard) {
        results[static_cast<std::size_t>(index)] = body(input.narrow(0, shard.begin, shard.size));
    });
    return torch::cat(results);
}

Tensor ResNetV2Impl::embed(const Tensor& images) {
    return inShards(images, [this](const Tensor& shard) { return embedShard(shard); });
}

Tensor ResNetV2Impl::stageInput(const Tensor& images, int stage) {
    return inShards(images, [&](const Tensor& shard) { return runBlocks(runStem(shard), 0, firstBlockOf(stage)); });
}

Tensor ResNetV2Impl::nextStageInput(const Tensor& input, int from, int to) {
    return inShards(input, [&](const Tensor& shard) {
        return runBlocks(shard, firstBlockOf(from), firstBlockOf(to), nullptr, true);
    });
}

Tensor ResNetV2Impl::embedFromStage(const Tensor& input, int stage, const AdapterSet* adapters) {
    if (adapters != nullptr && !adapters->empty() && adapters->size() != m_parts->blocks.size()) {
        throw Error("There are " + std::to_string(adapters->size()) + " adapters for the " +
                    std::to_string(m_parts->blocks.size()) + " blocks of the network");
    }
    return inShards(input, [&](const Tensor& shard) {
        return runBlocks(shard, firstBlockOf(stage), m_parts->blocks.size(), adapters, true)
            .to(torch::kFloat)
            .mean({2, 3});
    });
}

AdapterSet ResNetV2Impl::adapters() const {
    AdapterSet set;
    for (const auto& block : m_parts->blocks) {
        if (block->adapter != nullptr) {
            set.push_back(*block->adapter);
        }
    }
    return set;
}

std::size_t ResNetV2Impl::firstBlockOf(int stage) const {
    std::size_t block = 0;
    for (int i = 0; i < stage; ++i) {
        block += static_cast<std::size_t>(m_config.depths[static_cast<std::size_t>(i)]);
    }
    return block;
}

Tensor ResNetV2Impl::runStem(const Tensor& images) {
    const Tensor x = m_parts->stem->forward(images.to(typeOn(images.device())).contiguous(formatOn(images.device())));
    return m_config.stem == Stem::Large ? zeroPaddedMaxPool(x) : x;
}

/// The input of block `to`; where there is none, what the last norm and ReLU make of the last block.
Tensor ResNetV2Impl::runBlocks(Tensor x, std::size_t from, std::size_t to, const AdapterSet* adapters,
                               bool keepsInput) {
    const auto& blocks = m_parts->blocks;
    const auto adapterOf = [&](std::size_t block) {
        if (adapters == nullptr) {
            return blocks[block]->adapter;
        }
        return adapters->empty() ? nullptr : &(*adapters)[block];
    };
    Tensor normalised;
    for (std::size_t i = from; i < to; ++i) {
        if (!normalised.defined()) {
            std::tie(x, normalised) = blocks[i]->enter(x, adapterOf(i), i == from && keepsInput);
        }
        auto [main, shortcut] = blocks[i]->forward(std::exchange(x, Tensor()), std::exchange(normalised, Tensor()));
        if (i + 1 == blocks.size()) {
            const Norm& norm = *m_parts->norm;
            return addGroupNormRelu(main, shortcut, norm.weight, norm.bias, m_config.groups, false).second;
        }
        const Block& next = *blocks[i + 1];
        if (i + 1 == to || adapterOf(i + 1) != nullptr) {
            x = torch::GradMode::is_enabled() ? main + shortcut : main.add_(shortcut);
        } else {
            // The first block of a stage takes its shortcut from the normalised input, so the sum itself is not needed.
            std::tie(x, normalised) = addGroupNormRelu(main, shortcut, next.norm1->weight, next.norm1->bias,
                                                       m_config.groups, !next.hasDownsample());
        }
    }
    return x;
}

Tensor ResNetV2Impl::embedShard(const Tensor& images) {
    Tensor x;
    std::size_t from = 0;
    if (torch::GradMode::is_enabled() && m_parts->frozenStages >= 0) {
        const torch::NoGradGuard noGrad;
        from = firstBlockOf(m_parts->frozenStages);
        x = runBlocks(runStem(images), 0, from);
    } else {
        x = runStem(images);
    }
    return runBlocks(std::move(x), from, m_parts->blocks.size()).to(torch::kFloat).mean({2, 3});
}

Tensor ResNetV2Impl::forward(const Tensor& images) {
    if (!m_parts->headWeight.defined()) {
        throw Error("The model has no head to classify with", "Give it one with resetHead");
    }
    const Tensor& weight = m_parts->headWeight;
    return torch::linear(embed(images), weight.view({weight.size(0), weight.size(1)}), m_parts->headBias);
}

void ResNetV2Impl::initialise(std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    std::uint64_t index = 0;
    for (const auto& entry : named_parameters()) {
        const Tensor& parameter = entry.value();
        if (isHeadName(entry.key()) || entry.key().ends_with("adapter.up.weight")) {
            parameter.zero_();
        } else if (parameter.dim() == 4) {
            // He et al. 2015, equation 14: standard deviation sqrt(2 / (k k c_out)).
            const double fanOut = static_cast<double>(parameter.size(0) * parameter.size(2) * parameter.size(3));
            Random random({seed, index++});
            fillNormal(parameter, std::sqrt(2.0 / fanOut), random);
        } else if (entry.key().ends_with(".weight")) {
            parameter.fill_(1);
        } else {
            parameter.zero_();
        }
    }
    forgetCachedWeights();
}

void ResNetV2Impl::resetHead(int numClasses) {
    if (numClasses < 1) {
        throw Error("A head needs at least one class, not " + std::to_string(numClasses));
    }
    const Tensor& like = m_parts->norm->weight;
    const Tensor weight = torch::zeros({numClasses, m_config.embeddingSize(), 1, 1}, like.device());
    const Tensor bias = torch::zeros({numClasses}, like.device());
    auto fc = std::make_shared<torch::nn::Module>("Head");
    m_parts->headWeight = fc->register_parameter("weight", weight);
    m_parts->headBias = fc->register_parameter("bias", bias);
    auto head = std::make_shared<torch::nn::Module>("Head");
    head->register_module("fc", fc);
    if (m_parts->head != nullptr) {
        replace_module("head", head);
    } else {
        register_module("head", head);
    }
    head->train(is_training());
    m_parts->head = head;
    m_config.numClasses = numClasses;
}

void ResNetV2Impl::forgetCachedWeights() {
    m_parts->forEachConvolution([](StandardisedConvolution& convolution) { convolution.forget(); });
}

void ResNetV2Impl::freezeStages(int stages) {
    if (stages < 0 || stages >= static_cast<int>(m_config.depths.size())) {
        throw Error("There are " + std::to_string(m_config.depths.size()) + " stages, so " + std::to_string(stages) +
                        " cannot be left as they are",
                    "Choose fewer");
    }
    m_parts->frozenStages = stages;
    for (const auto& entry : named_parameters()) {
        bool isFrozen = entry.key().starts_with("stem.");
        for (int stage = 0; stage < stages; ++stage) {
            isFrozen = isFrozen || entry.key().starts_with("stages." + std::to_string(stage) + ".");
        }
        if (isFrozen) {
            entry.value().set_requires_grad(false);
        }
    }
}

void ResNetV2Impl::freezeBase() {
    for (const auto& entry : named_parameters()) {
        if (!isHeadName(entry.key()) && !isAdapterName(entry.key())) {
            entry.value().set_requires_grad(false);
        }
    }
    m_parts->frozenStages = 0;  // nothing before the first adapter
}

void ResNetV2Impl::prepareStep(const torch::Device& device) {
    const torch::ScalarType type = typeOn(device);
    m_parts->forEachConvolution([&](StandardisedConvolution& convolution) {
        if (convolution.weight.requires_grad()) {
            convolution.forget();  // nothing may be cached by several threads at once
        } else {
            convolution.prepare(type);
        }
    });
}

torch::ScalarType ResNetV2Impl::typeOn(const torch::Device& device) const {
    return m_parts->typeOn(device);
}

void ResNetV2Impl::setPrecision(Precision precision) {
    m_parts->precision = precision;
}

std::vector<std::pair<std::string, Tensor>> learningParameters(const ResNetV2& model) {
    std::vector<std::pair<std::string, Tensor>> learning;
    for (const auto& entry : model->named_parameters()) {
        if (entry.value().requires_grad()) {
            learning.emplace_back(entry.key(), entry.value());
        }
    }
    return learning;
}

}  // namespace docent
