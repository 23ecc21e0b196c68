// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "experts/ExpertBank.h"
#include "selection/CandidateScore.h"
#include "selection/Ranking.h"
#include "selection/ScoreCache.h"
#include "selection/SourceEvidence.h"
#include "selection/TaskEmbedder.h"
#include "selection/proxies/Proxy.h"

namespace docent {

/// Scores the models of a ranking by its proxies, or finds their scores in the cache.
class ModelScorer {
public:
    /// `ranking`: its task, options, classes and other proxies are read. The arguments stay alive.
    ModelScorer(const ExpertBank& bank, const std::vector<ModelRecord>& records, const CachedImages& images,
                const EmbeddingCache& embeddings, const TaskEmbedder& embedder, const SourceEvidence& evidence,
                const RankingResult& ranking, RunContext& context);

    /// The proxies of the ranking, the one that ranks first, and those that 'combined' takes together.
    [[nodiscard]] std::vector<ProxyInfo> proxies() const;
    /// Whether one of them looks at this.
    [[nodiscard]] bool isAsked(ProxyView view) const;

    /// Of a model, from what it made of the examples at these positions (null = all), in their order. Throws Error for
    /// embeddings that are not finite, and where the proxy that ranks needs to know what is not known of the model.
    /// Scores on all examples are kept where they depend on nothing but embeddings, which the key names.
    [[nodiscard]] CandidateScore score(std::size_t model, const Matrix& embeddings,
                                       const std::vector<std::int64_t>* positions,
                                       const std::vector<std::string>& others) const;

    /// Of a model on all examples, from the cache. False where that is not all there, or the model's embeddings are
    /// not: whoever asks for scores may want these next.
    bool load(std::size_t model, CandidateScore& score) const;

    /// Those of combinedProxies() whose scores compare between the models.
    [[nodiscard]] std::vector<std::string> members() const;

    /// [classes]: means of a score's parts, one an example.
    [[nodiscard]] std::vector<double> meansByClass(const std::vector<double>& parts) const;

    /// Throws Error: the model cannot be ranked by the proxy.
    [[noreturn]] void refuse(const ModelRecord& record, const std::string& why) const;

private:
    [[nodiscard]] ScoreKey key(std::size_t model, const std::string& proxy) const;
    [[nodiscard]] Matrix headOf(const ModelRecord& record, const Matrix& embeddings) const;

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    const CachedImages& m_images;
    const TaskEmbedder& m_embedder;
    const SourceEvidence& m_evidence;
    const RankingResult& m_ranking;
    RunContext& m_context;
    ScoreCache m_scores;
};

}  // namespace docent
