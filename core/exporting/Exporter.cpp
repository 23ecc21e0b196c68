// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Exporter.h"

#include <torch/script.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "base/Files.h"
#include "exporting/ModelCard.h"
#include "exporting/PendingFiles.h"
#include "exporting/PictureTensor.h"
#include "exporting/TorchScriptReader.h"
#include "exporting/TorchScriptWriter.h"
#include "nn/ResNetV2.h"

namespace docent {

namespace {

constexpr std::int64_t maxSamples = 256;

std::string extension(ExportFormat format) {
    return format == ExportFormat::TorchScript ? ".pt" : ".safetensors";
}

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

void check(const ExportInput& input, const std::vector<ExportFormat>& formats) {
    const std::string& name = input.run.name;
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos) {
        throw Error("The run's name '" + name + "' cannot be that of a file", "Give the run another name");
    }
    if (formats.empty()) {
        throw Error("There is no format to export to", "Choose torchscript, safetensors or both");
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

/// labels.txt and preprocess.yaml speak of one model, so a folder holds one.
void requireOwnFolder(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    if (!fs::exists(folder / "preprocess.yaml", ignored)) {
        return;
    }
    std::string other;
    if (Yaml::load(folder / "preprocess.yaml").get("model", other) && other != name) {
        throw Error("The folder " + folder.string() + " holds the exported model '" + other +
                        "', whose labels would be replaced by those of '" + name + "'",
                    "Export to a folder of its own");
    }
}

using Forward = std::function<torch::Tensor(const torch::Tensor&)>;

/// Real pictures, with what the live model makes of them.
class Comparison {
public:
    Comparison(const CachedImages& images, const Preprocess& preprocess) : m_images(images), m_preprocess(preprocess) {
        // Spread over all of them: test pictures are sorted by class.
        const std::int64_t count = std::min(images.size(), maxSamples);
        for (std::int64_t i = 0; i < count; ++i) {
            m_indices.push_back(i * images.size() / count);
        }
    }

    [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(m_indices.size()); }

    void setReference(const Forward& live, Progress& progress, RunContext& context) {
        m_reference = logits(live, progress, context);
        if (!torch::isfinite(m_reference).all().item<bool>()) {
            throw Error("The trained model gives outputs that are not finite, so it is of no use elsewhere",
                        "Fine-tune again with a lower learning rate");
        }
    }

    void compare(const Forward& loaded, ExportedFile& file, Progress& progress, RunContext& context) const {
        const torch::Tensor values = logits(loaded, progress, context);
        if (values.sizes() != m_reference.sizes()) {
            throw Error("The exported model has outputs of another shape");
        }
        file.allowedDifference = exportTolerance * std::max(1.0, m_reference.abs().max().item<double>());
        file.maxAbsDifference = (values - m_reference).abs().max().item<double>();
        file.top1Agreement = values.argmax(1).eq(m_reference.argmax(1)).to(torch::kDouble).mean().item<double>();
    }

private:
    [[nodiscard]] torch::Tensor logits(const Forward& forward, Progress& progress, RunContext& context) const {
        const torch::NoGradGuard noGradients;
        const std::int64_t side = m_images.imageSize();
        const std::int64_t batchSize = std::clamp<std::int64_t>((1 << 18) / (side * side), 1, 64);
        std::vector<torch::Tensor> batches;
        for (std::int64_t begin = 0; begin < size(); begin += batchSize) {
            context.checkStop();
            std::vector<std::span<const std::uint8_t>> pixels;
            for (std::int64_t i = begin; i < std::min(begin + batchSize, size()); ++i) {
                pixels.push_back(m_images.get(m_indices[static_cast<std::size_t>(i)]).pixels);
            }
            batches.push_back(forward(pictureTensor(pixels, m_preprocess)).to(torch::kCPU, torch::kFloat));
            progress.done += static_cast<std::int64_t>(pixels.size());
            context.progress(progress);
        }
        return torch::cat(batches);
    }

    const CachedImages& m_images;
    const Preprocess& m_preprocess;
    std::vector<std::int64_t> m_indices;
    torch::Tensor m_reference;
};

class Export {
public:
    Export(const ExportInput& input, const fs::path& folder, RunContext& context)
        : m_input(input), m_folder(folder), m_context(context), m_comparison(*input.samples, m_preprocess) {
        const RunRecord& run = input.run;
        m_preprocess = {.model = run.name,
                        .size = run.imageSize,
                        .resize = run.resize,
                        .weightsHash = run.weightsHash,
                        .docentVersion = run.docentVersion};
        m_labels = labelsText(run.classes);
    }

    ExportResult write(const std::vector<ExportFormat>& formats) {
        requireOwnFolder(m_folder, m_input.run.name);
        PendingFiles files(m_folder);
        ResNetV2 live = loadModel(m_input.weights);
        if (live->config().numClasses != static_cast<int>(m_input.run.classes.size())) {
            throw Error("The weights of the run '" + m_input.run.name + "' have " +
                            std::to_string(live->config().numClasses) + " outputs for " +
                            std::to_string(m_input.run.classes.size()) + " classes",
                        "Restore the run's folder from a copy, or fine-tune again");
        }
        live->setPrecision(Precision::Float32);
        live->eval();
        m_progress.total = m_comparison.size() * (1 + static_cast<std::int64_t>(formats.size()));
        m_progress.stage = "Running '" + m_input.run.name + "'";
        m_comparison.setReference([&](const torch::Tensor& input) { return live->forward(input); }, m_progress,
                                  m_context);

        ExportResult result{.folder = m_folder, .samples = m_comparison.size()};
        for (const ExportFormat format : formats) {
            result.models.push_back(writeModel(live, format, files));
        }
        const std::pair<const char*, std::string> companions[] = {{"labels.txt", m_labels},
                                                                  {"preprocess.yaml", toYaml(m_preprocess).text()},
                                                                  {"MODEL_CARD.md", modelCard(m_input, result)}};
        for (const auto& [name, text] : companions) {
            writeFileAtomically(files.add(name), text);
            result.companions.push_back(m_folder / name);
        }
        m_context.checkStop();
        files.commit();
        return result;
    }

private:
    ExportedFile writeModel(ResNetV2& live, ExportFormat format, PendingFiles& files) {
        const std::string name = m_input.run.name + extension(format);
        m_progress.stage = "Writing and comparing " + name;
        m_context.progress(m_progress);
        const fs::path pending = files.add(name);
        Forward loaded;
        if (format == ExportFormat::TorchScript) {
            writeFileAtomically(pending, torchScriptBytes(live, m_input.run.classes, m_input.run.imageSize,
                                                          {{"labels.txt", m_labels},
                                                           {"preprocess.yaml", toYaml(m_preprocess).text()}}));
            loaded = [module = loadTorchScript(pending)](const torch::Tensor& input) mutable {
                return module.forward({input}).toTensor();
            };
        } else {
            saveWeights(live, pending, metadata());
            ResNetV2 model = loadModel(pending);
            model->setPrecision(Precision::Float32);
            loaded = [model](const torch::Tensor& input) mutable { return model->forward(input); };
        }
        ExportedFile file{.format = format, .path = m_folder / name, .bytes = fs::file_size(pending)};
        m_comparison.compare(loaded, file, m_progress, m_context);
        // Written so that a difference that is not a number fails too.
        if (!(file.maxAbsDifference <= file.allowedDifference)) {
            char difference[64];
            std::snprintf(difference, sizeof difference, "%.3g, more than %.2g", file.maxAbsDifference,
                          file.allowedDifference);
            throw Error(
                "The exported " + name + " differs from the trained model by " + difference + ", so it was not kept",
                "Export to another format, or fine-tune again with a lower learning rate");
        }
        return file;
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
    const fs::path& m_folder;
    RunContext& m_context;
    Preprocess m_preprocess;
    std::string m_labels;
    Comparison m_comparison;
    Progress m_progress;
};

}  // namespace

ExportResult exportRun(const ExportInput& input, const std::vector<ExportFormat>& formats, const fs::path& folder,
                       RunContext& context) {
    check(input, formats);
    return Export(input, folder, context).write(formats);
}

}  // namespace docent
