// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/FoldedNetwork.h"

#include <torch/torch.h>

#include <limits>
#include <string_view>
#include <utility>

#include "exporting/FoldedWeights.h"
#include "nn/FusedGroupNorm.h"

namespace docent {

namespace {

using torch::Tensor;

constexpr int largestWeight = 127;
constexpr int largestByte = 255;

/// For values [n, c, ...] or [c, ...] whose channels lie in this dimension.
Tensor alongChannels(const Tensor& perChannel, std::int64_t dimensions, std::int64_t channel) {
    std::vector<std::int64_t> shape(static_cast<std::size_t>(dimensions), 1);
    shape[static_cast<std::size_t>(channel)] = perChannel.size(0);
    return perChannel.view(shape);
}

/// QuantizeLinear, as the whole numbers byte - zero in floats.
Tensor toUnits(const Tensor& x, const ByteScale& to) {
    const Tensor scale = torch::full({1}, to.scale, torch::kFloat);
    return torch::round(x / scale).clamp_(-to.zero, largestByte - to.zero);
}

}  // namespace

ByteWeight quantiseWeight(const Tensor& weight) {
    const Tensor largest = weight.flatten(1).abs().amax(1);
    Tensor scales = largest / largestWeight;
    scales = torch::where(scales > std::numeric_limits<float>::min(), scales, torch::ones_like(scales));
    const Tensor units = torch::round(weight / alongChannels(scales, weight.dim(), 0));
    return {units.clamp_(-largestWeight, largestWeight).to(torch::kChar).contiguous(), scales.contiguous()};
}

Tensor quantiseBias(const Tensor& bias, const Tensor& scales) {
    constexpr double most = std::numeric_limits<std::int32_t>::max();
    return torch::round(bias.to(torch::kDouble) / scales.to(torch::kDouble)).clamp(-most, most).to(torch::kInt);
}

/// What a convolution and the head make of their input.
class FoldedNetwork::Arithmetic {
public:
    explicit Arithmetic(const FoldedNetwork& network) : m_network(network) {}
    virtual ~Arithmetic() = default;
    Arithmetic(const Arithmetic&) = delete;
    Arithmetic& operator=(const Arithmetic&) = delete;

    [[nodiscard]] virtual Tensor convolution(const Tensor& x, const std::string& name, int stride,
                                             int padding) const = 0;
    [[nodiscard]] virtual Tensor head(const Tensor& x) const = 0;

protected:
    [[nodiscard]] const Tensor& weight(const std::string& name) const { return m_network.weight(name); }
    [[nodiscard]] const ByteWeight& bytes(const std::string& name) const { return m_network.m_bytes.at(name); }

private:
    const FoldedNetwork& m_network;
};

class FoldedNetwork::Float final : public Arithmetic {
public:
    Float(const FoldedNetwork& network, const Observer& observer) : Arithmetic(network), m_observer(observer) {}

    [[nodiscard]] Tensor convolution(const Tensor& x, const std::string& name, int stride, int padding) const override {
        tell(name + ".in", x);
        Tensor y = torch::conv2d(x, weight(name + ".weight"), {}, stride, padding);
        tell(name + ".out", y);
        return y;
    }
    [[nodiscard]] Tensor head(const Tensor& x) const override {
        tell("head.fc.in", x);
        return torch::linear(x, weight("head.fc.weight"), weight("head.fc.bias"));
    }

private:
    void tell(const std::string& name, const Tensor& x) const {
        if (m_observer) {
            m_observer(name, x);
        }
    }

    const Observer& m_observer;
};

class FoldedNetwork::Bytes final : public Arithmetic {
public:
    Bytes(const FoldedNetwork& network, const Quantisation& quantisation)
        : Arithmetic(network), m_quantisation(quantisation) {}

    [[nodiscard]] Tensor convolution(const Tensor& x, const std::string& name, int stride, int padding) const override {
        const ByteScale& in = m_quantisation.activations.at(name + ".in");
        const ByteScale& out = m_quantisation.activations.at(name + ".out");
        const ByteWeight& w = bytes(name);
        // Whole numbers up to 2^24 are exact in floats, and sums stay below that but in rare cases.
        const Tensor sum = torch::conv2d(toUnits(x, in), w.values.to(torch::kFloat), {}, stride, padding);
        const Tensor factor = w.scales * torch::full({1}, in.scale) / torch::full({1}, out.scale);
        return torch::round(sum * alongChannels(factor, 4, 1)).clamp_(-out.zero, largestByte - out.zero) * out.scale;
    }
    [[nodiscard]] Tensor head(const Tensor& x) const override {
        const ByteScale& in = m_quantisation.activations.at("head.fc.in");
        const ByteWeight& w = bytes("head.fc");
        const Tensor scales = w.scales * torch::full({1}, in.scale);
        const Tensor bias = quantiseBias(weight("head.fc.bias"), scales).to(torch::kDouble);
        const Tensor sum =
            torch::linear(toUnits(x, in).to(torch::kDouble), w.values.to(torch::kDouble), bias).to(torch::kFloat);
        return sum * scales;
    }

private:
    const Quantisation& m_quantisation;
};

class FoldedNetwork::RoundedWeights final : public Arithmetic {
public:
    RoundedWeights(const FoldedNetwork& network, const Quantisation& quantisation)
        : Arithmetic(network), m_quantisation(quantisation) {}

