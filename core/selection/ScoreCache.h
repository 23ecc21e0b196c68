// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace docent {

/// What a proxy said of one model on one task, with what a bootstrap needs of it.
struct KnownScore {
    double score = 0;
    std::vector<double> parts;      ///< see ProxyScore; none where only the score was asked for
    std::vector<double> resampled;  ///< the score on each of some resamples
};

/// What a score is kept under: all that it depends on.
struct ScoreKey {
    std::string embeddingKey;
    std::string dataHash;
    const std::vector<std::int64_t>& labels;
    std::int64_t classes = 0;
    std::string proxy;
    std::uint64_t seed = 0;  ///< of resamples

    [[nodiscard]] std::string hash() const;
};

/// Scores on disk, beside the embeddings that they are of: ranking again reads them.
class ScoreCache {
public:
    explicit ScoreCache(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// False when there is none, or it is damaged.
    bool load(const ScoreKey& key, KnownScore& score) const;
    void save(const ScoreKey& key, const KnownScore& score) const;

private:
    [[nodiscard]] std::filesystem::path path(const ScoreKey& key) const;
    std::filesystem::path m_folder;
};

}  // namespace docent
