// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ExportedModel.h"

#include <torch/script.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "base/Files.h"
#include "base/Words.h"
#include "exporting/CombinedFile.h"
#include "exporting/ExportRecord.h"
#include "exporting/ForwardModel.h"
#include "exporting/OnnxNetwork.h"
#include "exporting/SquareBatches.h"
#include "exporting/TorchScriptReader.h"
#include "nn/ResNetV2.h"

namespace docent {

namespace {

constexpr std::uint64_t maxTextBytes = std::uint64_t{16} << 20;
constexpr std::array<const char*, 3> modelExtensions{".safetensors", ".pt", ".onnx"};  ///< the first that is there

bool isModelFile(const fs::path& path) {
    return std::any_of(modelExtensions.begin(), modelExtensions.end(),
                       [&](const char* extension) { return path.extension() == extension; });
}

std::vector<std::string> readLabels(const fs::path& path) {
    std::istringstream text(readFile(path, maxTextBytes));
    std::vector<std::string> labels;
    for (std::string line; std::getline(text, line);) {
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        labels.push_back(line);
    }
    if (labels.empty()) {
        throw Error("There is no label in " + path.string(), "Export the model again");
    }
    return labels;
}

/// The model file of an exported folder: of those that its record names, where it has one, for others may be left from
/// an earlier export.
fs::path findModelFile(const fs::path& folder, const std::string& name) {
    std::vector<ExportedFile> named;
    if (hasExportRecord(folder)) {
        named = loadExportRecord(folder).models;
    }
    for (const bool isNamed : {true, false}) {
        for (const char* extension : modelExtensions) {
            const fs::path file = folder / (name + extension);
            const bool isListed = std::any_of(named.begin(), named.end(), [&](const ExportedFile& other) {
                return other.path.filename() == file.filename();
            });
            std::error_code ignored;
            if (isListed == isNamed && fs::is_regular_file(file, ignored)) {
                return file;
            }
        }
    }
    throw Error("There is no " + name + ".safetensors, .pt or .onnx in " + folder.string(), "Export the model again");
}

/// An ONNX file, which needs nothing beside it.
class OnnxModel final : public ExportedModel {
public:
    explicit OnnxModel(const fs::path& file) : m_network(file), m_file(file) {}

    [[nodiscard]] const std::string& name() const override { return m_network.preprocess().model; }
    [[nodiscard]] const std::vector<std::string>& classes() const override { return m_network.classes(); }
    [[nodiscard]] int imageSize() const override { return m_network.preprocess().size; }
    [[nodiscard]] ResizeRule resizeRule() const override { return m_network.preprocess().resize; }
    [[nodiscard]] const fs::path& file() const override { return m_file; }

    [[nodiscard]] ClassifiedPictures predict(const std::vector<Picture>& pictures) const override {
        ClassifiedPictures prediction{.probabilities = {.columns = std::ssize(classes())}, .embeddings = {}};
        forEachSquareBatch(pictures, imageSize(), resizeRule(), [&](const SquarePictures& batch) {
            const OnnxNetwork::Output output = m_network.forward(batch);
            requireNumbers(output.scores, m_file);
            append(output.areProbabilities ? output.scores : softmax(output.scores), prediction.probabilities);
            append(output.embeddings, prediction.embeddings);
        });
        return prediction;
    }

private:
    static void append(const Matrix& rows, Matrix& matrix) {
        if (rows.columns > 0) {
            matrix.columns = rows.columns;
            matrix.rows += rows.rows;
            matrix.values.insert(matrix.values.end(), rows.values.begin(), rows.values.end());
        }
    }

