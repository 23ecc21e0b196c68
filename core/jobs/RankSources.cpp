// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/RankSources.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>

#include "base/Error.h"
#include "base/Random.h"
#include "data/WordNet.h"
#include "jobs/Operations.h"
#include "selection/CombinedScore.h"
#include "selection/NameMatching.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

constexpr std::int64_t sampledPictures = 4000;

class Assembly {
public:
    Assembly(const Workspace& workspace, const std::vector<ModelRecord>& models, RunContext& context)
        : m_workspace(workspace), m_models(models), m_context(context) {
        for (const ModelRecord& model : m_models) {
            RankingSources::Slice& slice = m_sources.slices[model.name];
            if (const ModelRecord* baseline = baselineOf(model); baseline != nullptr) {
                slice.baseline = baseline->name;
            }
        }
    }

    void addShares() {
        for (const ModelRecord& model : m_models) {
            RankingSources::Slice& slice = m_sources.slices[model.name];
            if (slice.baseline.empty() || model.classes.empty()) {
                continue;
            }
            const std::map<std::string, std::int64_t>& counts = trainingCounts(model.source);
            const std::set<std::string> own(model.classes.begin(), model.classes.end());
            std::vector<double> shares;
            for (const std::string& path : baselineNamed(slice.baseline).classes) {
                const auto count = counts.find(path);
                // Where the data set is gone, or this class of it, the classes count alike.
                const bool isKnown = !counts.empty();
                shares.push_back(!own.contains(path)     ? 0
                                 : !isKnown              ? 1
                                 : count == counts.end() ? 0
                                                         : static_cast<double>(count->second));
            }
            const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
            if (sum > 0) {
                for (double& share : shares) {
                    share /= sum;
                }
                slice.shares = std::move(shares);
            }
        }
    }

    void addSamples() {
        for (const ModelRecord& model : m_models) {
            if (model.kind != ModelKind::Baseline || model.source.empty() || model.classes.empty()) {
                continue;
            }
            if (!m_workspace.hasDataset(model.source)) {
                m_context.note("The data set '" + model.source +
                               "' is not in the workspace any more, so it is not "
                               "known which branch of it a picture is of");
                continue;
            }
            try {
                addSample(model);
            } catch (const Error& error) {
                m_context.note("Pictures of '" + model.source +
                               "' cannot be read, so it is not known which branch of it "
                               "a picture is of: " +
                               error.reason());
            }
        }
    }

    void addNames(const std::vector<std::string>& classes) {
        std::optional<WordNet> wordNet;
        try {
            if (const auto folder = findWordNet()) {
                wordNet.emplace(*folder);
            } else {
                m_context.note(
                    "WordNet is not installed, so names of classes are compared letter by letter only; it is "
                    "in the package wordnet-base");
            }
        } catch (const Error& error) {
            m_context.note("WordNet cannot be read, so names are compared letter by letter only: " + error.reason());
        }
        NameMatching matching(wordNet ? &*wordNet : nullptr);
        for (const ModelRecord& model : m_models) {
            m_context.checkStop();
            m_sources.slices[model.name].nameMatches = matching.match(classes, model.classes, model.node);
        }
    }

    void addRuns(const std::string& task, const std::vector<CachedImages>& images) {
        std::set<std::string> hashes;
        for (const CachedImages& set : images) {
            hashes.insert(set.hash());
        }
        for (const RunRecord& run : m_workspace.runs().list()) {
            const auto model = std::find_if(m_models.begin(), m_models.end(), [&run](const ModelRecord& record) {
                return record.name == run.model && record.weightsHash == run.modelHash;
            });
            if (run.task != task || run.state != ModelState::Complete || run.chosen < 0 || model == m_models.end() ||
                !hashes.contains(run.dataHash) || run.options.tune == TunedPart::Head) {
                continue;
            }
            RankingSources::Slice& slice = m_sources.slices[model->name];
            const double accuracy = run.trials.at(static_cast<std::size_t>(run.chosen)).validationAccuracy;
            if (accuracy > slice.tunedAccuracy) {
                slice.tunedAccuracy = accuracy;
                slice.tunedExamples =
                    std::llround(run.options.validationFraction * static_cast<double>(run.trainImages));
            }
        }
    }

    RankingSources take() { return std::move(m_sources); }

private:
    /// Whose classes hold the model's: its own baseline, or another one of the same source.
    [[nodiscard]] const ModelRecord* baselineOf(const ModelRecord& model) const {
        const ModelRecord* any = nullptr;
        for (const ModelRecord& other : m_models) {
            if (other.kind != ModelKind::Baseline || other.source != model.source || other.classes.empty()) {
                continue;
            }
            if (other.name == model.name || other.name == model.parent) {
                return &other;
            }
            any = any == nullptr ? &other : any;
        }
        return any;
    }

