// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "base/Error.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "nn/ResNetV2.h"
#include "training/TrainingOptions.h"

namespace docent {

/// Where a training run lies, and what its rows are called.
struct TrainingPlace {
    std::filesystem::path folder;  ///< of log.jsonl and checkpoint/; empty: nothing is written, nothing can be resumed
    std::string series = "train";
    std::string stage = "Training";  ///< of the progress
    std::int64_t progressBase = 0;   ///< images already counted by the caller
    std::int64_t progressTotal = 0;  ///< 0 = of this run alone
};

/// Thrown by train() for a loss that is not finite.
class Diverged final : public Error {
public:
    using Error::Error;
};

/// Trains `model` on `images` with SGD. After each epoch the validation accuracy is measured (when there are validation
/// images) and the best weights are kept; `model` has them at the end, or at a stop. A checkpoint found in the folder
/// is resumed, and the run then ends with the same bits (CPU, same number of threads) as one never stopped. Throws
/// Error for bad options and for a checkpoint of other options, and Diverged for a loss that is not finite.
[[nodiscard]] TrainingResult train(ResNetV2& model, const CachedImages& images, const CachedImages* validation,
                                   const TrainingOptions& options, const TrainingPlace& place, RunContext& context);

}  // namespace docent
