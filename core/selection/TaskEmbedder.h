// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/Matrix.h"
#include "base/RunContext.h"
#include "selection/EmbeddingPlan.h"
#include "selection/Ranking.h"

namespace docent {

/// Embeds a task's pictures with the models of a ranking, or finds that in the cache, and counts what it costs.
class TaskEmbedder {
public:
    /// `images`: the same pictures once for each way of making them that the models have. The arguments stay alive.
    TaskEmbedder(const ExpertBank& bank, const std::vector<ModelRecord>& records,
                 const std::vector<CachedImages>& images, const EmbeddingCache& cache, const RankingOptions& options,
                 RunContext& context);

    /// Number of the set whose pictures are as the model takes them; that of the sets where there is none.
    [[nodiscard]] std::size_t findSet(const ModelRecord& record) const;
    [[nodiscard]] const std::string& dataHash(const ModelRecord& record) const { return m_hashes[findSet(record)]; }
    [[nodiscard]] std::string key(const ModelRecord& record) const { return embeddingKey(record, m_precision); }

    /// What the model made of all pictures, from the cache. False where that is not there.
    bool load(const ModelRecord& record, Matrix& embeddings) const;
    /// The same of these pictures.
    bool load(const ModelRecord& record, const std::vector<std::int64_t>& positions, Matrix& embeddings) const;
    void save(const ModelRecord& record, const Matrix& embeddings) const;
    /// Whether load() has something to read.
    [[nodiscard]] bool has(const ModelRecord& record) const { return m_cache.has(key(record), dataHash(record)); }

    /// Called with each model's embeddings as they are made.
    using Taker = std::function<void(std::size_t model, Matrix embeddings)>;
    /// Embeds the pictures at these positions (null = all) with the models of these indices, and keeps that in the
    /// cache. Throws Error for embeddings that are not finite.
    void embed(const std::vector<std::size_t>& models, const std::vector<std::int64_t>* positions, const Taker& take);

    [[nodiscard]] const Cost& cost() const { return m_cost; }
    [[nodiscard]] double fullPasses() const { return m_fullPasses; }
    [[nodiscard]] std::int64_t picturesRead() const { return m_picturesRead; }
    /// What a forward pass takes it from.
    [[nodiscard]] Precision precision() const { return m_precision; }
    [[nodiscard]] const std::string& device() const { return m_device; }
    /// Of the whole ranking; "done" counts image passes.
    [[nodiscard]] Progress& progress() { return m_progress; }

private:
    void embed(const EmbeddingPass& pass, const CachedImages& images, const std::vector<std::int64_t>* positions,
               std::size_t models, const Taker& take);

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    const std::vector<CachedImages>& m_sets;
    const EmbeddingCache& m_cache;
    RunContext& m_context;
    std::string m_device;
    Precision m_precision;
    std::vector<std::string> m_hashes;
    Progress m_progress;
    Cost m_cost;  ///< its forward passes, and the seconds that these took
    double m_fullPasses = 0;
    std::int64_t m_picturesRead = 0;
};

/// Throws Error, naming the model, for embeddings that are not finite.
void requireFinite(const ModelRecord& record, const Matrix& embeddings);

}  // namespace docent
