// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/TaskNeighbours.h"

#include <algorithm>
#include <utility>

#include "base/Error.h"
#include "selection/Knn.h"

namespace docent {

TaskEmbedding loadTaskEmbedding(const EmbeddingCache& cache, const RankingResult& ranking, const std::string& model,
                                std::vector<std::int64_t> labels, const RunContext& context) {
    const auto ranked = std::find_if(ranking.models.begin(), ranking.models.end(),
                                     [&](const RankedModel& candidate) { return candidate.name == model; });
    if (ranked == ranking.models.end()) {
        throw Error("The model '" + model + "' is not in the ranking for '" + ranking.task + "'", "Rank it again");
    }
    TaskEmbedding embedding;
    const std::string& dataHash = ranked->dataHash.empty() ? ranking.dataHash : ranked->dataHash;
    if (ranked->embeddingKey.empty() || dataHash.empty() ||
        !cache.load(ranked->embeddingKey, dataHash, embedding.points)) {
        if (ranked->examples != 0) {
            throw Error("The ranking was by halving, and '" + model + "' saw " + std::to_string(ranked->examples) +
                            " of " + std::to_string(ranking.images) + " pictures only",
                        "Rank the task without halving, so that it sees all of them");
        }
        throw Error("What '" + model + "' made of the pictures of '" + ranking.task + "' is not kept any more",
                    "Rank the task again to make it");
    }
    if (embedding.points.rows != static_cast<std::int64_t>(labels.size())) {
        throw Error("The ranking is of " + std::to_string(embedding.points.rows) + " pictures, but '" + ranking.task +
                        "' has " + std::to_string(labels.size()) + " to train",
                    "Rank the task again");
    }
    embedding.labels = std::move(labels);
    embedding.correct = leaveOneOutNearestNeighbour(embedding.points, embedding.labels, context).correct;
    return embedding;
}

std::vector<Neighbour> taskNeighbours(const TaskEmbedding& embedding, std::int64_t row, int k) {
    if (row < 0 || row >= embedding.points.rows) {
        throw Error("There is no picture " + std::to_string(row) + " among " + std::to_string(embedding.points.rows));
    }
    std::vector<Neighbour> nearest = nearestRows(embedding.points, embedding.points.row(row), std::int64_t{k} + 1);
    const auto itself =
        std::find_if(nearest.begin(), nearest.end(), [row](const Neighbour& one) { return one.row == row; });
    if (itself != nearest.end()) {
        nearest.erase(itself);
    } else if (static_cast<std::int64_t>(nearest.size()) > k) {
        nearest.pop_back();  // so many copies of the picture that it is not among the first itself
    }
    return nearest;
}

HitTable compareHits(const std::vector<std::uint8_t>& first, const std::vector<std::uint8_t>& second) {
    if (first.size() != second.size()) {
        throw Error("Hits on " + std::to_string(first.size()) + " and on " + std::to_string(second.size()) +
                    " pictures do not compare");
    }
    HitTable table;
    for (std::size_t i = 0; i < first.size(); ++i) {
        ++(first[i] != 0 ? (second[i] != 0 ? table.both : table.onlyFirst)
                         : (second[i] != 0 ? table.onlySecond : table.neither));
    }
    return table;
}

}  // namespace docent
