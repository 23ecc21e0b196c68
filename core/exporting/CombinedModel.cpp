// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/CombinedModel.h"

#include <torch/torch.h>

#include <mutex>

#include "base/Error.h"
#include "exporting/ForwardModel.h"
#include "nn/MappedWeights.h"

namespace docent {

namespace {

/// The baseline, made ready at the first picture.
class SharedBase {
public:
    SharedBase(const SharedWeightFile& file, ModelConfig config) {
        config.numClasses = 0;
        m_model = mappedModel(file, config);
        m_model->setPrecision(Precision::Float32);
    }

    torch::Tensor embed(const torch::Tensor& images, const AdapterSet& adapters) {
        std::call_once(m_prepared, [this] { m_model->prepareStep(torch::kCPU); });
        return m_model->embedFromStage(m_model->stageInput(images, 0), 0, &adapters);
    }

private:
    ResNetV2 m_model = nullptr;
    std::once_flag m_prepared;
};

class ExpertOfMany final : public ForwardModel {
public:
    ExpertOfMany(const CombinedFile& file, const CombinedExpert& expert, std::shared_ptr<SharedBase> base) {
        m_preprocess = {.model = expert.name,
                        .size = file.imageSize(),
                        .resize = file.resizeRule(),
                        .weightsHash = expert.weightsHash,
                        .docentVersion = DOCENT_VERSION};
        m_classes = expert.classes;
        m_file = file.file()->path();
        if (m_classes.empty()) {
            throw Error("'" + expert.name + "' has no names for its classes", "Choose an expert");
        }
        ModelConfig config = file.config();
        config.adapterRatio = expert.adapterRatio;
        const std::string prefix = file.prefixOf(expert);
        const auto count = static_cast<std::int64_t>(m_classes.size());
        AdapterSet adapters;
        if (config.adapterRatio > 0) {
            adapters = mappedAdapters(file.file(), config, prefix);
        }
        const torch::Tensor weight =
            mappedTensor(file.file(), prefix + "head.fc.weight", {count, config.embeddingSize(), 1, 1}).flatten(1);
        const torch::Tensor bias = mappedTensor(file.file(), prefix + "head.fc.bias", {count});
        m_forward = [base = std::move(base), adapters = std::move(adapters), weight, bias](const torch::Tensor& input) {
            const torch::Tensor embedding = base->embed(input, adapters);
            return Output{torch::linear(embedding, weight, bias), embedding};
        };
    }
};

class MappedCombinedModel final : public CombinedModel {
public:
    explicit MappedCombinedModel(const fs::path& path)
        : m_file(path), m_base(std::make_shared<SharedBase>(m_file.file(), m_file.config())) {}

    [[nodiscard]] const CombinedFile& contents() const override { return m_file; }
    [[nodiscard]] std::unique_ptr<ExportedModel> expert(const std::string& name) const override {
        return std::make_unique<ExpertOfMany>(m_file, m_file.find(name), m_base);
    }

private:
    CombinedFile m_file;
    std::shared_ptr<SharedBase> m_base;
};

}  // namespace

std::unique_ptr<CombinedModel> openCombinedModel(const fs::path& path) {
    return std::make_unique<MappedCombinedModel>(path);
}

}  // namespace docent
