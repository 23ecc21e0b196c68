// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a ResNetV2 to and from safetensors files.
#include <torch/torch.h>

#include <algorithm>
#include <charconv>

#include "base/Error.h"
#include "base/Hash.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"

namespace docent {

namespace {

using torch::Tensor;
using Metadata = std::map<std::string, std::string>;

bool isHead(const std::string& name) {
    return name.rfind("head.", 0) == 0;
}

std::string joined(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) {
        text += text.empty() ? "" : ",";
        text += std::to_string(number);
    }
    return text;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (const std::int64_t extent : shape) {
        text += text.size() == 1 ? "" : ", ";
        text += std::to_string(extent);
    }
    text += "]";
    return text;
}

Metadata describe(const ModelConfig& config) {
    return {{"arch", config.arch},
            {"depths", joined(config.depths)},
            {"widths", joined(config.widths)},
            {"stem_width", std::to_string(config.stemWidth)},
            {"stem", config.stem == Stem::Large ? "large" : "small"},
            {"groups", std::to_string(config.groups)},
            {"num_classes", std::to_string(config.numClasses)},
            // Python's readers of PyTorch weights ask for this one.
            {"format", "pt"}};
}

/// Reads the shape of a model out of a file's metadata.
class ConfigReader {
public:
    explicit ConfigReader(const SafetensorsFile& file) : m_file(file) {}

    [[nodiscard]] ModelConfig read() const {
        ModelConfig config;
        config.arch = text("arch");
        config.depths = numbers("depths");
        config.widths = numbers("widths");
        config.stemWidth = number("stem_width");
        config.groups = number("groups");
        config.numClasses = number("num_classes");
        const std::string stem = text("stem");
        if (stem != "large" && stem != "small") {
            fail("stem is '" + stem + "', not 'large' or 'small'");
        }
        config.stem = stem == "large" ? Stem::Large : Stem::Small;
        for (const std::string& problem : config.check()) {
            fail(problem);
        }
        // Before any memory is taken for it: the metadata may ask for more than there is.
        std::int64_t held = 0;
        for (const std::string& name : m_file.names()) {
            const TensorView& tensor = m_file.tensor(name);
            held += static_cast<std::int64_t>(tensor.data.size() / bytesPerElement(tensor.type));
        }
        if (config.parameterCount() > held) {
            fail("it describes " + std::to_string(config.parameterCount()) + " parameters and the file holds " +
                 std::to_string(held));
        }
        return config;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw Error("Cannot tell the model's shape from the metadata of " + m_file.path().string() + ": " + problem,
                    "Use a weight file that Docent wrote, or load this one into a model of a known architecture");
    }

    [[nodiscard]] std::string text(const std::string& key) const {
        const auto found = m_file.metadata().find(key);
        if (found == m_file.metadata().end()) {
            fail("there is no '" + key + "'");
        }
        return found->second;
    }

    [[nodiscard]] std::vector<int> numbers(const std::string& key) const {
        const std::string list = text(key);
        std::vector<int> values;
        const char* cursor = list.data();
        const char* const end = cursor + list.size();
        while (true) {
            int value = 0;
            const auto [next, error] = std::from_chars(cursor, end, value);
            if (error != std::errc() || (next != end && *next != ',')) {
                fail(key + " is '" + list.substr(0, 80) + "', not a list of numbers");
            }
            values.push_back(value);
            if (next == end) {
                return values;
            }
            cursor = next + 1;
        }
    }

    [[nodiscard]] int number(const std::string& key) const {
        const std::vector<int> values = numbers(key);
        if (values.size() != 1) {
            fail(key + " holds " + std::to_string(values.size()) + " numbers instead of one");
        }
        return values.front();
    }

