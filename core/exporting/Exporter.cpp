// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Exporter.h"

#include <torch/script.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>

#include "base/Files.h"
#include "exporting/ExportFolder.h"
#include "exporting/ExportRecord.h"
#include "exporting/HalfWeights.h"
#include "exporting/Int8Measurement.h"
#include "exporting/LabelTree.h"
#include "exporting/LicenceNotes.h"
#include "exporting/ModelCard.h"
#include "exporting/OnnxNetwork.h"
#include "exporting/OnnxWriter.h"
#include "exporting/PendingFiles.h"
#include "exporting/PictureTensor.h"
#include "exporting/Programs.h"
#include "exporting/TorchScriptReader.h"
#include "exporting/TorchScriptWriter.h"
#include "nn/ResNetV2.h"

namespace docent {

namespace {

constexpr std::int64_t maxSamples = 256;

std::string labelsText(const std::vector<std::string>& classes) {
    std::string text;
    for (const std::string& label : classes) {
        if (label.find_first_of("\r\n") != std::string::npos) {
            throw Error("The label '" + label + "' holds a line break, so it cannot be a line of labels.txt",
                        "Rename the class and fine-tune again");
        }
        text += label + "\n";
    }
    return text;
}

void check(const ExportInput& input, const ExportOptions& options) {
    const std::string& name = input.run.name;
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos) {
        throw Error("The run's name '" + name + "' cannot be that of a file", "Give the run another name");
    }
    if (options.formats.empty()) {
        throw Error("There is no format to export to", "Choose torchscript, onnx, safetensors, or several");
    }
    const bool hasOnnx =
        std::find(options.formats.begin(), options.formats.end(), ExportFormat::Onnx) != options.formats.end();
    if (!hasOnnx && options.precision == ExportPrecision::Int8) {
        throw Error("Only an ONNX file can be in 8 bits, and none is to be written",
                    "Add the format onnx, or leave out int8");
    }
    if (!hasOnnx && (options.embedding || options.preprocessing)) {
        throw Error("Embedding and preprocessing are chosen for ONNX files, and none is to be written",
                    "Add the format onnx, or leave these out");
    }
    if (input.run.state == ModelState::Training) {
        throw Error("The run '" + name + "' is not finished, so there is no model to export", "Let it end first");
    }
    if (input.samples == nullptr || input.samples->size() == 0) {
        throw Error("There is no picture to compare the export of '" + name + "' on",
                    "Give the task '" + input.run.task + "' some test pictures");
    }
    if (input.samples->imageSize() != input.run.imageSize) {
        throw Error("The pictures to compare the export of '" + name + "' on are of " +
                    std::to_string(input.samples->imageSize()) + " px, but the model takes " +
                    std::to_string(input.run.imageSize) + " px");
    }
}

using Pictures = std::vector<std::span<const std::uint8_t>>;

struct Outputs {
    torch::Tensor scores;     ///< logits, or probabilities, [n, classes]
    torch::Tensor embedding;  ///< [n, d]; undefined where it is not given
    bool areProbabilities = false;
};

/// Of square pictures, uint8 [size, size, 3] each.
using Forward = std::function<Outputs(const Pictures&)>;

torch::Tensor toTensor(const Matrix& matrix) {
    return torch::from_blob(const_cast<float*>(matrix.values.data()), {matrix.rows, matrix.columns}).clone();
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    if (a.sizes() != b.sizes()) {
        throw Error("The exported model has outputs of another shape");
    }
    return (a - b).abs().max().item<double>();
}

/// Real pictures, with what the live model makes of them.
class Comparison {
public:
    explicit Comparison(const CachedImages& images) : m_images(images) {
        // Spread over all of them: test pictures are sorted by class.
        const std::int64_t count = std::min(images.size(), maxSamples);
        for (std::int64_t i = 0; i < count; ++i) {
            m_indices.push_back(i * images.size() / count);
        }
    }

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_indices.size()); }

    void setReference(const Forward& live, Progress& progress, RunContext& context) {
        m_reference = run(live, progress, context);
        if (!torch::isfinite(m_reference.scores).all().item<bool>()) {
            throw Error("The trained model gives outputs that are not finite, so it is of no use elsewhere",
                        "Fine-tune again with a lower learning rate");
        }
    }

    void compare(const Forward& loaded, double tolerance, ExportedFile& file, Progress& progress,
                 RunContext& context) const {
        compare(run(loaded, progress, context), m_reference, tolerance, file);
    }

    /// Tells of the file how far `outputs` of the same numbers are from the live model, and compares what was loaded
    /// with `expected`.
    void compareRounded(const Forward& loaded, const Forward& expected, const Forward& outputs, ExportedFile& file,
                        Progress& progress, RunContext& context) const {
        compare(run(loaded, progress, context), run(expected, progress, context), exportTolerance, file);
        if (file.maxAbsDifference <= file.allowedDifference) {
            compare(run(outputs, progress, context), m_reference, exportTolerance, file);
            file.allowedDifference = file.maxAbsDifference;
        }
    }

