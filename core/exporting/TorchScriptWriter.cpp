// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/TorchScriptWriter.h"

#include <torch/script.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>

#include "base/Error.h"
#include "exporting/FoldedWeights.h"

namespace docent {

namespace {

/// A dot is no part of a name in TorchScript.
std::string attributeName(std::string parameter) {
    std::replace(parameter.begin(), parameter.end(), '.', '_');
    return parameter;
}

/// Writes one line a layer.
class SourceWriter {
public:
    SourceWriter(const ModelConfig& config, WeightPrecision precision)
        : m_config(config), m_cast(precision == WeightPrecision::Float32 ? "" : ".to(x)") {}

    std::string write() {
        m_text = "def embed(self, x: Tensor) -> Tensor:\n";
        // ATen's group_norm loses a digit and more on channels_last input, which is what pictures come as.
        line("x = x.contiguous()");
        if (m_config.stem == Stem::Large) {
            line("x = " + convolution("x", "stem.conv", 2, 3));
            // BiT pads with zeros before the pool; a padded pool would pad with -inf.
            line("x = torch.max_pool2d(torch.constant_pad_nd(x, [1, 1, 1, 1], 0.0), [3, 3], [2, 2])");
        } else {
            line("x = " + convolution("x", "stem.conv", 1, 1));
        }
        int channels = m_config.stemWidth;
        for (std::size_t stage = 0; stage < m_config.depths.size(); ++stage) {
            for (int block = 0; block < m_config.depths[stage]; ++block) {
                writeBlock("stages." + std::to_string(stage) + ".blocks." + std::to_string(block) + ".", channels,
                           block == 0, stage > 0 && block == 0 ? 2 : 1);
                channels = 4 * m_config.widths[stage];
            }
        }
        line("x = " + normRelu("x", "norm", m_config.groups));
        line("return torch.mean(x, [2, 3])");
        m_text += "def forward(self, x: Tensor) -> Tensor:\n";
        line("return torch.linear(self.embed(x), " + weights("head.fc.weight") + ", " + weights("head.fc.bias") + ")");
        return m_text;
    }

private:
    void writeBlock(const std::string& block, int channels, bool withDownsample, int stride) {
        if (const int width = m_config.adapterWidth(channels); width > 0) {
            line("p = " + convolution("x", block + "adapter.down", 1, 0));
            line("p = " + normRelu("p", block + "adapter.norm", width / ModelConfig::adapterGroupSize));
            line("x = x + " + convolution("p", block + "adapter.up", 1, 0));
        }
        line("p = " + normRelu("x", block + "norm1", m_config.groups));
        if (withDownsample) {
            line("x = " + convolution("p", block + "downsample.conv", stride, 0));
        }
        line("p = " + convolution("p", block + "conv1", 1, 0));
        line("p = " + normRelu("p", block + "norm2", m_config.groups));
        line("p = " + convolution("p", block + "conv2", stride, 1));
        line("p = " + normRelu("p", block + "norm3", m_config.groups));
        line("x = " + convolution("p", block + "conv3", 1, 0) + " + x");
    }

    /// As they are multiplied with the input `x`.
    [[nodiscard]] std::string weights(const std::string& parameter) const {
        return "self." + attributeName(parameter) + m_cast;
    }

    [[nodiscard]] std::string normRelu(const std::string& input, const std::string& name, int groups) const {
        return "torch.relu(torch.group_norm(" + input + ", " + std::to_string(groups) + ", " +
               weights(name + ".weight") + ", " + weights(name + ".bias") + ", 1e-5))";
    }

    [[nodiscard]] std::string convolution(const std::string& input, const std::string& name, int stride,
                                          int padding) const {
        const auto pair = [](int value) { return "[" + std::to_string(value) + ", " + std::to_string(value) + "]"; };
        return "torch.conv2d(" + input + ", " + weights(name + ".weight") + ", None, " + pair(stride) + ", " +
               pair(padding) + ")";
    }

    void line(const std::string& code) { m_text += "    " + code + "\n"; }

    const ModelConfig& m_config;
    std::string m_cast;
    std::string m_text;
};

}  // namespace

std::string torchScriptSource(const ModelConfig& config, WeightPrecision precision) {
    return SourceWriter(config, precision).write();
}

std::string torchScriptBytes(const ResNetV2& model, const std::vector<std::string>& classes, int imageSize,
                             WeightPrecision precision, const std::map<std::string, std::string>& extraFiles) {
    try {
        torch::jit::Module module("__torch__.DocentClassifier");
        for (const auto& [name, value] : foldedWeights(model)) {
            module.register_parameter(attributeName(name),
                                      precision == WeightPrecision::Float32 ? value : value.to(torch::kHalf),
                                      /*is_buffer=*/false);
        }
        c10::List<std::string> names;
        for (const std::string& name : classes) {
            names.push_back(name);
        }
        module.register_attribute("classes", c10::ListType::ofStrings(), names);
        module.register_attribute("image_size", c10::IntType::get(), imageSize);
        module.define(torchScriptSource(model->config(), precision));
        module.eval();
        std::ostringstream bytes;
        module.save(bytes, std::unordered_map<std::string, std::string>(extraFiles.begin(), extraFiles.end()));
        return std::move(bytes).str();
    } catch (const c10::Error& e) {
        throw Error(std::string("Cannot write the model as TorchScript: ") + e.what_without_backtrace());
    }
}

}  // namespace docent
