// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/Cost.h"
#include "base/Matrix.h"
#include "base/RunContext.h"
#include "selection/Ranking.h"
#include "selection/proxies/Proxy.h"

namespace docent {

/// A model's SliceEvidence with what it points to.
struct ModelEvidence {
    SliceEvidence slice;
    std::shared_ptr<const Matrix> said;  ///< what the baseline says of the examples
};

/// What a ranking knows of its models beside their own embeddings: what their baselines say of the task's pictures.
class SourceEvidence {
public:
    /// `images`: of the task, as in rankModels(). The arguments stay alive.
    SourceEvidence(const ExpertBank& bank, const std::vector<ModelRecord>& records,
                   const std::vector<CachedImages>& images, const EmbeddingCache& embeddings,
                   const RankingOptions& options, const RankingSources& sources, RunContext& context);

    /// Computes what these proxies look at, the one that ranks first. What cannot be computed for those beside it is
    /// told in a note.
    void prepare(const std::vector<ProxyInfo>& proxies);

    /// Of a model, for the examples at these positions; null = all.
    [[nodiscard]] ModelEvidence of(const ModelRecord& record, const std::vector<std::int64_t>* positions) const;

    /// Whether what the baselines say of one model compares with what they say of another: they are one.
    [[nodiscard]] bool comparesAll() const { return m_comparesAll; }

    /// Of the baselines' passes over the pictures of the task, and of the source.
    [[nodiscard]] const Cost& cost() const { return m_cost; }

private:
    /// Of one baseline.
    struct Said {
        std::shared_ptr<const Matrix> predictions;    ///< [n, z]
        Matrix memberships;                           ///< [n, E]
        std::map<std::string, std::int64_t> experts;  ///< column of each model in these
    };

    /// `memberships`, `predicts`: which of both are wanted.
    void prepareBaseline(const ModelRecord& baseline, bool memberships, bool predicts);
    [[nodiscard]] Matrix embedTask(std::size_t baseline);
    [[nodiscard]] Matrix embedSample(std::size_t baseline, const RankingSources::Sample& sample);
    [[nodiscard]] std::size_t indexOf(const std::string& name) const;

    const ExpertBank& m_bank;
    const std::vector<ModelRecord>& m_records;
    const std::vector<CachedImages>& m_images;
    const EmbeddingCache& m_cache;
    const RankingOptions& m_options;
    const RankingSources& m_sources;
    RunContext& m_context;
    std::map<std::string, Said> m_said;  ///< by the name of the baseline
    bool m_comparesAll = true;
    Cost m_cost;
};

}  // namespace docent