private:
    static void compare(const Outputs& outputs, const Outputs& reference, double tolerance, ExportedFile& file) {
        const bool areProbabilities = outputs.areProbabilities && !reference.areProbabilities;
        const torch::Tensor expected = areProbabilities ? torch::softmax(reference.scores, 1) : reference.scores;
        file.maxAbsDifference = largestDifference(outputs.scores, expected);
        double largest = expected.abs().max().item<double>();
        if (outputs.embedding.defined()) {
            // A difference that is no number must not be lost behind the other.
            const double difference = largestDifference(outputs.embedding, reference.embedding);
            file.maxAbsDifference = difference <= file.maxAbsDifference ? file.maxAbsDifference : difference;
            largest = std::max(largest, reference.embedding.abs().max().item<double>());
        }
        file.allowedDifference = tolerance * std::max(1.0, largest);
        file.top1Agreement = outputs.scores.argmax(1).eq(expected.argmax(1)).to(torch::kDouble).mean().item<double>();
    }

    [[nodiscard]] Outputs run(const Forward& forward, Progress& progress, RunContext& context) const {
        const torch::NoGradGuard noGradients;
        const std::int64_t side = m_images.imageSize();
        const std::int64_t batchSize = std::clamp<std::int64_t>((1 << 18) / (side * side), 1, 64);
        std::vector<torch::Tensor> scores;
        std::vector<torch::Tensor> embeddings;
        Outputs all;
        for (std::int64_t begin = 0; begin < size(); begin += batchSize) {
            context.checkStop();
            Pictures pixels;
            for (std::int64_t i = begin; i < std::min(begin + batchSize, size()); ++i) {
                pixels.push_back(m_images.get(m_indices[static_cast<std::size_t>(i)]).pixels);
            }
            const Outputs outputs = forward(pixels);
            scores.push_back(outputs.scores.to(torch::kCPU, torch::kFloat));
            if (outputs.embedding.defined()) {
                embeddings.push_back(outputs.embedding.to(torch::kCPU, torch::kFloat));
            }
            all.areProbabilities = outputs.areProbabilities;
            progress.done += static_cast<std::int64_t>(pixels.size());
            context.progress(progress);
        }
        all.scores = torch::cat(scores);
        if (!embeddings.empty()) {
            all.embedding = torch::cat(embeddings);
        }
        return all;
    }

    const CachedImages& m_images;
    std::vector<std::int64_t> m_indices;
    Outputs m_reference;
};

class Export {
public:
    Export(const ExportInput& input, const ExportOptions& options, const fs::path& folder, RunContext& context)
        : m_input(input), m_folder(folder), m_options(options), m_context(context), m_comparison(*input.samples) {
        const RunRecord& run = input.run;
        m_preprocess = {.model = run.name,
                        .size = run.imageSize,
                        .resize = run.resize,
                        .weightsHash = run.weightsHash,
                        .docentVersion = run.docentVersion};
        m_labels = labelsText(run.classes);
    }

