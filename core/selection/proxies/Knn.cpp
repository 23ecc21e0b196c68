// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/Knn.h"

#include <algorithm>
#include <cmath>

#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

namespace {

Matrix onUnitSphere(const Matrix& matrix) {
    Matrix result = matrix;
    for (std::int64_t i = 0; i < result.rows; ++i) {
        float* row = result.row(i);
        double norm = 0;
        for (std::int64_t j = 0; j < result.columns; ++j) {
            norm += static_cast<double>(row[j]) * static_cast<double>(row[j]);
        }
        const double scale = norm > 0 ? 1 / std::sqrt(norm) : 0;
        for (std::int64_t j = 0; j < result.columns; ++j) {
            row[j] = static_cast<float>(static_cast<double>(row[j]) * scale);
        }
    }
    return result;
}

/// The class with the most votes of neighbours that stand nearest first; of several that of the nearest.
std::int64_t vote(const std::int64_t* neighbours, std::int64_t k, const std::vector<std::int64_t>& labels,
                  std::vector<std::int64_t>& votes) {
    std::int64_t most = 0;
    for (std::int64_t j = 0; j < k; ++j) {
        most = std::max(most, ++votes[static_cast<std::size_t>(labels[static_cast<std::size_t>(neighbours[j])])]);
    }
    std::int64_t winner = -1;
    for (std::int64_t j = 0; j < k; ++j) {
        const std::int64_t label = labels[static_cast<std::size_t>(neighbours[j])];
        if (winner < 0 && votes[static_cast<std::size_t>(label)] == most) {
            winner = label;
        }
    }
    for (std::int64_t j = 0; j < k; ++j) {
        votes[static_cast<std::size_t>(labels[static_cast<std::size_t>(neighbours[j])])] = 0;
    }
    return winner;
}

}  // namespace

ProxyScore knn(const ProxyInput& input, const KnnChoice& choice, const RunContext& context) {
    const Matrix turned = choice.cosine ? onUnitSphere(input.embeddings) : Matrix();
    const Matrix& points = choice.cosine ? turned : input.embeddings;
    const auto n = static_cast<std::size_t>(points.rows);
    const std::int64_t k = std::min<std::int64_t>(choice.k, points.rows - 1);
    ProxyScore result;
    result.parts.resize(n);
    if (k == 1) {
        const KnnResult nearest = leaveOneOutNearestNeighbour(points, input.labels, context);
        std::copy(nearest.correct.begin(), nearest.correct.end(), result.parts.begin());
        result.score = nearest.accuracy;
        return result;
    }
    const std::vector<std::int64_t> neighbours = leaveOneOutNeighbours(points, k, context);
    std::vector<std::int64_t> votes(static_cast<std::size_t>(input.classes), 0);
    double hits = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::int64_t* own = neighbours.data() + i * static_cast<std::size_t>(k);
        result.parts[i] = vote(own, k, input.labels, votes) == input.labels[i] ? 1 : 0;
        hits += result.parts[i];
    }
    result.score = hits / static_cast<double>(n);
    return result;
}

}  // namespace docent::proxies
