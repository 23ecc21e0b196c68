// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "nn/ResNetV2.h"

namespace docent {

struct InferenceOptions {
    std::int64_t batchSize = 0;  ///< 0 = chosen by the image size
    Precision precision = Precision::Auto;
    std::string device = "auto";
    std::string stage = "Predicting";  ///< of the progress
};

/// Logits [n, numClasses] of all images, in order. Leaves the model in evaluation mode.
[[nodiscard]] Matrix computeLogits(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                                   RunContext& context);
/// Embeddings [n, embeddingSize].
[[nodiscard]] Matrix computeEmbeddings(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                                       RunContext& context);

}  // namespace docent