    const SafetensorsFile& m_file;
};

bool isFloat(TensorType type) {
    return type == TensorType::F32 || type == TensorType::F16 || type == TensorType::BF16;
}

Tensor toTensor(const TensorView& view) {
    const torch::ScalarType type = view.type == TensorType::F32   ? torch::kFloat
                                   : view.type == TensorType::F16 ? torch::kHalf
                                                                  : torch::kBFloat16;
    // A foreign file need not align its tensors, so the bytes are copied before they are read as numbers.
    Tensor tensor = torch::empty(view.shape, type);
    std::copy(view.data.begin(), view.data.end(), static_cast<std::uint8_t*>(tensor.data_ptr()));
    return tensor.to(torch::kFloat);
}

/// All that keeps the file's tensors from fitting the model.
std::vector<std::string> findProblems(const ResNetV2& model, const SafetensorsFile& file, bool withHead) {
    std::vector<std::string> problems;
    const auto parameters = model->named_parameters();
    for (const auto& entry : parameters) {
        if (isHead(entry.key()) && !withHead) {
            continue;
        }
        if (!file.has(entry.key())) {
            problems.push_back(entry.key() + " is missing");
            continue;
        }
        const TensorView& view = file.tensor(entry.key());
        if (view.shape != entry.value().sizes().vec()) {
            problems.push_back(entry.key() + " is " + shapeText(view.shape) + " instead of " +
                               shapeText(entry.value().sizes().vec()));
        } else if (!isFloat(view.type)) {
            problems.push_back(entry.key() + " holds whole numbers");
        }
    }
    for (const std::string& name : file.names()) {
        if (!parameters.contains(name) && !(isHead(name) && !withHead)) {
            problems.push_back(name + " is unknown");
        }
    }
    return problems;
}

}  // namespace

void saveWeights(const ResNetV2& model, const std::filesystem::path& path, const Metadata& metadata) {
    Metadata all = describe(model->config());
    all.insert(metadata.begin(), metadata.end());
    std::vector<Tensor> values;
    std::vector<TensorView> views;
    for (const auto& entry : model->named_parameters()) {
        values.push_back(entry.value().detach().to(torch::kCPU, torch::kFloat).contiguous());
        const Tensor& value = values.back();
        views.push_back({.name = entry.key(),
                         .type = TensorType::F32,
                         .shape = value.sizes().vec(),
                         .data = {static_cast<const std::uint8_t*>(value.data_ptr()), value.nbytes()}});
    }
    writeSafetensors(path, views, all);
}

ResNetV2 loadModel(const std::filesystem::path& path) {
    const SafetensorsFile file(path);
    ResNetV2 model(ConfigReader(file).read());
    loadWeights(model, path);
    model->eval();
    return model;
}

void loadWeights(ResNetV2& model, const std::filesystem::path& path, bool withHead) {
    const SafetensorsFile file(path);
    const std::vector<std::string> problems = findProblems(model, file, withHead);
    if (!problems.empty()) {
        std::string text;
        for (const std::string& problem : problems) {
            text += (text.empty() ? "" : "; ") + problem;
        }
        throw Error("The weights in " + path.string() + " do not fit the model: " + text,
                    "Choose the architecture that they were made with");
    }
    const torch::NoGradGuard noGrad;
    for (const auto& entry : model->named_parameters()) {
        if (!isHead(entry.key()) || withHead) {
            entry.value().copy_(toTensor(file.tensor(entry.key())));
        }
    }
    model->forgetCachedWeights();
}

std::string trunkHash(const ResNetV2& model) {
    std::vector<std::pair<std::string, Tensor>> parameters;
    for (const auto& entry : model->named_parameters()) {
        if (!isHead(entry.key())) {
            parameters.emplace_back(entry.key(), entry.value().detach().to(torch::kCPU, torch::kFloat).contiguous());
        }
    }
    std::sort(parameters.begin(), parameters.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Hasher hasher;
    for (const auto& [name, value] : parameters) {
        hasher.add(name).add(shapeText(value.sizes().vec()));
        hasher.add(value.data_ptr(), value.nbytes());
    }
    return hasher.hex();
}

}  // namespace docent
