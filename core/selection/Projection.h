// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "selection/Tsne.h"

namespace docent {

enum class ProjectionMethod { Pca, Tsne };
template <>
struct EnumNames<ProjectionMethod> {
    static constexpr std::pair<ProjectionMethod, std::string_view> values[] = {{ProjectionMethod::Pca, "pca"},
                                                                               {ProjectionMethod::Tsne, "tsne"}};
};

struct ProjectionOptions {
    ProjectionMethod method = ProjectionMethod::Pca;
    double perplexity = 30;  ///< of t-SNE, >= 1
    int iterations = 1000;   ///< of t-SNE, >= 1
    std::uint64_t seed = 0;  ///< of t-SNE
};

/// Embeddings as points of the plane.
struct Projection {
    ProjectionOptions options;
    std::vector<double> positions;  ///< [n, 2]
    std::vector<double> shares;     ///< of the variance that the two axes of PCA hold; none for t-SNE
    double divergence = 0;          ///< of t-SNE
    double perplexity = 0;          ///< that t-SNE took, see TsneOptions
};

/// `embeddings`: [n, d], n >= 1. t-SNE takes the first 50 principal components, as its authors do. Throws Error for
/// what the two methods refuse, Stopped when `context` asks for that; `listener` sees t-SNE settle.
[[nodiscard]] Projection project(const Matrix& embeddings, const ProjectionOptions& options, RunContext& context,
                                 const LayoutListener& listener = {});

}  // namespace docent
