// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Embedding.h"

#include <algorithm>
#include <utility>

#include "experts/BankWeights.h"
#include "jobs/Operations.h"
#include "nn/Device.h"
#include "nn/ResNetV2.h"
#include "selection/Ranking.h"
#include "training/Inference.h"

namespace docent {

namespace {

/// A model of the bank or a run, as far as embedding needs it.
struct Embedder {
    ModelRecord record;  ///< of a run: name, hash, shape, picture size and rule
    fs::path weights;
};

Embedder findEmbedder(const Workspace& workspace, const EmbedOptions& options) {
    Embedder embedder;
    if (options.isRun) {
        const RunRecord run = workspace.runs().load(options.model);
        embedder.record.name = run.name;
        embedder.record.state = run.state;
        embedder.record.config = run.config;
        embedder.record.imageSize = run.imageSize;
        embedder.record.resize = run.resize;
        embedder.record.weightsHash = run.weightsHash;
        embedder.weights = workspace.runs().weights(run.name);
    } else {
        embedder.record = workspace.bank().load(options.model);
        embedder.weights = workspace.bank().weights(options.model);
    }
    if (embedder.record.weightsHash.empty() || embedder.record.state == ModelState::Training) {
        throw Error((options.isRun ? "The run '" : "The model '") + options.model + "' has no weights yet",
                    "Let its training end, or choose another");
    }
    return embedder;
}

std::vector<Split> splitsOf(EmbeddedPart part) {
    switch (part) {
        case EmbeddedPart::Train:
            return {Split::Train};
        case EmbeddedPart::Test:
            return {Split::Test};
        case EmbeddedPart::All:
            return {Split::Train, Split::Validation, Split::Test};
    }
    return {};
}

/// The pictures of each split, thinned out at even steps where they are too many in all.
std::vector<CachedImages> choosePictures(const OpenedDataset& opened, const EmbedOptions& options) {
    std::vector<CachedImages> chosen;
    std::int64_t total = 0;
    for (const Split split : splitsOf(options.part)) {
        CachedImages images = selectImages(opened.catalog, opened.cache, split);
        total += images.size();
        if (images.size() > 0) {
            chosen.push_back(std::move(images));
        }
    }
    if (total == 0) {
        throw Error("This part of the data set '" + options.dataset + "' has no pictures", "Choose another part");
    }
    const std::int64_t most = std::max<std::int64_t>(options.most, 1);
    if (total > most) {
        for (CachedImages& images : chosen) {
            std::vector<std::int64_t> positions(
                static_cast<std::size_t>(std::max<std::int64_t>(1, images.size() * most / total)));
            for (std::size_t i = 0; i < positions.size(); ++i) {
                positions[i] =
                    static_cast<std::int64_t>(i) * images.size() / static_cast<std::int64_t>(positions.size());
            }
            images = images.subset(positions);
        }
    }
    return chosen;
}

/// Progress of one part as that of all of them.
class PartOfEmbedding final : public RunContext {
public:
    PartOfEmbedding(RunContext& outer, std::int64_t before, std::int64_t cached, std::int64_t total)
        : m_outer(outer), m_before(before), m_cached(cached), m_total(total) {}
    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& part) override {
        Progress whole = part;
        whole.done += m_before;
        whole.total = m_total;
        whole.doneAtStart = m_cached;
        m_outer.progress(whole);
    }
    void note(const std::string& text) override { m_outer.note(text); }

private:
    RunContext& m_outer;
    std::int64_t m_before;
    std::int64_t m_cached;
    std::int64_t m_total;
};

/// One call: what is in the cache, and what is not where it may be computed.
class Embedding {
public:
    Embedding(const Workspace& workspace, const EmbedOptions& options, RunContext& context)
        : m_options(options),
          m_context(context),
          m_bank(workspace.bank()),
          m_embedder(findEmbedder(workspace, options)),
          m_cache(workspace.embeddings(options.dataset)),
          m_device(resolveDevice(options.device)),
          m_precision(resolvePrecision(options.precision, m_device)),
          m_key(embeddingKey(m_embedder.record, m_precision)) {
        m_parts = choosePictures(
            openDataset(workspace, options.dataset, m_embedder.record.imageSize, context, m_embedder.record.resize),
            options);
        m_found.resize(m_parts.size());
    }

