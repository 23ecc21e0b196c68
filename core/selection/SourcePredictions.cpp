// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/SourcePredictions.h"

#include "experts/BankWeights.h"
#include "selection/TaskEmbedder.h"

namespace docent {

std::vector<double> meanPredictions(const ExpertBank& bank, const ModelRecord& model, const CachedImages& images,
                                    const EmbeddingCache& cache, const std::string& device, Precision precision,
                                    RunContext& context) {
    const std::vector<ModelRecord> models{model};
    const std::vector<CachedImages> sets{images};
    RankingOptions options;
    options.device = device;
    options.precision = precision;
    TaskEmbedder embedder(bank, models, sets, cache, options, context);
    Matrix embeddings;
    if (!embedder.load(model, embeddings)) {
        embedder.embed({0}, nullptr, [&embeddings](std::size_t, Matrix made) { embeddings = std::move(made); });
    }
    const Matrix said = headProbabilities(bank, model, embeddings);
    if (said.columns == 0) {
        throw Error("The model '" + model.name + "' has no classes of its own", "Use a baseline that was trained here");
    }
    std::vector<double> means(static_cast<std::size_t>(said.columns), 0);
    for (std::int64_t i = 0; i < said.rows; ++i) {
        for (std::size_t z = 0; z < means.size(); ++z) {
            means[z] += static_cast<double>(said.row(i)[z]) / static_cast<double>(said.rows);
        }
    }
    return means;
}

}  // namespace docent