    OnnxNetwork m_network;
    fs::path m_file;
};

class LoadedModel final : public ForwardModel {
public:
    void openFolder(const fs::path& path) {
        std::error_code ignored;
        const bool isFolder = fs::is_directory(path, ignored);
        if (!isFolder && !fs::exists(path, ignored)) {
            throw Error("There is no exported model at " + path.string(), "Check the path");
        }
        if (!isFolder && isCombinedModel(path)) {
            const CombinedFile combined(path);
            throw Error(
                path.string() + " holds " + counted(combined.experts().size(), "expert", "experts") + " in one model",
                "Name one of them with --expert: " + combined.someNames());
        }
        const fs::path folder = isFolder ? path : path.has_parent_path() ? path.parent_path() : fs::path(".");
        if (!isFolder && !isModelFile(path)) {
            throw Error(path.string() + " is no .safetensors, .pt or .onnx file", "Give a model file or its folder");
        }
        if (!fs::exists(folder / "preprocess.yaml", ignored)) {
            const fs::path whole = fs::canonical(folder, ignored);
            const std::string where = whole.empty() ? folder.string() : whole.string();
            if (!isFolder) {
                throw Error(path.string() +
                                " needs the preprocess.yaml that was exported beside it, and there is none in " + where,
                            "Copy it there with its labels.txt, or give the folder that 'docent export' wrote");
            }
            throw Error("There is no preprocess.yaml in " + where + ", so it is no exported model",
                        "Give a folder that 'docent export' wrote");
        }
        m_preprocess = preprocessFromYaml(Yaml::load(folder / "preprocess.yaml"));
        m_classes = readLabels(folder / "labels.txt");
        m_file = isFolder ? findModelFile(folder, m_preprocess.model) : path;
        if (m_file.extension() == ".onnx") {
            return;  // it is opened by another
        }
        if (m_file.extension() == ".pt") {
            openTorchScript();
        } else {
            openWeights();
        }
    }

    void openRun(const RunRecord& run, const fs::path& weights) {
        m_preprocess = {.model = run.name,
                        .size = run.imageSize,
                        .resize = run.resize,
                        .weightsHash = run.weightsHash,
                        .docentVersion = run.docentVersion};
        m_classes = run.classes;
        m_file = weights;
        openWeights();
    }

private:
    void openWeights() {
        ResNetV2 model = loadModel(m_file);
        requireClasses(model->config().numClasses);
        model->setPrecision(Precision::Float32);
        model->eval();
        const torch::Tensor weight = model->named_parameters()["head.fc.weight"].flatten(1);
        const torch::Tensor bias = model->named_parameters()["head.fc.bias"];
        m_forward = [model, weight, bias](const torch::Tensor& input) mutable {
            const torch::Tensor embedding = model->embed(input);
            return Output{torch::linear(embedding, weight, bias), embedding};
        };
    }

    void openTorchScript() {
        torch::jit::Module module = loadTorchScript(m_file);
        std::optional<std::int64_t> outputs;
        for (const auto& parameter : module.named_parameters()) {
            if (parameter.name == "head_fc_bias" && parameter.value.dim() == 1) {
                outputs = parameter.value.size(0);
            }
        }
        requireClasses(outputs.value_or(0));
        m_forward = [module](const torch::Tensor& input) mutable {
            return Output{module.forward({input}).toTensor(), {}};
        };
    }

    void requireClasses(std::int64_t outputs) const {
        if (outputs != static_cast<std::int64_t>(classes().size())) {
            throw Error("The model in " + file().string() + " has " + std::to_string(outputs) + " outputs for " +
                            std::to_string(classes().size()) + " labels",
                        "Export the model again");
        }
    }
};

}  // namespace

std::unique_ptr<ExportedModel> openExportedModel(const fs::path& folderOrFile) {
    std::error_code ignored;
    if (folderOrFile.extension() == ".onnx" && fs::is_regular_file(folderOrFile, ignored)) {
        return std::make_unique<OnnxModel>(folderOrFile);
    }
    auto model = std::make_unique<LoadedModel>();
    model->openFolder(folderOrFile);
    if (model->file().extension() == ".onnx") {
        return std::make_unique<OnnxModel>(model->file());
    }
    return model;
}

std::unique_ptr<ExportedModel> openRunModel(const RunRecord& run, const fs::path& weights) {
    auto model = std::make_unique<LoadedModel>();
    model->openRun(run, weights);
    return model;
}

}  // namespace docent