    ExportResult write() {
        requireOwnFolder(m_folder, m_input.run.name);
        const EarlierExport earlier = findEarlierExport(m_folder, m_input.run, m_options);
        ResNetV2 live = openLive();
        ExportResult result{.folder = m_folder, .samples = m_comparison.size()};
        if (m_options.precision == ExportPrecision::Int8) {
            measureInt8(live);
            result.int8 = m_int8->loss;
            requireSmallLoss(m_int8->loss);
        }
        PendingFiles files(m_folder);
        // A file in 8 bits is compared with two more.
        const std::size_t runs = 1 + m_options.formats.size() + (m_int8 == nullptr ? 0 : 2);
        m_progress.total = m_comparison.size() * static_cast<std::int64_t>(runs);
        m_progress.stage = "Running '" + m_input.run.name + "'";
        m_comparison.setReference(forwardOf(live), m_progress, m_context);

        for (const ExportFormat format : m_options.formats) {
            result.models.push_back(writeModel(live, format, files));
        }
        result.models.insert(result.models.end(), earlier.kept.begin(), earlier.kept.end());
        if (earlier.int8) {
            result.int8 = earlier.int8;
        }
        const std::pair<const char*, std::string> companions[] = {
            {"labels.txt", m_labels},
            {"preprocess.yaml", toYaml(m_preprocess).text()},
            {"hierarchy.yaml", labelTree(m_input.run.classes).text()},
            {"LICENSE_NOTES.md", licenceNotes(m_input)},
            {"MODEL_CARD.md", modelCard(m_input, result)}};
        const auto write = [&](const std::string& name, const std::string& text) {
            writeFileAtomically(files.add(name), text);
            result.companions.push_back(m_folder / name);
        };
        for (const auto& [name, text] : companions) {
            write(name, text);
        }
        for (const Program& program : classifyingPrograms(m_input.run, result.models)) {
            write(program.name, program.text);
        }
        // With the others, so that it never tells of files of another export.
        writeFileAtomically(files.add(exportRecordIn("").string()), exportRecordText(result));
        m_context.checkStop();
        files.commit();
        for (const fs::path& file : earlier.stale) {
            std::error_code error;
            if (fs::remove(file, error)) {
                m_context.note("Removed " + file.string() + ": it was of an earlier '" + m_input.run.name + "'");
            }
        }
        return result;
    }

    Int8Loss measure() {
        const ResNetV2 live = openLive();
        measureInt8(live);
        return m_int8->loss;
    }

private:
    [[nodiscard]] ResNetV2 openLive() const {
        ResNetV2 live = loadModel(m_input.weights);
        if (live->config().numClasses != static_cast<int>(m_input.run.classes.size())) {
            throw Error("The weights of the run '" + m_input.run.name + "' have " +
                            std::to_string(live->config().numClasses) + " outputs for " +
                            std::to_string(m_input.run.classes.size()) + " classes",
                        "Restore the run's folder from a copy, or fine-tune again");
        }
        live->setPrecision(Precision::Float32);
        live->eval();
        return live;
    }

    void measureInt8(const ResNetV2& live) {
        m_folded = std::make_unique<FoldedNetwork>(live);
        m_int8 = std::make_unique<Int8Measurement>(measureNetwork(*m_folded, m_input, m_context));
        m_int8->loss.int8Bytes = onnxBytes(live, m_preprocess, onnxOptions(), onnxMetadata()).size();
        OnnxOptions whole = onnxOptions();
        whole.quantisation = nullptr;
        m_int8->loss.floatBytes = onnxBytes(live, m_preprocess, whole, onnxMetadata()).size();
        m_context.note("In 8 bits: " + describe(m_int8->loss));
    }

