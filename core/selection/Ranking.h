// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
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
    /// 100 to 100,000; of a proxy that is no mean over examples, draws around its resamples, see bootstrapScores().
    int bootstrapResamples = 1000;
    double confidence = 0.95;     ///< of the intervals, (0, 1)
    bool halving = false;         ///< see chooseSurvivors(): most models see a part of the pictures only
    double halvingBudget = 0.25;  ///< (0, 1]: of the image passes that a whole ranking takes, about so many
    std::uint64_t seed = 0;       ///< of the bootstrap, of the pictures' order in halving, and of the lot
    Precision precision = Precision::Auto;
    std::string device = "auto";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("proxy", proxy,
              "that ranks: knn, knn-K, knn-cosine, knn-K-cosine, ridge, logme, h-score, h-score-shrunk, transrate, "
              "gbc, parc, leep, nce, expert-prediction, label-matching, label-names, combined, oracle, random");
        visit("also", also, "proxies to tell beside it, or all");
        visit("bootstrap_resamples", bootstrapResamples, "for the intervals");
        visit("confidence", confidence, "of the intervals");
        visit("halving", halving, "drop the models that are behind after a part of the pictures");
        visit("halving_budget", halvingBudget, "of the image passes of a whole ranking, about so many are made");
        visit("seed", seed, "of the bootstrap, and of the pictures' order in halving");
        visit("precision", precision, "auto, fp32 or bf16");
        visit("device", device, "auto, cpu, cuda or cuda:N");
    }
    [[nodiscard]] std::vector<std::string> check() const;
    /// `also` without the one that ranks, "all" written out, each once.
    [[nodiscard]] std::vector<std::string> otherProxies() const;
};

/// How far a model went in a ranking by halving.
enum class RankedFate {
    Kept,     ///< to the end
    Behind,   ///< dropped because it was behind the best by more than noise
    Unranked  ///< dropped within noise of the best, because more passes than the budget would have told them apart
};
template <>
struct EnumNames<RankedFate> {
    static constexpr std::pair<RankedFate, std::string_view> values[] = {
        {RankedFate::Kept, "kept"}, {RankedFate::Behind, "behind"}, {RankedFate::Unranked, "unranked"}};
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
    RankedFate fate = RankedFate::Kept;
    std::int64_t examples = 0;        ///< that its score is of; 0 = all
    std::vector<double> roundScores;  ///< of a ranking by halving, its score after each round that it was in
};

/// A round of a ranking by halving.
struct HalvingRound {
    std::int64_t examples = 0;  ///< seen in it and in those before
    std::int64_t models = 0;    ///< that were in it
    std::int64_t kept = 0;      ///< that went on
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
    double chance = 0;                 ///< accuracy of always naming the largest class
    Cost cost;                         ///< its forward passes: pictures times models that were embedded now
    std::int64_t picturesRead = 0;     ///< for these; many models take one batch
    std::vector<HalvingRound> rounds;  ///< none where all models saw all pictures
    std::int64_t wholePasses = 0;      ///< forward passes that the ranking would have taken without halving
    double fullPasses = 0;             ///< what these cost, in passes through a whole network: shared parts count once
    double embedSeconds = 0;
    double scoreSeconds = 0;

    /// What to do, in a sentence: "'clipart-animals' fits best (62.1 %; in 93 % of resamples), within noise of 2
    /// others".
    [[nodiscard]] std::string recommendation() const;
    /// Pictures that the score of the first model is of: all, but by halving.
    [[nodiscard]] std::int64_t bestExamples() const;
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
    /// Whether there are some, sound or not.
    [[nodiscard]] bool has(const std::string& key, const std::string& dataHash) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

private:
    [[nodiscard]] std::filesystem::path path(const std::string& key, const std::string& dataHash) const;
    std::filesystem::path m_folder;
};

/// What is known of the data that the models were trained on, as far as the proxies of a ranking look at it.
struct RankingSources {
    struct Slice {
        std::string baseline;             ///< whose predictions tell; "" = none
        std::vector<double> shares;       ///< see SliceEvidence, in the order of the baseline's classes
        std::vector<double> nameMatches;  ///< the same
        double tunedAccuracy = -1;        ///< the same
        std::int64_t tunedExamples = 0;   ///< the same
    };
    /// Pictures that a baseline was trained on, for the expert prediction.
    struct Sample {
        CachedImages images;        ///< labels are indices of the baseline's classes
        EmbeddingCache embeddings;  ///< of its source
    };
    std::map<std::string, Slice> slices;    ///< by the name of the model
    std::map<std::string, Sample> samples;  ///< by the name of the baseline
};

/// Called after each round of a ranking by halving with what is known so far; models without scores of a round were not
/// in it.
using RankingObserver = std::function<void(const RankingResult& soFar)>;

/// Embeds the task's training images with every model (or takes them from the cache), scores the proxy, sorts. Where no
/// proxy looks at the models' embeddings, the baselines alone embed, as far as the proxies need what these say.
/// `images`: the same pictures once for each picture size and resize rule that the models have; those that the first
/// model takes come first. Tells its progress in the phases "embed", with a part a model, and "score". Throws Error
/// when there is no model, when a model is of another picture size, for fewer than two images, and where the ranking
/// proxy needs to know what `sources` does not tell of a model.
[[nodiscard]] RankingResult rankModels(const ExpertBank& bank, const std::vector<ModelRecord>& models,
                                       const std::string& task, const std::vector<CachedImages>& images,
                                       const std::vector<std::string>& classes, const EmbeddingCache& embeddings,
                                       const RankingOptions& options, RunContext& context,
                                       const RankingSources& sources = {}, const RankingObserver& onRound = {});

}  // namespace docent