    [[nodiscard]] const ModelRecord& baselineNamed(const std::string& name) const {
        return *std::find_if(m_models.begin(), m_models.end(),
                             [&name](const ModelRecord& record) { return record.name == name; });
    }

    /// Training pictures by the path of their class; none where the data set is gone.
    const std::map<std::string, std::int64_t>& trainingCounts(const std::string& source) {
        const auto [entry, isNew] = m_counts.try_emplace(source);
        if (isNew && m_workspace.hasDataset(source)) {
            try {
                const Catalog catalog = m_workspace.catalog(source);
                for (const ImageRecord& image : catalog.images) {
                    if (image.split == Split::Train) {
                        ++entry->second[catalog.hierarchy.path(image.label)];
                    }
                }
            } catch (const Error& error) {
                entry->second.clear();
                m_context.note("How many pictures the classes of '" + source +
                               "' have is not known, so they count alike: " + error.reason());
            }
        }
        return entry->second;
    }

    void addSample(const ModelRecord& baseline) {
        const OpenedDataset source =
            openDataset(m_workspace, baseline.source, baseline.imageSize, m_context, baseline.resize);
        std::map<std::string, std::int64_t> index;
        for (std::size_t i = 0; i < baseline.classes.size(); ++i) {
            index[baseline.classes[i]] = static_cast<std::int64_t>(i);
        }
        const CachedImages all = selectImages(source.catalog, source.cache, Split::Train);
        const std::vector<NodeId> nodes = classesUnder(source.catalog, 0);
        std::map<std::int64_t, std::vector<std::int64_t>> byClass;  // of the baseline; cached images
        for (std::int64_t i = 0; i < all.size(); ++i) {
            const NodeId node = nodes[static_cast<std::size_t>(all.labels()[static_cast<std::size_t>(i)])];
            if (const auto known = index.find(source.catalog.hierarchy.path(node)); known != index.end()) {
                byClass[known->second].push_back(all.indices()[static_cast<std::size_t>(i)]);
            }
        }
        if (byClass.empty()) {
            throw Error("none of its classes are those that '" + baseline.name + "' was trained on");
        }
        const std::int64_t each = (sampledPictures + std::ssize(byClass) - 1) / std::ssize(byClass);
        std::vector<std::pair<std::int64_t, std::int64_t>> chosen;
        for (auto& [label, images] : byClass) {
            Random random({0, 0xe9, static_cast<std::uint64_t>(label)});
            random.shuffle(images);
            images.resize(static_cast<std::size_t>(std::min<std::int64_t>(each, std::ssize(images))));
            for (const std::int64_t image : images) {
                chosen.emplace_back(image, label);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        std::vector<std::int64_t> indices;
        std::vector<std::int64_t> labels;
        for (const auto& [image, label] : chosen) {
            indices.push_back(image);
            labels.push_back(label);
        }
        m_sources.samples.emplace(
            baseline.name, RankingSources::Sample{CachedImages(source.cache, std::move(indices), std::move(labels)),
                                                  m_workspace.embeddings(baseline.source)});
    }

    const Workspace& m_workspace;
    const std::vector<ModelRecord>& m_models;
    RunContext& m_context;
    RankingSources m_sources;
    std::map<std::string, std::map<std::string, std::int64_t>> m_counts;  ///< by data set
};

}  // namespace

RankingSources rankingSources(const Workspace& workspace, const std::vector<ModelRecord>& models,
                              const std::string& task, const std::vector<std::string>& classes,
                              const std::vector<CachedImages>& images, const RankingOptions& options,
                              RunContext& context) {
    std::vector<std::string> proxies = options.otherProxies();
    proxies.push_back(options.proxy);
    std::set<ProxyView> views;
    for (const std::string& proxy : withCombinedProxies(std::move(proxies))) {
        views.insert(proxyInfo(proxy).view);
    }
    Assembly assembly(workspace, models, context);
    if (views.contains(ProxyView::SourcePredictions) || views.contains(ProxyView::Memberships)) {
        assembly.addShares();
    }
    if (views.contains(ProxyView::Memberships)) {
        assembly.addSamples();
    }
    if (views.contains(ProxyView::Names)) {
        assembly.addNames(classes);
    }
    if (views.contains(ProxyView::Runs)) {
        assembly.addRuns(task, images);
    }
    return assembly.take();
}

}  // namespace docent
