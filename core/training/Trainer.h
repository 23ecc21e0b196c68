// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>

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

/// Thrown by train() for a loss, gradient or weight that is not finite.
class Diverged final : public Error {
public:
    explicit Diverged(const std::string& what, const std::string& mend, TrainingResult soFar = {})
        : Error(what, mend), m_soFar(std::move(soFar)) {}
    /// With bestEpoch > 0 the model has the weights of that epoch.
    [[nodiscard]] const TrainingResult& soFar() const noexcept { return m_soFar; }

private:
    TrainingResult m_soFar;
};

/// Trains `model` on `images` with SGD. After each epoch the validation accuracy is measured (when there are validation
/// images) and the best weights are kept; `model` has them at the end, or at a stop. A checkpoint found in the folder
/// is resumed, and the run then ends with the same bits (CPU, same number of threads) as one never stopped. Options
/// that are to be chosen are those of a start from random weights. Throws Error for bad options and for a checkpoint of
/// other options, and Diverged for a loss that is not finite; `model` has the best so far then too.
[[nodiscard]] TrainingResult train(ResNetV2& model, const CachedImages& images, const CachedImages* validation,
                                   const TrainingOptions& options, const TrainingPlace& place, RunContext& context);

}  // namespace docent