    [[nodiscard]] Tensor convolution(const Tensor& x, const std::string& name, int stride, int padding) const override {
        return torch::conv2d(x, rounded(name), {}, stride, padding);
    }
    [[nodiscard]] Tensor head(const Tensor& x) const override {
        const float scale = m_quantisation.activations.at("head.fc.in").scale;
        const Tensor scales = bytes("head.fc").scales * torch::full({1}, scale);
        return torch::linear(x, rounded("head.fc"), quantiseBias(weight("head.fc.bias"), scales) * scales);
    }

private:
    [[nodiscard]] Tensor rounded(const std::string& name) const {
        const ByteWeight& w = bytes(name);
        return w.values.to(torch::kFloat) * alongChannels(w.scales, w.values.dim(), 0);
    }

    const Quantisation& m_quantisation;
};

FoldedNetwork::FoldedNetwork(const ResNetV2& model) : m_config(model->config()) {
    constexpr std::string_view ending = ".weight";
    for (auto& [name, tensor] : foldedWeights(model)) {
        if ((tensor.dim() == 4 || name == "head.fc.weight") && !name.starts_with("stem.")) {
            m_bytes.emplace(name.substr(0, name.size() - ending.size()), quantiseWeight(tensor));
        }
        m_weights.emplace(name, std::move(tensor));
    }
}

FoldedNetwork::Output FoldedNetwork::forward(const Tensor& images, const Observer& observer) const {
    return run(images, Float(*this, observer));
}

FoldedNetwork::Output FoldedNetwork::forward(const Tensor& images, const Quantisation& quantisation) const {
    return run(images, Bytes(*this, quantisation));
}

FoldedNetwork::Output FoldedNetwork::forwardRoundedWeights(const Tensor& images,
                                                           const Quantisation& quantisation) const {
    return run(images, RoundedWeights(*this, quantisation));
}

Tensor FoldedNetwork::normRelu(const Tensor& x, const std::string& name, int groups) const {
    return torch::relu(torch::group_norm(x, groups, weight(name + ".weight"), weight(name + ".bias"), groupNormEps));
}

FoldedNetwork::Output FoldedNetwork::run(const Tensor& images, const Arithmetic& arithmetic) const {
    const torch::NoGradGuard noGradients;
    const bool isLarge = m_config.stem == Stem::Large;
    Tensor x = torch::conv2d(images.contiguous(), weight("stem.conv.weight"), {}, isLarge ? 2 : 1, isLarge ? 3 : 1);
    if (isLarge) {
        x = torch::max_pool2d(torch::constant_pad_nd(x, {1, 1, 1, 1}), 3, 2);
    }
    for (std::size_t stage = 0; stage < m_config.depths.size(); ++stage) {
        for (int index = 0; index < m_config.depths[stage]; ++index) {
            const std::string name = "stages." + std::to_string(stage) + ".blocks." + std::to_string(index) + ".";
            const int stride = stage > 0 && index == 0 ? 2 : 1;
            if (const int adapter = m_config.adapterWidth(static_cast<int>(x.size(1))); adapter > 0) {
                Tensor p = arithmetic.convolution(x, name + "adapter.down", 1, 0);
                p = normRelu(p, name + "adapter.norm", adapter / ModelConfig::adapterGroupSize);
                x = x + arithmetic.convolution(p, name + "adapter.up", 1, 0);
            }
            Tensor p = normRelu(x, name + "norm1", m_config.groups);
            if (index == 0) {
                x = arithmetic.convolution(p, name + "downsample.conv", stride, 0);
            }
            p = arithmetic.convolution(p, name + "conv1", 1, 0);
            p = arithmetic.convolution(normRelu(p, name + "norm2", m_config.groups), name + "conv2", stride, 1);
            p = arithmetic.convolution(normRelu(p, name + "norm3", m_config.groups), name + "conv3", 1, 0);
            x = x + p;
        }
    }
    const Tensor embedding = normRelu(x, "norm", m_config.groups).mean({2, 3});
    return {.logits = arithmetic.head(embedding), .embedding = embedding};
}

}  // namespace docent
