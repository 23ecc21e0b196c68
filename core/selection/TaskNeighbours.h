// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "selection/Neighbours.h"
#include "selection/Ranking.h"

namespace docent {

/// The training pictures of a task as one model sees them, in the order of the catalog's training part.
struct TaskEmbedding {
    Matrix points;                      ///< [n, d]
    std::vector<std::int64_t> labels;   ///< [n]
    std::vector<std::uint8_t> correct;  ///< [n], 1 where the nearest other picture has the same label
};

/// What a model of the ranking made of the task's pictures, from the cache. `labels`: [n], the class of each. Throws
/// Error, telling to rank again, when the model is not in the ranking, when its embeddings are not in the cache, and
/// when there are not n of them; Stopped when `context` asks for that.
[[nodiscard]] TaskEmbedding loadTaskEmbedding(const EmbeddingCache& cache, const RankingResult& ranking,
                                              const std::string& model, std::vector<std::int64_t> labels,
                                              const RunContext& context = RunContext());

/// The k other pictures that are nearest to picture `row`, nearest first (Euclidean distance, in double precision); of
/// equals the lowest row comes first. Throws Error for a row that there is not.
[[nodiscard]] std::vector<Neighbour> taskNeighbours(const TaskEmbedding& embedding, std::int64_t row, int k);

/// On how many pictures two models are right by their nearest neighbour: the four cells of McNemar's table.
struct HitTable {
    std::int64_t both = 0;
    std::int64_t onlyFirst = 0;
    std::int64_t onlySecond = 0;
    std::int64_t neither = 0;
};
/// Throws Error for two of different length.
[[nodiscard]] HitTable compareHits(const std::vector<std::uint8_t>& first, const std::vector<std::uint8_t>& second);

}  // namespace docent