    void requireSmallLoss(const Int8Loss& loss) const {
        // A test picture is a part of a point, which is no whole number of bits.
        constexpr double rounding = 1e-9;
        if (loss.points() <= m_options.maxAccuracyLoss + rounding) {
            return;
        }
        char points[96];
        std::snprintf(points, sizeof points, "%.1f points, more than %g", loss.points(), m_options.maxAccuracyLoss);
        throw Error(
            "In 8 bits '" + m_input.run.name + "' loses " + points + ", so nothing was written: " + describe(loss),
            "Export in half precision, or allow more with --max-accuracy-loss");
    }

    [[nodiscard]] OnnxOptions onnxOptions() const {
        return {
            .storage = m_options.precision == ExportPrecision::Float16 ? OnnxStorage::Float16 : OnnxStorage::Float32,
            .withEmbedding = m_options.embedding,
            .withPreprocessing = m_options.preprocessing,
            .quantisation = m_int8 == nullptr ? nullptr : &m_int8->quantisation};
    }

    /// Of the network in 8 bits, with what the file gives.
    [[nodiscard]] Forward forwardOf(std::function<FoldedNetwork::Output(const torch::Tensor&)> network) const {
        return [this, network = std::move(network)](const Pictures& pictures) {
            const FoldedNetwork::Output output = network(pictureTensor(pictures, m_preprocess));
            return Outputs{.scores = m_options.preprocessing ? torch::softmax(output.logits, 1) : output.logits,
                           .embedding = m_options.embedding ? output.embedding : torch::Tensor(),
                           .areProbabilities = m_options.preprocessing};
        };
    }

    ExportedFile writeModel(ResNetV2& live, ExportFormat format, PendingFiles& files) {
        const std::string name = m_input.run.name + modelExtension(format);
        m_progress.stage = "Writing and comparing " + name;
        m_context.progress(m_progress);
        const fs::path pending = files.add(name);
        const Forward loaded = writeAndLoad(live, format, pending);
        ExportedFile file{.format = format, .path = m_folder / name, .bytes = fs::file_size(pending)};
        file.takesBytes = format == ExportFormat::Onnx && m_options.preprocessing;
        file.givesEmbedding = format == ExportFormat::Onnx && m_options.embedding;
        file.precision = precisionOf(format);
        if (file.precision == ExportPrecision::Int8) {
            const auto rounded = [this](const torch::Tensor& input) {
                return m_folded->forwardRoundedWeights(input, m_int8->quantisation);
            };
            const auto inBytes = [this](const torch::Tensor& input) {
                return m_folded->forward(input, m_int8->quantisation);
            };
            m_comparison.compareRounded(loaded, forwardOf(rounded), forwardOf(inBytes), file, m_progress, m_context);
        } else {
            const bool isHalf = file.precision == ExportPrecision::Float16;
            m_comparison.compare(loaded, isHalf ? halfTolerance : exportTolerance, file, m_progress, m_context);
        }
        // Written so that a difference that is not a number fails too.
        if (!(file.maxAbsDifference <= file.allowedDifference)) {
            char difference[64];
            std::snprintf(difference, sizeof difference, "%.3g, more than %.2g", file.maxAbsDifference,
                          file.allowedDifference);
            throw Error(
                "The exported " + name + " differs from the trained model by " + difference + ", so it was not kept",
                file.precision == ExportPrecision::Float16
                    ? "Export in full precision, or fine-tune again with a lower learning rate"
                    : "Export to another format, or fine-tune again with a lower learning rate");
        }
        return file;
    }

    [[nodiscard]] ExportPrecision precisionOf(ExportFormat format) const {
        return m_options.precision == ExportPrecision::Int8 && format != ExportFormat::Onnx ? ExportPrecision::Float32
                                                                                            : m_options.precision;
    }

