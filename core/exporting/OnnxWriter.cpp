// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/OnnxWriter.h"

#include <torch/torch.h>

#include <array>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

#include "exporting/FoldedNetwork.h"
#include "exporting/FoldedWeights.h"

namespace docent {

namespace {

using Integers = std::vector<std::int64_t>;

/// A value of the graph, channels x side x side for each picture.
struct Layer {
    std::string name;
    int channels = 0;
    int side = 0;
};

class NetworkWriter {
public:
    NetworkWriter(const ResNetV2& model, const Preprocess& preprocess, const OnnxOptions& options)
        : m_config(model->config()),
          m_preprocess(preprocess),
          m_options(options),
          m_graph(preprocess.model.empty() ? "docent" : preprocess.model, options.storage) {
        for (auto& [name, tensor] : foldedWeights(model)) {
            m_weights.emplace(name, std::move(tensor));
        }
    }

    std::string write(const std::map<std::string, std::string>& metadata) {
        Layer x = stem(input());
        for (std::size_t stage = 0; stage < m_config.depths.size(); ++stage) {
            for (int index = 0; index < m_config.depths[stage]; ++index) {
                x = block(x, "stages." + std::to_string(stage) + ".blocks." + std::to_string(index) + ".", index == 0,
                          stage > 0 && index == 0 ? 2 : 1);
            }
        }
        x = normRelu(x, "norm", m_config.groups);
        const std::string pooled = m_graph.add("GlobalAveragePool", {x.name});
        const std::string embedding = m_graph.add("Flatten", {pooled}, {{"axis", std::int64_t{1}}}, "embedding");
        head(embedding);
        return m_graph.bytes(metadata);
    }

private:
    Layer input() {
        const int side = m_preprocess.size;
        if (!m_options.withPreprocessing) {
            m_graph.addInput("input", OnnxType::Float, {-1, 3, side, side});
            return {"input", 3, side};
        }
        m_graph.addInput("pixels", OnnxType::UInt8, {-1, side, side, 3});
        constexpr std::int64_t toFloat = 1;  // TensorProto.FLOAT
        constexpr double maxByte = 255;
        std::string x = m_graph.add("Cast", {"pixels"}, {{"to", toFloat}});
        x = m_graph.add("Transpose", {x}, {{"perm", Integers{0, 3, 1, 2}}});
        std::array<float, 3> scale{};
        std::array<float, 3> offset{};
        for (std::size_t i = 0; i < scale.size(); ++i) {
            scale[i] = static_cast<float>(1 / (maxByte * m_preprocess.deviation[i]));
            offset[i] = static_cast<float>(-m_preprocess.mean[i] / m_preprocess.deviation[i]);
        }
        x = m_graph.add("Mul", {x, m_graph.addFloats("preprocess.scale", {3, 1, 1}, scale)});
        x = m_graph.add("Add", {x, m_graph.addFloats("preprocess.offset", {3, 1, 1}, offset)});
        return {x, 3, side};
    }

    Layer stem(const Layer& x) {
        if (m_config.stem == Stem::Small) {
            return convolution(x, "stem.conv", 1, 1);
        }
        Layer y = convolution(x, "stem.conv", 2, 3);
        // BiT pads with zeros before the pool, and a padded pool would pad with -inf.
        const Integers around = {0, 0, 1, 1, 0, 0, 1, 1};
        y.name = m_graph.add("Pad", {y.name, m_graph.addIntegers("stem.pad", around)});
        y.side += 2;
        // ONNX Runtime makes one padded pool of a Pad and a MaxPool beside each other, whose padding is -inf. A
        // convolution that leaves all as it is keeps them apart.
        const std::vector<float> ones(static_cast<std::size_t>(y.channels), 1.0F);
        y.name = m_graph.add("Conv", {y.name, m_graph.addFloats("stem.same", {y.channels, 1, 1, 1}, ones)},
                             {{"kernel_shape", Integers{1, 1}}, {"group", std::int64_t{y.channels}}});
        y.name = m_graph.add("MaxPool", {y.name}, {{"kernel_shape", Integers{3, 3}}, {"strides", Integers{2, 2}}});
        y.side = (y.side - 3) / 2 + 1;
        return y;
    }

