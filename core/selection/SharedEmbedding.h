// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "experts/ExpertBank.h"
#include "selection/EmbeddingPlan.h"
#include "training/Inference.h"

namespace docent {

/// The embeddings of all models of a pass, [n, d] by the index of their record: each batch of pictures is loaded once,
/// and what models share of the network is computed once. Differ by rounding at most from those of each model alone.
/// Throws Error for weights that are not those of their record.
[[nodiscard]] std::map<std::size_t, Matrix> embedTogether(const ExpertBank& bank,
                                                          const std::vector<ModelRecord>& records,
                                                          const EmbeddingPass& pass, const CachedImages& images,
                                                          const InferenceOptions& options, RunContext& context);

}  // namespace docent
