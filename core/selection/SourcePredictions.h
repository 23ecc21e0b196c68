// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "selection/Ranking.h"

namespace docent {

/// The mean over the pictures of what a model's own head says: a probability for each of its classes. Its embeddings
/// are taken from the cache, or computed and kept there. Throws Error where it has no head.
[[nodiscard]] std::vector<double> meanPredictions(const ExpertBank& bank, const ModelRecord& model,
                                                  const CachedImages& images, const EmbeddingCache& cache,
                                                  const std::string& device, Precision precision, RunContext& context);

}  // namespace docent