    /// Whether everything was in the cache.
    bool load() {
        bool all = true;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            m_context.checkStop();
            m_total += m_parts[i].size();
            if (m_cache.load(m_key, m_parts[i].hash(), m_found[i]) && m_found[i].rows == m_parts[i].size() &&
                m_found[i].columns == m_embedder.record.config.embeddingSize()) {
                m_done += m_parts[i].size();
            } else {
                m_found[i] = {};
                all = false;
            }
        }
        return all;
    }

    void compute() {
        ResNetV2 model = m_options.isRun ? loadModel(m_embedder.weights) : loadBankModel(m_bank, m_embedder.record);
        if (trunkHash(model) != m_embedder.record.weightsHash) {
            throw Error("The weights of '" + m_options.model + "' (" + m_embedder.weights.string() +
                            ") are not those that its record names",
                        "Restore both files from one copy, or train it again");
        }
        const std::int64_t cached = m_done;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (m_found[i].rows > 0) {
                continue;
            }
            PartOfEmbedding part(m_context, m_done, cached, m_total);
            m_found[i] = computeEmbeddings(
                model, m_parts[i],
                {.precision = m_precision, .device = m_device, .stage = "Embedding with '" + m_options.model + "'"},
                part);
            keep(i);
            m_done += m_parts[i].size();
        }
    }

    /// All parts in the order of the catalog.
    EmbeddedPictures take() {
        std::vector<std::pair<std::int64_t, const float*>> rows;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            for (std::int64_t j = 0; j < m_parts[i].size(); ++j) {
                rows.emplace_back(m_parts[i].indices()[static_cast<std::size_t>(j)], m_found[i].row(j));
            }
        }
        std::sort(rows.begin(), rows.end());
        EmbeddedPictures result;
        result.embeddings.rows = static_cast<std::int64_t>(rows.size());
        result.embeddings.columns = m_embedder.record.config.embeddingSize();
        result.embeddings.values.reserve(rows.size() * static_cast<std::size_t>(result.embeddings.columns));
        for (const auto& [index, values] : rows) {
            result.images.push_back(index);
            result.embeddings.values.insert(result.embeddings.values.end(), values, values + result.embeddings.columns);
        }
        return result;
    }

private:
    /// Whoever computes them at the same time writes the same file. In a workspace that cannot be written to they serve
    /// this once.
    void keep(std::size_t part) {
        try {
            m_cache.save(m_key, m_parts[part].hash(), m_found[part]);
        } catch (const Error& error) {
            m_context.note(std::string("The embeddings are not kept: ") + error.what());
        }
    }

    const EmbedOptions& m_options;
    RunContext& m_context;
    ExpertBank m_bank;
    Embedder m_embedder;
    EmbeddingCache m_cache;
    std::string m_device;
    Precision m_precision;
    std::string m_key;
    std::vector<CachedImages> m_parts;
    std::vector<Matrix> m_found;
    std::int64_t m_total = 0;
    std::int64_t m_done = 0;
};

}  // namespace

EmbeddedPictures embedPictures(const Workspace& workspace, const EmbedOptions& options, RunContext& context) {
    Embedding embedding(workspace, options, context);
    if (!embedding.load()) {
        embedding.compute();
    }
    return embedding.take();
}

std::optional<EmbeddedPictures> cachedEmbeddings(const Workspace& workspace, const EmbedOptions& options,
                                                 RunContext& context) {
    Embedding embedding(workspace, options, context);
    return embedding.load() ? std::optional(embedding.take()) : std::nullopt;
}

}  // namespace docent
