// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/TaskEmbedder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "experts/CostEstimate.h"
#include "nn/Device.h"
#include "selection/SharedEmbedding.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

/// Seconds of a pass over the pictures, about: when it is stopped, what it did is lost.
constexpr double longestPass = 300;

/// Turns the progress of a pass over the pictures into that of the whole ranking.
class PartOfRanking final : public RunContext {
public:
    PartOfRanking(RunContext& outer, const Progress& whole, std::size_t models)
        : m_outer(outer), m_whole(whole), m_models(static_cast<std::int64_t>(models)) {}

    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& part) override {
        Progress whole = m_whole;
        whole.stage = part.stage;
        whole.done += part.done * m_models;
        whole.detail = m_whole.detail.empty() ? part.detail : m_whole.detail;
        whole.imagesPerSecond = part.imagesPerSecond * static_cast<double>(m_models);
        m_outer.progress(whole);
    }
    void note(const std::string& text) override { m_outer.note(text); }

private:
    RunContext& m_outer;
    Progress m_whole;
    std::int64_t m_models;
};

}  // namespace

void requireFinite(const ModelRecord& record, const Matrix& embeddings) {
    if (!std::all_of(embeddings.values.begin(), embeddings.values.end(),
                     [](float value) { return std::isfinite(value); })) {
        throw Error("The model '" + record.name + "' gives embeddings that are not finite",
                    "Train it again with a lower learning rate, or remove it");
    }
}

TaskEmbedder::TaskEmbedder(const ExpertBank& bank, const std::vector<ModelRecord>& records,
                           const std::vector<CachedImages>& images, const EmbeddingCache& cache,
                           const RankingOptions& options, RunContext& context)
    : m_bank(bank),
      m_records(records),
      m_sets(images),
      m_cache(cache),
      m_context(context),
      m_device(resolveDevice(options.device)),
      m_precision(resolvePrecision(options.precision, m_device)) {
    for (const CachedImages& set : m_sets) {
        m_hashes.push_back(set.hash());
    }
    m_progress.stage = "Scoring";
    m_progress.phase = "embed";
    m_progress.total = m_sets.front().size() * std::ssize(records);
    m_progress.parts = std::ssize(records);
}

std::size_t TaskEmbedder::findSet(const ModelRecord& record) const {
    const auto found = std::find_if(m_sets.begin(), m_sets.end(), [&record](const CachedImages& set) {
        return set.imageSize() == record.imageSize && set.cache().resizeRule() == record.resize;
    });
    return static_cast<std::size_t>(found - m_sets.begin());
}

bool TaskEmbedder::load(const ModelRecord& record, Matrix& embeddings) const {
    return m_cache.load(key(record), dataHash(record), embeddings) && embeddings.rows == m_sets.front().size() &&
           embeddings.columns == record.config.embeddingSize();
}

bool TaskEmbedder::load(const ModelRecord& record, const std::vector<std::int64_t>& positions,
                        Matrix& embeddings) const {
    return m_cache.load(key(record), m_sets[findSet(record)].subset(positions).hash(), embeddings) &&
           embeddings.rows == std::ssize(positions) && embeddings.columns == record.config.embeddingSize();
}

void TaskEmbedder::save(const ModelRecord& record, const Matrix& embeddings) const {
    m_cache.save(key(record), dataHash(record), embeddings);
}

void TaskEmbedder::embed(const std::vector<std::size_t>& models, const std::vector<std::int64_t>* positions,
                         const Taker& take) {
    std::map<std::size_t, std::vector<std::size_t>> bySet;
    for (const std::size_t model : models) {
        bySet[findSet(m_records[model])].push_back(model);
    }
    for (const auto& [set, some] : bySet) {
        const CachedImages images = positions == nullptr ? m_sets[set] : m_sets[set].subset(*positions);
        const PassLimits limits{.macs = longestPass * guessedSpeed(m_device)};
        for (const EmbeddingPass& pass : planEmbedding(m_records, some, images.size(), limits)) {
            embed(pass, images, positions, models.size(), take);
        }
    }
}

void TaskEmbedder::embed(const EmbeddingPass& pass, const CachedImages& images,
                         const std::vector<std::int64_t>* positions, std::size_t ofModels, const Taker& take) {
    const Clock::time_point start = Clock::now();
    const std::vector<std::size_t> models = pass.models();
    const std::int64_t first = m_progress.partsDone - m_progress.partsReused + 1;
    const std::string last = std::to_string(first + std::ssize(models) - 1);
    if (positions != nullptr) {
        m_progress.stage = "Embedding " + std::to_string(images.size()) + " pictures with " +
                           std::to_string(models.size()) + (models.size() == 1 ? " model" : " models");
    } else if (models.size() == 1) {
        m_progress.stage = "Embedding with '" + m_records[models.front()].name + "' (" + last + " of " +
                           std::to_string(ofModels) + ")";
    } else {
        m_progress.stage = "Embedding with " + std::to_string(models.size()) + " models in one pass (" +
                           std::to_string(first) + " to " + last + " of " + std::to_string(ofModels) + ")";
    }
    m_context.progress(m_progress);
    PartOfRanking part(m_context, m_progress, models.size());
    std::map<std::size_t, Matrix> embeddings =
        embedTogether(m_bank, m_records, pass, images,
                      {.precision = m_precision, .device = m_device, .stage = m_progress.stage}, part);
    m_cost.forwardPasses += images.size() * std::ssize(models);
    m_fullPasses += static_cast<double>(images.size()) * fullPassesPerImage(m_records, pass);
    m_picturesRead += images.size();
    m_cost.seconds += std::chrono::duration<double>(Clock::now() - start).count();
    m_progress.done += images.size() * std::ssize(models);
    const std::string hash = positions == nullptr ? "" : images.hash();
    for (auto& [model, matrix] : embeddings) {
        m_context.checkStop();
        requireFinite(m_records[model], matrix);
        m_cache.save(key(m_records[model]), positions == nullptr ? dataHash(m_records[model]) : hash, matrix);
        take(model, std::move(matrix));
        if (positions == nullptr) {
            ++m_progress.partsDone;
        }
        m_context.progress(m_progress);
    }
}

}  // namespace docent