    Forward writeAndLoad(ResNetV2& live, ExportFormat format, const fs::path& pending) {
        const bool isHalf = precisionOf(format) == ExportPrecision::Float16;
        switch (format) {
            case ExportFormat::TorchScript:
                writeFileAtomically(
                    pending,
                    torchScriptBytes(live, m_input.run.classes, m_input.run.imageSize,
                                     isHalf ? WeightPrecision::Float16 : WeightPrecision::Float32,
                                     {{"labels.txt", m_labels}, {"preprocess.yaml", toYaml(m_preprocess).text()}}));
                return [this, module = loadTorchScript(pending)](const Pictures& pictures) mutable {
                    return Outputs{.scores = module.forward({pictureTensor(pictures, m_preprocess)}).toTensor()};
                };
            case ExportFormat::Onnx: {
                writeFileAtomically(pending, onnxBytes(live, m_preprocess, onnxOptions(), onnxMetadata()));
                return [network = std::make_shared<OnnxNetwork>(pending)](const Pictures& pictures) {
                    const OnnxNetwork::Output output = network->forward(pictures);
                    Outputs outputs{.scores = toTensor(output.scores), .areProbabilities = output.areProbabilities};
                    if (output.embeddings.columns > 0) {
                        outputs.embedding = toTensor(output.embeddings);
                    }
                    return outputs;
                };
            }
            case ExportFormat::Safetensors: {
                saveWeights(live, pending, metadata());
                if (isHalf) {
                    halveWeights(pending);
                }
                ResNetV2 model = loadModel(pending);
                model->setPrecision(Precision::Float32);
                model->eval();
                return forwardOf(model);
            }
        }
        return {};
    }

    /// The head is applied to the embedding, so that both are computed once.
    [[nodiscard]] Forward forwardOf(ResNetV2 model) const {
        const torch::Tensor weight = model->named_parameters()["head.fc.weight"].flatten(1);
        const torch::Tensor bias = model->named_parameters()["head.fc.bias"];
        return [this, model, weight, bias](const Pictures& pictures) mutable {
            const torch::Tensor embedding = model->embed(pictureTensor(pictures, m_preprocess));
            return Outputs{.scores = torch::linear(embedding, weight, bias), .embedding = embedding};
        };
    }

    /// An ONNX file is told of alone, so it has all in it that the folder says.
    [[nodiscard]] std::map<std::string, std::string> onnxMetadata() const {
        return {{"model", m_input.run.name},
                {"task", m_input.run.task},
                {"labels",
                 nlohmann::json(m_input.run.classes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
                {"preprocess", toYaml(m_preprocess).text()},
                {"hierarchy", labelTree(m_input.run.classes).text()},
                {"weights_hash", m_preprocess.weightsHash},
                {"docent_version", m_preprocess.docentVersion}};
    }

    /// What a reader of the weights alone needs to use them.
    [[nodiscard]] std::map<std::string, std::string> metadata() const {
        return {{"model", m_input.run.name},
                {"task", m_input.run.task},
                {"classes",
                 nlohmann::json(m_input.run.classes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
                {"image_size", std::to_string(m_preprocess.size)},
                {"resize", enumName(m_preprocess.resize)},
                {"mean", nlohmann::json(m_preprocess.mean).dump()},
                {"std", nlohmann::json(m_preprocess.deviation).dump()},
                {"channel_order", "RGB"},
                {"docent_version", m_preprocess.docentVersion}};
    }

    const ExportInput& m_input;
    fs::path m_folder;
    const ExportOptions& m_options;
    RunContext& m_context;
    Preprocess m_preprocess;
    std::string m_labels;
    Comparison m_comparison;
    Progress m_progress;
    std::unique_ptr<FoldedNetwork> m_folded;
    std::unique_ptr<Int8Measurement> m_int8;  ///< null: the ONNX file is not in 8 bits
};

}  // namespace

ExportResult exportRun(const ExportInput& input, const ExportOptions& options, const fs::path& folder,
                       RunContext& context) {
    check(input, options);
    return Export(input, options, folder, context).write();
}

Int8Loss measureInt8(const ExportInput& input, RunContext& context) {
    const ExportOptions options{.formats = {ExportFormat::Onnx}, .precision = ExportPrecision::Int8};
    check(input, options);
    return Export(input, options, {}, context).measure();
}

}  // namespace docent
