// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/Cost.h"
#include "base/Matrix.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "experts/ExpertBank.h"
#include "selection/Bootstrap.h"

namespace docent {

struct RankingOptions {
    std::string proxy = "knn";      ///< that ranks, see knownProxies()
    std::vector<std::string> also;  ///< proxies that are told beside it; "all" = all of knownProxies()
    int bootstrapResamples = 1000;  ///< 100 to 100,000; of a proxy that is no mean over examples, 50
    double confidence = 0.95;       ///< of the intervals, (0, 1)
    std::uint64_t seed = 0;
    Precision precision = Precision::Auto;
    std::string device = "auto";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("proxy", proxy,
              "that ranks: knn, knn-K, knn-cosine, ridge, logme, h-score, h-score-shrunk, transrate, gbc, parc, leep, "
              "nce");
        visit("also", also, "proxies to tell beside it, or all");
        visit("bootstrap_resamples", bootstrapResamples, "for the intervals");
        visit("confidence", confidence, "of the intervals");
        visit("seed", seed, "of the bootstrap");
        visit("precision", precision, "auto, fp32 or bf16");
        visit("device", device, "auto, cpu, cuda or cuda:N");
    }
    [[nodiscard]] std::vector<std::string> check() const;
    /// `also` without the one that ranks, "all" written out, each once.
    [[nodiscard]] std::vector<std::string> otherProxies() const;
};

/// One candidate's place.
struct RankedModel {
    std::string name;
    ModelKind kind = ModelKind::FullExpert;
    std::string node;  ///< "" for the baseline
    double score = 0;
    Interval interval;
    bool tiedWithBest = false;        ///< its difference to the best is within noise
    double bestProbability = -1;      ///< that it is the best, see BootstrapResult; -1 in the record of an older Docent
    bool cached = false;              ///< its embeddings were there already
    std::vector<double> classScores;  ///< the score of each class of the task; none where the proxy is no mean
    std::vector<double> otherScores;  ///< in the order of RankingResult::otherProxies; NaN where it has none
    std::string embeddingKey;         ///< of its embeddings in the cache; "" in the record of an older Docent
    std::string dataHash;             ///< of the pictures as it takes them; "" = as the ranking's
};

/// Best first; equal scores by name. `tasks/<task>/ranking.yaml`.
struct RankingResult {
    std::string task;
    std::string created;  ///< UTC
    RankingOptions options;
    std::int64_t images = 0;
    std::vector<std::string> classes;
    std::vector<std::int64_t> classImages;  ///< training pictures of each class
    /// Of the pictures, as the first of the models that were given takes them: the other half of the key of their
    /// embeddings.
    std::string dataHash;
    std::vector<std::string> otherProxies;  ///< told beside the one that ranks
    std::vector<std::string> chosen;        ///< the models that were asked for; empty = all
    std::vector<RankedModel> models;
    double chance = 0;              ///< accuracy of always naming the largest class
    Cost cost;                      ///< its forward passes: pictures times models that were embedded now
    std::int64_t picturesRead = 0;  ///< for these; many models take one batch
    double fullPasses = 0;          ///< what these cost, in passes through a whole network: shared parts count once
    double embedSeconds = 0;
    double scoreSeconds = 0;

    /// What to do, in a sentence: "'clipart-animals' fits best (62.1 %; in 93 % of resamples), within noise of 2
    /// others".
    [[nodiscard]] std::string recommendation() const;
};

[[nodiscard]] Yaml toYaml(const RankingResult& result);
[[nodiscard]] RankingResult rankingFromYaml(const Yaml& yaml);

/// What a model's embeddings are kept under: its trunk's hash, the precision where that is not fp32, because embeddings
/// in bf16 differ, and how weights are standardised where that is not timm's way.
[[nodiscard]] std::string embeddingKey(const ModelRecord& record, Precision precision);

/// Embeddings on disk by (embedding key, data hash): a second ranking reads them.
class EmbeddingCache {
public:
    explicit EmbeddingCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// False when there are none, or they are damaged.
    bool load(const std::string& key, const std::string& dataHash, Matrix& embeddings) const;
    void save(const std::string& key, const std::string& dataHash, const Matrix& embeddings) const;

private:
    [[nodiscard]] std::filesystem::path path(const std::string& key, const std::string& dataHash) const;
    std::filesystem::path m_folder;
};

/// Embeds the task's training images with every model (or takes them from the cache), scores the proxy, sorts.
/// `images`: the same pictures once for each picture size and resize rule that the models have; those that the first
/// model takes come first. Tells its progress in the phases "embed", with a part a model, and "score". Throws Error
/// when there is no model, when a model is of another picture size, and for fewer than two images.
[[nodiscard]] RankingResult rankModels(const ExpertBank& bank, const std::vector<ModelRecord>& models,
                                       const std::string& task, const std::vector<CachedImages>& images,
                                       const std::vector<std::string>& classes, const EmbeddingCache& embeddings,
                                       const RankingOptions& options, RunContext& context);

}  // namespace docent