    Layer block(Layer x, const std::string& name, bool withDownsample, int stride) {
        if (const int adapter = m_config.adapterWidth(x.channels); adapter > 0) {
            Layer p = convolution(x, name + "adapter.down", 1, 0);
            p = normRelu(p, name + "adapter.norm", adapter / ModelConfig::adapterGroupSize);
            p = convolution(p, name + "adapter.up", 1, 0);
            x.name = m_graph.add("Add", {x.name, p.name});
        }
        Layer p = normRelu(x, name + "norm1", m_config.groups);
        if (withDownsample) {
            x = convolution(p, name + "downsample.conv", stride, 0);
        }
        p = convolution(p, name + "conv1", 1, 0);
        p = normRelu(p, name + "norm2", m_config.groups);
        p = convolution(p, name + "conv2", stride, 1);
        p = normRelu(p, name + "norm3", m_config.groups);
        p = convolution(p, name + "conv3", 1, 0);
        return {m_graph.add("Add", {p.name, x.name}), p.channels, p.side};
    }

    Layer convolution(const Layer& x, const std::string& name, int stride, int padding) {
        const torch::Tensor& weight = m_weights.at(name + ".weight");
        const int kernel = static_cast<int>(weight.size(2));
        Layer y{.channels = static_cast<int>(weight.size(0)), .side = (x.side + 2 * padding - kernel) / stride + 1};
        const bool inBytes = m_options.quantisation != nullptr && name != "stem.conv";
        const std::string input = inBytes ? dequantised(quantised(x.name, name + ".in")) : x.name;
        const std::string filters = inBytes ? byteWeights(name) : weights(name + ".weight");
        y.name = m_graph.add("Conv", {input, filters},
                             {{"kernel_shape", Integers{kernel, kernel}},
                              {"strides", Integers{stride, stride}},
                              {"pads", Integers{padding, padding, padding, padding}}});
        if (inBytes) {
            y.name = dequantised(quantised(y.name, name + ".out"));
        }
        return y;
    }

    /// A value in bytes, with the names of its scale and its zero.
    struct QuantisedValue {
        std::string name;
        std::string scale;
        std::string zero;
    };

    /// A value that two convolutions take is quantised once.
    const QuantisedValue& quantised(const std::string& value, const std::string& activation) {
        const auto [found, isNew] = m_quantised.try_emplace(value);
        if (isNew) {
            const ByteScale& bytes = m_options.quantisation->activations.at(activation);
            QuantisedValue& made = found->second;
            made.scale = m_graph.addFloats(activation + ".scale", {}, {&bytes.scale, 1});
            made.zero = m_graph.addByte(activation + ".zero", bytes.zero);
            made.name = m_graph.add("QuantizeLinear", {value, made.scale, made.zero});
        }
        return found->second;
    }
    std::string dequantised(const QuantisedValue& value) {
        return m_graph.add("DequantizeLinear", {value.name, value.scale, value.zero});
    }
    /// Of a convolution or the head.
    std::string byteWeights(const std::string& name) {
        const ByteWeight weight = quantiseWeight(m_weights.at(name + ".weight"));
        const std::int64_t channels = weight.scales.size(0);
        const std::vector<std::int8_t> zeros(static_cast<std::size_t>(channels), 0);
        return m_graph.add("DequantizeLinear",
                           {m_graph.addBytes(name + ".weight.bytes", weight.values.sizes().vec(),
                                             {weight.values.data_ptr<std::int8_t>(), size(weight.values)}),
                            m_graph.addFloats(name + ".weight.scale", {channels},
                                              {weight.scales.data_ptr<float>(), size(weight.scales)}),
                            m_graph.addBytes(name + ".weight.zero", {channels}, zeros)},
                           {{"axis", std::int64_t{0}}});
    }
    std::string byteBias(std::int64_t classes) {
        const torch::Tensor scales = quantiseWeight(m_weights.at("head.fc.weight")).scales *
                                     m_options.quantisation->activations.at("head.fc.in").scale;
        const torch::Tensor bias = quantiseBias(m_weights.at("head.fc.bias"), scales);
        return m_graph.add(
            "DequantizeLinear",
            {m_graph.addIntegers("head.fc.bias.integers",
                                 std::span<const std::int32_t>(bias.data_ptr<std::int32_t>(), size(bias))),
             m_graph.addFloats("head.fc.bias.scale", {classes}, {scales.data_ptr<float>(), size(scales)})},
            {{"axis", std::int64_t{0}}});
    }
    static std::size_t size(const torch::Tensor& tensor) { return static_cast<std::size_t>(tensor.numel()); }

