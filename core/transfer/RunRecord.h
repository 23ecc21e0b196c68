// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "experts/ModelRecord.h"
#include "transfer/Evaluation.h"

namespace docent {

enum class TunedPart {
    All,
    Adapters,  ///< of an adapter expert: these and the head alone
    Head       ///< a linear probe: on the embeddings as they are, without augmentation
};
template <>
struct EnumNames<TunedPart> {
    static constexpr std::pair<TunedPart, std::string_view> values[] = {
        {TunedPart::All, "all"}, {TunedPart::Adapters, "adapters"}, {TunedPart::Head, "head"}};
};

struct TransferOptions {
    std::vector<double> learningRates = {0.1, 0.01};  ///< of the sweep, each > 0
    std::vector<std::int64_t> steps = {100, 400};     ///< schedule lengths of the sweep, each >= 1
    TunedPart tune = TunedPart::All;
    std::int64_t batchSize = 64;
    double momentum = 0.9;
    double validationFraction = 0.2;  ///< of the task's training images, to choose by, (0, 1)
    bool augment = true;
    bool flip = true;
    double minCropArea = 0.7;
    bool refit =
        true;         ///< after the sweep, train on all pictures; false: keep the sweep's best as it is, with repeats 1
    int repeats = 1;  ///< final trainings with different seeds; the one with the median test accuracy is kept, 1 to 99
    std::uint64_t seed = 0;
    Precision precision = Precision::Auto;
    std::string device = "auto";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("learning_rates", learningRates, "of the sweep");
        visit("steps", steps, "schedule lengths of the sweep");
        visit("tune", tune,
              "all weights, adapters: those of an adapter expert and the head alone, or head: a linear probe");
        visit("batch_size", batchSize, "images per step");
        visit("momentum", momentum, "of SGD");
        visit("validation_fraction", validationFraction, "of the training images, to choose by");
        visit("augment", augment, "random crops and flips");
        visit("flip", flip, "mirror pictures; wrong for digits and letters");
        visit("min_crop_area", minCropArea, "smallest random crop, relative to the picture");
        visit("refit", refit, "train on all pictures with the best setting; no keeps what the sweep trained");
        visit("repeats", repeats, "final trainings with different seeds; the median is kept");
        visit("seed", seed, "of split, order and augmentation");
        visit("precision", precision, "auto, fp32 or bf16");
        visit("device", device, "auto, cpu, cuda or cuda:N");
    }
    [[nodiscard]] std::vector<std::string> check() const;
};

/// One cell of the sweep.
struct SweepTrial {
    double learningRate = 0;
    std::int64_t steps = 0;
    double validationAccuracy = -1;  ///< -1 where it diverged
    double validationLoss = -1;      ///< cross-entropy; -1 where it diverged
    bool diverged = false;           ///< the loss was not finite any more
    Cost cost;
};

/// `runs/<name>/run.yaml`: a fine-tuned model, how it was made and how good it is.
struct RunRecord {
    std::string name;
    ModelState state = ModelState::Training;
    std::string task;
    std::string model;      ///< of the bank, that it began from
    std::string modelNode;  ///< its node; "" = the baseline
    std::string modelHash;
    std::string dataHash;  ///< of the task's training images
    std::string weightsHash;
    std::vector<std::string> classes;  ///< label paths, in the order of the head's outputs
    ModelConfig config;
    int imageSize = 32;
    ResizeRule resize = ResizeRule::Fit;
    std::int64_t trainImages = 0;
    TransferOptions options;
    std::vector<SweepTrial> trials;      ///< in the order in which they ran
    int chosen = -1;                     ///< index into trials
    std::vector<double> testAccuracies;  ///< of each repeat
    Evaluation evaluation;               ///< on the whole test part, of the kept repeat
    std::string warning;                 ///< that it learned nothing, or too little; "" = it did
    std::int64_t testInSource = -1;      ///< test pictures that its model was trained on, or near-copies; -1 = unknown
    std::int64_t testInTraining = -1;    ///< the same of the task's own training pictures
    std::string proxy;       ///< that ranked its model on all pictures; "" = none did, or in an older record
    double proxyScore = -1;  ///< what that says of its model; in an older record an accuracy, -1 = none
    Cost cost;
    std::string device;
    std::string docentVersion;
    std::string created;
};

/// "62.1 %", or "LogME 0.0871" of a proxy that is no accuracy; "-" where none ranked its model.
[[nodiscard]] std::string proxyText(const RunRecord& record);
/// Of a trial's curve in the run's log.
[[nodiscard]] std::string trialSeries(double learningRate, std::int64_t steps);
/// Whether a series of the run's log is of the training whose weights are kept.
[[nodiscard]] bool isKeptSeries(const RunRecord& record, const std::string& series);

[[nodiscard]] Yaml toYaml(const RunRecord& record);
[[nodiscard]] RunRecord runRecordFromYaml(const Yaml& yaml);

/// The runs of a workspace: a folder each, with run.yaml, weights.safetensors, log.jsonl, predictions.csv.
class RunStore {
public:
    explicit RunStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] std::vector<RunRecord> list(std::vector<std::string>* problems = nullptr) const;
    [[nodiscard]] RunRecord load(const std::string& name) const;  ///< throws Error that lists the names there are
    [[nodiscard]] bool has(const std::string& name) const;
    /// Throws the Error of load() where there is none of that name.
    void require(const std::string& name) const;
    void save(const RunRecord& record) const;
    [[nodiscard]] std::filesystem::path folder(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] std::filesystem::path weights(const std::string& name) const {
        return m_folder / name / "weights.safetensors";
    }
    [[nodiscard]] std::filesystem::path log(const std::string& name) const { return m_folder / name / "log.jsonl"; }

private:
    std::filesystem::path m_folder;
};

}  // namespace docent
