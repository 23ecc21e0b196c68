// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/ModelScorer.h"

#include <algorithm>
#include <utility>

#include "base/Hash.h"
#include "experts/BankWeights.h"
#include "selection/CombinedScore.h"

namespace docent {

namespace {

/// It depends on nothing but embeddings.
bool isKept(const std::string& proxy) {
    return proxyInfo(proxy).view == ProxyView::Embeddings;
}

/// Another one for each model and task.
std::uint64_t lotOf(const std::string& task, const std::string& model, std::uint64_t seed) {
    return std::stoull(Hasher().add(task).add(model).add(seed).hex().substr(0, 16), nullptr, 16);
}

}  // namespace

ModelScorer::ModelScorer(const ExpertBank& bank, const std::vector<ModelRecord>& records, const CachedImages& images,
                         const EmbeddingCache& embeddings, const TaskEmbedder& embedder, const SourceEvidence& evidence,
                         const RankingResult& ranking, RunContext& context)
    : m_bank(bank),
      m_records(records),
      m_images(images),
      m_embedder(embedder),
      m_evidence(evidence),
      m_ranking(ranking),
      m_context(context),
      m_scores(embeddings.folder()) {}

std::vector<ProxyInfo> ModelScorer::proxies() const {
    std::vector<std::string> names{m_ranking.options.proxy};
    names.insert(names.end(), m_ranking.otherProxies.begin(), m_ranking.otherProxies.end());
    std::vector<ProxyInfo> all;
    for (const std::string& name : withCombinedProxies(std::move(names))) {
        all.push_back(proxyInfo(name));
    }
    return all;
}

bool ModelScorer::isAsked(ProxyView view) const {
    const std::vector<ProxyInfo> all = proxies();
    return std::any_of(all.begin(), all.end(), [view](const ProxyInfo& proxy) { return proxy.view == view; });
}

CandidateScore ModelScorer::score(std::size_t model, const Matrix& embeddings,
                                  const std::vector<std::int64_t>* positions,
                                  const std::vector<std::string>& others) const {
    const ModelRecord& record = m_records[model];
    requireFinite(record, embeddings);
    const Matrix predictions = headOf(record, embeddings);
    const ModelEvidence evidence = m_evidence.of(record, positions);
    std::vector<std::int64_t> some;
    if (positions != nullptr) {
        for (const std::int64_t position : *positions) {
            some.push_back(m_images.labels()[static_cast<std::size_t>(position)]);
        }
    }
    const ProxyInput input{.embeddings = embeddings,
                           .labels = positions == nullptr ? m_images.labels() : some,
                           .classes = std::ssize(m_ranking.classes),
                           .predictions = predictions.columns > 0 ? &predictions : nullptr,
                           .slice = &evidence.slice,
                           .lot = lotOf(m_ranking.task, record.name, m_ranking.options.seed)};
    const ProxyInfo ranking = proxyInfo(m_ranking.options.proxy);
    if (ranking.view != ProxyView::Proxies) {
        if (const std::string missing = whatIsMissing(ranking, input); !missing.empty()) {
            refuse(record, missing);
        }
    }
    const std::vector<std::string> compared = members();
    CandidateQuestion question{.options = m_ranking.options, .others = others, .members = compared};
    if (positions == nullptr) {
        question.load = [&](const std::string& proxy, KnownScore& known) {
            return isKept(proxy) && m_scores.load(key(model, proxy), known);
        };
        question.save = [&](const std::string& proxy, const KnownScore& known) {
            if (isKept(proxy)) {
                m_scores.save(key(model, proxy), known);
            }
        };
    }
    return scoreCandidate(input, question, m_context);
}

bool ModelScorer::load(std::size_t model, CandidateScore& score) const {
    const std::vector<ProxyInfo> all = proxies();
    if (!m_embedder.has(m_records[model]) || std::any_of(all.begin(), all.end(), [](const ProxyInfo& proxy) {
            return proxy.view != ProxyView::Embeddings;
        })) {
        return false;
    }
    KnownScore known;
    if (!m_scores.load(key(model, m_ranking.options.proxy), known) ||
        (std::ssize(known.resampled) != scoreResamples && std::ssize(known.parts) != m_images.size())) {
        return false;
    }
    CandidateScore found{.score = known.score, .parts = known.parts, .resampled = known.resampled};
    for (const std::string& other : m_ranking.otherProxies) {
        if (!m_scores.load(key(model, other), known)) {
            return false;
        }
        found.others.push_back(known.score);
    }
    score = std::move(found);
    return true;
}

std::vector<std::string> ModelScorer::members() const {
    std::vector<std::string> members = combinedProxies();
    if (!m_evidence.comparesAll()) {
        std::erase_if(members, [](const std::string& name) {
            const ProxyView view = proxyInfo(name).view;
            return view == ProxyView::SourcePredictions || view == ProxyView::Memberships;
        });
    }
    return members;
}

std::vector<double> ModelScorer::meansByClass(const std::vector<double>& parts) const {
    if (parts.empty()) {
        return {};
    }
    const std::vector<std::int64_t>& counts = m_ranking.classImages;
    std::vector<double> means(counts.size(), 0);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        means[static_cast<std::size_t>(m_images.labels()[i])] += parts[i];
    }
    for (std::size_t c = 0; c < means.size(); ++c) {
        means[c] /= static_cast<double>(std::max<std::int64_t>(counts[c], 1));
    }
    return means;
}

void ModelScorer::refuse(const ModelRecord& record, const std::string& why) const {
    throw Error(
        "The model '" + record.name + "' cannot be ranked by '" + m_ranking.options.proxy + "': " + why,
        proxyInfo(m_ranking.options.proxy).view == ProxyView::Runs
            ? "Fine-tune all models on the task first: docent transfer --task " + m_ranking.task + " --expert all"
            : "Rank by another proxy, or without that model");
}

ScoreKey ModelScorer::key(std::size_t model, const std::string& proxy) const {
    return {.embeddingKey = m_embedder.key(m_records[model]),
            .dataHash = m_embedder.dataHash(m_records[model]),
            .labels = m_images.labels(),
            .classes = std::ssize(m_ranking.classes),
            .proxy = proxy,
            .seed = m_ranking.options.seed};
}

/// What the model's own head says, where a proxy asks for that.
Matrix ModelScorer::headOf(const ModelRecord& record, const Matrix& embeddings) const {
    if (!isAsked(ProxyView::Head)) {
        return {};
    }
    try {
        return headProbabilities(m_bank, record, embeddings);
    } catch (const Error& error) {
        if (proxyInfo(m_ranking.options.proxy).view == ProxyView::Head) {
            throw;
        }
        m_context.note("The head of '" + record.name + "' cannot be read: " + error.reason());
        return {};
    }
}

}  // namespace docent