    /// InstanceNormalization of each group's channels as one, then the scale and offset of each channel.
    Layer normRelu(const Layer& x, const std::string& name, int groups) {
        const auto count = static_cast<std::size_t>(groups);
        const std::vector<float> ones(count, 1.0F);
        const std::vector<float> zeros(count, 0.0F);
        const std::string suffix = std::to_string(groups);
        if (m_groupShapes.insert(groups).second) {
            m_graph.addIntegers("groups." + suffix, Integers{0, groups, -1});
            m_graph.addFloats("ones." + suffix, {groups}, ones);
            m_graph.addFloats("zeros." + suffix, {groups}, zeros);
        }
        constexpr float eps = 1e-5F;
        std::string y = m_graph.add("Reshape", {x.name, "groups." + suffix});
        y = m_graph.add("InstanceNormalization", {y, "ones." + suffix, "zeros." + suffix}, {{"epsilon", eps}});
        y = m_graph.add("Reshape", {y, m_graph.addIntegers(name + ".shape", Integers{0, x.channels, x.side, x.side})});
        // [C, 1, 1], not [1, C, 1, 1], which OpenCV 4.6 takes for the shape of the whole batch.
        y = m_graph.add("Mul", {y, perChannel(name + ".weight")});
        y = m_graph.add("Add", {y, perChannel(name + ".bias")});
        return {m_graph.add("Relu", {y}), x.channels, x.side};
    }

    void head(const std::string& embedding) {
        const std::int64_t classes = m_weights.at("head.fc.bias").size(0);
        const std::string last = m_options.withPreprocessing ? "probabilities" : "logits";
        const bool inBytes = m_options.quantisation != nullptr;
        const std::vector<std::string> inputs =
            inBytes ? std::vector{dequantised(quantised(embedding, "head.fc.in")), byteWeights("head.fc"),
                                  byteBias(classes)}
                    : std::vector{embedding, weights("head.fc.weight"), floats("head.fc.bias", {classes})};
        const std::string logits = m_graph.add("Gemm", inputs, {{"transB", std::int64_t{1}}},
                                               m_options.withPreprocessing ? "scores" : "logits");
        if (m_options.withPreprocessing) {
            m_graph.add("Softmax", {logits}, {{"axis", std::int64_t{1}}}, last);
        }
        m_graph.addOutput(last, {-1, classes});
        if (m_options.withEmbedding) {
            m_graph.addOutput("embedding", {-1, m_config.embeddingSize()});
        }
    }

    [[nodiscard]] std::span<const float> values(const std::string& name) const {
        const torch::Tensor& tensor = m_weights.at(name);
        return {tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())};
    }
    std::string weights(const std::string& name) {
        return m_graph.addWeights(name, m_weights.at(name).sizes().vec(), values(name));
    }
    std::string floats(const std::string& name, const Integers& shape) {
        return m_graph.addFloats(name, shape, values(name));
    }
    std::string perChannel(const std::string& name) { return floats(name, {m_weights.at(name).size(0), 1, 1}); }

    const ModelConfig& m_config;
    const Preprocess& m_preprocess;
    const OnnxOptions& m_options;
    OnnxGraph m_graph;
    std::unordered_map<std::string, torch::Tensor> m_weights;
    std::set<int> m_groupShapes;
    std::unordered_map<std::string, QuantisedValue> m_quantised;  ///< by the value in float
};

}  // namespace

std::string onnxBytes(const ResNetV2& model, const Preprocess& preprocess, const OnnxOptions& options,
                      const std::map<std::string, std::string>& metadata) {
    return NetworkWriter(model, preprocess, options).write(metadata);
}

}  // namespace docent
