// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "experts/ModelRecord.h"

namespace docent {

/// Models whose lower part is the same network: a baseline, its adapter experts, and its experts that left lower
/// stages as they are. That part is computed once for all of them.
struct TrunkGroup {
    struct Member {
        std::size_t model = 0;  ///< index of its record
        int level = 0;          ///< the stem and so many stages are the shared ones
    };
    std::string trunkHash;        ///< of the baseline
    std::vector<Member> members;  ///< the lowest level first
};

/// Models that are embedded in one pass over the pictures: each batch is loaded once for all of them.
struct EmbeddingPass {
    std::vector<std::size_t> alone;  ///< indices of the records that share nothing
    std::vector<TrunkGroup> groups;

    /// Indices of all its models.
    [[nodiscard]] std::vector<std::size_t> models() const;
};

/// What a pass may take. What it computed is kept at its end only, so it should not be long.
struct PassLimits {
    double bytes = 2.0 * 1024 * 1024 * 1024;                ///< of weights, and of embeddings
    double macs = std::numeric_limits<double>::infinity();  ///< multiplications in all
};

/// How the models with these indices are best embedded on so many pictures. All of them must take the same pictures.
[[nodiscard]] std::vector<EmbeddingPass> planEmbedding(const std::vector<ModelRecord>& records,
                                                       const std::vector<std::size_t>& models, std::int64_t images,
                                                       const PassLimits& limits = {});

/// What a pass costs for each picture, in passes of it through a whole network: what is shared counts once, and a model
/// that shares nothing 1.
[[nodiscard]] double fullPassesPerImage(const std::vector<ModelRecord>& records, const EmbeddingPass& pass);

}  // namespace docent
