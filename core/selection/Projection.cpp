// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Projection.h"

#include "selection/Pca.h"

namespace docent {

namespace {
constexpr int componentsForTsne = 50;
}

Projection project(const Matrix& embeddings, const ProjectionOptions& options, RunContext& context,
                   const LayoutListener& listener) {
    Projection projection;
    projection.options = options;
    if (options.method == ProjectionMethod::Tsne) {
        context.progress({.stage = "Finding the principal components"});
        const PcaResult components = principalComponents(embeddings, componentsForTsne, context);
        const TsneResult result =
            tsne(components.scores,
                 {.perplexity = options.perplexity, .iterations = options.iterations, .seed = options.seed}, context,
                 listener);
        projection.positions.assign(result.layout.values.begin(), result.layout.values.end());
        projection.divergence = result.divergence;
        projection.perplexity = result.perplexity;
        return projection;
    }
    const PcaResult components = principalComponents(embeddings, 2, context);
    projection.shares = components.shares;
    projection.shares.resize(2, 0);
    projection.positions.assign(static_cast<std::size_t>(2 * embeddings.rows), 0);
    for (std::int64_t i = 0; i < embeddings.rows; ++i) {
        for (std::int64_t axis = 0; axis < components.scores.columns; ++axis) {
            projection.positions[static_cast<std::size_t>(2 * i + axis)] = components.scores.row(i)[axis];
        }
    }
    return projection;
}

}  // namespace docent
