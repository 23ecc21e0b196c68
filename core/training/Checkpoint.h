// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/Cost.h"
#include "nn/ResNetV2.h"

namespace docent {

/// All that a training run needs to go on. There is no random state: order and augmentation are functions of (seed,
/// epoch, picture), so the step says where they stand.
struct TrainerState {
    std::string fingerprint;  ///< of options, pictures and first weights: a checkpoint fits one run only
    std::int64_t step = 0;    ///< steps done
    double lossSum = 0;       ///< over the images of the current epoch
    std::int64_t hits = 0;
    std::int64_t seen = 0;
    double lastEpochLoss = 0;
    bool validationPending = false;  ///< a stop cut the validation after this step short
    int bestEpoch = 0;
    double bestAccuracy = -1;
    double bestLoss = -1;
    std::int64_t microBatch = 0;  ///< pictures computed at once; 0 = whole batches
    Cost cost;
    std::vector<torch::Tensor> weights;  ///< in the order of learningParameters(), on the CPU
    std::vector<torch::Tensor> momentum;
    std::vector<torch::Tensor> best;     ///< empty while no epoch was validated
    std::vector<torch::Tensor> average;  ///< of the weights over the steps; empty where none is kept
};

/// One file, written atomically.
void saveCheckpoint(const std::filesystem::path& path, const ResNetV2& model, const TrainerState& state);
/// Throws Error for a damaged file or one of another shape.
[[nodiscard]] TrainerState loadCheckpoint(const std::filesystem::path& path, const ResNetV2& model);

/// Copies, on the CPU and contiguous.
[[nodiscard]] std::vector<torch::Tensor> copyTensors(const std::vector<torch::Tensor>& tensors);
/// Copies values into tensors of the same shapes, wherever they are.
void assignTensors(const std::vector<torch::Tensor>& target, const std::vector<torch::Tensor>& values);

}  // namespace docent
