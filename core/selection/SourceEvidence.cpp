// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/SourceEvidence.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/Hash.h"
#include "experts/BankWeights.h"
#include "selection/ExpertPrediction.h"
#include "selection/MatrixRows.h"
#include "selection/TaskEmbedder.h"

namespace docent {

SourceEvidence::SourceEvidence(const ExpertBank& bank, const std::vector<ModelRecord>& records,
                               const std::vector<CachedImages>& images, const EmbeddingCache& embeddings,
                               const RankingOptions& options, const RankingSources& sources, RunContext& context)
    : m_bank(bank),
      m_records(records),
      m_images(images),
      m_cache(embeddings),
      m_options(options),
      m_sources(sources),
      m_context(context) {}

void SourceEvidence::prepare(const std::vector<ProxyInfo>& proxies) {
    const auto asks = [&proxies](ProxyView view) {
        return std::any_of(proxies.begin(), proxies.end(),
                           [view](const ProxyInfo& proxy) { return proxy.view == view; });
    };
    const bool memberships = asks(ProxyView::Memberships);
    if (!memberships && !asks(ProxyView::SourcePredictions)) {
        return;
    }
    const ProxyView ranking = proxies.front().view;
    std::set<std::string> baselines;
    for (const ModelRecord& record : m_records) {
        const auto slice = m_sources.slices.find(record.name);
        if (slice != m_sources.slices.end() && !slice->second.baseline.empty()) {
            baselines.insert(slice->second.baseline);
        }
    }
    if (baselines.size() > 1) {
        m_comparesAll = false;
        const std::string what = "The models are of several baselines, and what '" + std::string(proxies.front().name) +
                                 "' says of one's experts does not compare with what it says of another's";
        if (ranking == ProxyView::Memberships || ranking == ProxyView::SourcePredictions) {
            throw Error(what, "Rank the models of one of them with --models, or by another proxy");
        }
        m_context.note(
            "The models are of several baselines: expert prediction and label matching compare the experts of "
            "each among themselves only");
    }
    for (const std::string& name : baselines) {
        const std::size_t index = indexOf(name);
        if (index == m_records.size()) {
            continue;
        }
        try {
            prepareBaseline(m_records[index], memberships, asks(ProxyView::SourcePredictions));
        } catch (const Error& error) {
            if (ranking == ProxyView::Memberships || ranking == ProxyView::SourcePredictions) {
                throw;
            }
            m_context.note("What the baseline '" + name + "' says of the pictures is not known: " + error.reason());
        }
    }
}

std::size_t SourceEvidence::indexOf(const std::string& name) const {
    const auto found = std::find_if(m_records.begin(), m_records.end(),
                                    [&name](const ModelRecord& record) { return record.name == name; });
    return static_cast<std::size_t>(found - m_records.begin());
}

void SourceEvidence::prepareBaseline(const ModelRecord& baseline, bool memberships, bool predicts) {
    const Matrix embeddings = embedTask(indexOf(baseline.name));
    Said said;
    Matrix predictions = predicts ? headProbabilities(m_bank, baseline, embeddings) : Matrix{};
    if (predictions.columns > 0) {
        said.predictions = std::make_shared<const Matrix>(std::move(predictions));
    }
    const auto sample = m_sources.samples.find(baseline.name);
    if (memberships && sample != m_sources.samples.end()) {
        std::vector<std::vector<double>> shares;
        Hasher hasher;
        for (const ModelRecord& record : m_records) {
            const auto slice = m_sources.slices.find(record.name);
            if (slice != m_sources.slices.end() && slice->second.baseline == baseline.name &&
                !slice->second.shares.empty()) {
                said.experts[record.name] = std::ssize(shares);
                shares.push_back(slice->second.shares);
                hasher.add(shares.back().data(), shares.back().size() * sizeof(double));
            }
        }
        const TaskEmbedder embedder(m_bank, m_records, m_images, m_cache, m_options, m_context);
        const std::string& dataHash = embedder.dataHash(baseline);
        const std::string key = "experts-" + hasher.add(embedder.key(baseline)).add(sample->second.images.hash()).hex();
        const auto columns = std::ssize(shares);
        if (columns > 0 && (!m_cache.load(key, dataHash, said.memberships) ||
                            said.memberships.rows != embeddings.rows || said.memberships.columns != columns)) {
            const Matrix source = embedSample(indexOf(baseline.name), sample->second);
            m_context.progress({.stage = "Learning to tell the branches apart", .phase = "score"});
            said.memberships =
                predictExperts({.embeddings = source, .labels = sample->second.images.labels(), .shares = shares},
                               embeddings, m_context);
            m_cache.save(key, dataHash, said.memberships);
        }
    }
    m_said[baseline.name] = std::move(said);
}

Matrix SourceEvidence::embedTask(std::size_t baseline) {
    TaskEmbedder embedder(m_bank, m_records, m_images, m_cache, m_options, m_context);
    Matrix embeddings;
    if (!embedder.load(m_records[baseline], embeddings)) {
        embedder.progress().total = m_images.front().size();
        embedder.progress().parts = 0;
        embedder.embed({baseline}, nullptr, [&embeddings](std::size_t, Matrix made) { embeddings = std::move(made); });
        m_cost += embedder.cost();
    }
    requireFinite(m_records[baseline], embeddings);
    return embeddings;
}

Matrix SourceEvidence::embedSample(std::size_t baseline, const RankingSources::Sample& sample) {
    const std::vector<CachedImages> images{sample.images};
    TaskEmbedder embedder(m_bank, m_records, images, sample.embeddings, m_options, m_context);
    if (embedder.findSet(m_records[baseline]) == images.size()) {
        throw Error("The pictures of the source were decoded for another picture size than that of the baseline '" +
                    m_records[baseline].name + "'");
    }
    Matrix embeddings;
    if (!embedder.load(m_records[baseline], embeddings)) {
        embedder.progress().total = sample.images.size();
        embedder.progress().parts = 0;
        embedder.embed({baseline}, nullptr, [&embeddings](std::size_t, Matrix made) { embeddings = std::move(made); });
        m_cost += embedder.cost();
        m_context.note("The baseline '" + m_records[baseline].name + "' embedded " +
                       std::to_string(sample.images.size()) +
                       " pictures that it was trained on, to learn which branch a picture is of; they are kept");
    }
    return embeddings;
}

ModelEvidence SourceEvidence::of(const ModelRecord& record, const std::vector<std::int64_t>* positions) const {
    ModelEvidence evidence;
    const auto found = m_sources.slices.find(record.name);
    if (found == m_sources.slices.end()) {
        return evidence;
    }
    const RankingSources::Slice& slice = found->second;
    evidence.slice.nameMatches = slice.nameMatches;
    evidence.slice.tunedAccuracy = slice.tunedAccuracy;
    evidence.slice.tunedExamples = slice.tunedExamples;
    const auto said = m_said.find(slice.baseline);
    if (said == m_said.end()) {
        return evidence;
    }
    if (said->second.predictions != nullptr && !slice.shares.empty()) {
        evidence.said = positions == nullptr
                            ? said->second.predictions
                            : std::make_shared<const Matrix>(rowsAt(*said->second.predictions, *positions));
        evidence.slice.sourcePredictions = evidence.said.get();
        evidence.slice.shares = slice.shares;
    }
    if (const auto column = said->second.experts.find(record.name); column != said->second.experts.end()) {
        const Matrix& memberships = said->second.memberships;
        const std::int64_t rows = positions == nullptr ? memberships.rows : std::ssize(*positions);
        for (std::int64_t i = 0; i < rows; ++i) {
            const std::int64_t row = positions == nullptr ? i : (*positions)[static_cast<std::size_t>(i)];
            evidence.slice.memberships.push_back(memberships.row(row)[column->second]);
        }
    }
    return evidence;
}

}  // namespace docent
