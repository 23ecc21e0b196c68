// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/Cost.h"
#include "base/Matrix.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "nn/ResNetV2.h"
#include "training/Inference.h"
#include "training/TrainingOptions.h"

namespace docent {

/// A head on the embeddings of a network that stays as it is: each picture goes through it once, whatever is trained.
class LinearProbe {
public:
    /// The pictures' embeddings [n, d], in their order. Those of the cache that it has not seen yet are computed, and
    /// counted in `cost`.
    [[nodiscard]] Matrix embed(ResNetV2& model, const CachedImages& images, const InferenceOptions& options, Cost& cost,
                               RunContext& context);

    /// Trains the model's head from zero by SGD on embeddings [n, d] with their labels: `options.maxSteps` steps with
    /// its batch size, learning rate, schedule, momentum and seed. The same for the same input. Throws Diverged for a
    /// loss that is not finite; Stopped.
    static void trainHead(ResNetV2& model, const Matrix& embeddings, const std::vector<std::int64_t>& labels,
                          const TrainingOptions& options, RunContext& context);
    /// Logits [n, classes] of embeddings [n, d].
    [[nodiscard]] static Matrix logits(const ResNetV2& model, const Matrix& embeddings);

private:
    std::unordered_map<std::int64_t, std::vector<float>> m_rows;  ///< by index in the cache
};

}  // namespace docent
