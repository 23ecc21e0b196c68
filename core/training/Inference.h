// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
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

/// Calls `forward` with the images in batches, [n, 3, size, size] on the device, and the number of the first of them.
/// After it ran out of memory, it is called again with parts of that batch. The caller turns gradients off.
using BatchForward = std::function<void(const torch::Tensor& images, std::int64_t first)>;
void forEachBatch(const CachedImages& images, const InferenceOptions& options, RunContext& context,
                  const BatchForward& forward);
/// Puts rows [n, columns] into a matrix from row `first` on.
void putRows(const torch::Tensor& rows, std::int64_t first, Matrix& matrix);

/// Logits [n, numClasses] of all images, in order. Leaves the model in evaluation mode.
[[nodiscard]] Matrix computeLogits(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                                   RunContext& context);
/// Embeddings [n, embeddingSize].
[[nodiscard]] Matrix computeEmbeddings(ResNetV2& model, const CachedImages& images, const InferenceOptions& options,
                                       RunContext& context);

}  // namespace docent
