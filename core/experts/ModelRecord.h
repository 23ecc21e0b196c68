// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/Options.h"
#include "data/ImageSource.h"
#include "nn/ModelConfig.h"
#include "training/TrainingOptions.h"

namespace docent {

template <>
struct EnumNames<Stem> {
    static constexpr std::pair<Stem, std::string_view> values[] = {{Stem::Large, "large"}, {Stem::Small, "small"}};
};
template <>
struct EnumNames<ResizeRule> {
    static constexpr std::pair<ResizeRule, std::string_view> values[] = {
        {ResizeRule::Fit, "fit"}, {ResizeRule::Crop, "crop"}, {ResizeRule::Squash, "squash"}};
};

enum class ModelKind {
    Baseline,
    FullExpert,    ///< every weight tuned, from the baseline's
    AdapterExpert  ///< the baseline's weights as they are, with adapters of its own
};
template <>
struct EnumNames<ModelKind> {
    static constexpr std::pair<ModelKind, std::string_view> values[] = {
        {ModelKind::Baseline, "baseline"}, {ModelKind::FullExpert, "full"}, {ModelKind::AdapterExpert, "adapter"}};
};

enum class ModelState {
    Training,  ///< its job has not ended; there may be a checkpoint, there are no weights yet
    Stopped,   ///< weights are the best so far; the checkpoint can be resumed
    Complete
};
template <>
struct EnumNames<ModelState> {
    static constexpr std::pair<ModelState, std::string_view> values[] = {
        {ModelState::Training, "training"}, {ModelState::Stopped, "stopped"}, {ModelState::Complete, "complete"}};
};

/// Where the weights of a model that was not trained here came from.
struct ModelOrigin {
    std::string file;             ///< its name; "" for a model that was trained here
    std::string hash;             ///< of its content, see Hasher
    std::string format;           ///< see WeightsFormat: "bit-npz", "timm", "hugging-face"
    std::int64_t tensors = 0;     ///< of the network, all of which the file holds
    std::int64_t parameters = 0;  ///< in these
    std::int64_t unused = 0;      ///< tensors of the file that are no part of the network
};

/// `models/<name>/model.yaml`: what a model of the bank is, and all that is needed to make it again.
struct ModelRecord {
    std::string name;
    ModelKind kind = ModelKind::Baseline;
    ModelState state = ModelState::Training;
    std::string source;                ///< data set; "" for a baseline that was not trained here
    std::string node;                  ///< path in its label hierarchy; "" = the root
    std::vector<std::string> classes;  ///< paths, in the order of the head's outputs; none where they are not known
    std::int64_t trainImages = 0;
    std::int64_t validationImages = 0;
    ModelConfig config;
    int imageSize = 32;
    ResizeRule resize = ResizeRule::Fit;
    TrainingOptions training;
    std::vector<double> classWeights;  ///< by class, see ModelTrainingOptions::classWeights; none = all alike
    int frozenStages = 0;     ///< of a full expert: so many lower stages, and the stem, are the baseline's; 0 = none
    std::string parent;       ///< the baseline's name; "" for a baseline
    std::string parentHash;   ///< trunk hash of the weights it began from
    std::string dataHash;     ///< of the training images, see ImageCache::hash()
    std::string weightsHash;  ///< trunk hash
    std::string device;
    std::string docentVersion;
    std::string created;  ///< UTC
    TrainingResult result;
    ModelOrigin origin;

    /// Its weights came from a file: it has no source, no training and no log.
    [[nodiscard]] bool isImported() const { return !origin.file.empty(); }
    /// Outputs of its head, whether their names are known or not.
    [[nodiscard]] int classCount() const { return std::max(static_cast<int>(classes.size()), config.numClasses); }
    /// "baseline on clipart", "baseline from R50x1.npz", or "expert on animals/birds".
    [[nodiscard]] std::string description() const;
};

[[nodiscard]] Yaml toYaml(const ModelRecord& record);
[[nodiscard]] ModelRecord modelRecordFromYaml(const Yaml& yaml);
/// The same two for the shape alone, also used by runs.
[[nodiscard]] Yaml toYaml(const ModelConfig& config);
[[nodiscard]] ModelConfig modelConfigFromYaml(const Yaml& yaml);

}  // namespace docent
