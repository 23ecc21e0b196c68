// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/StrategyRun.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include "base/Error.h"
#include "base/Hash.h"
#include "base/Random.h"
#include "base/TemporaryFolder.h"
#include "base/Words.h"
#include "jobs/CellTask.h"
#include "jobs/CellTrainings.h"
#include "jobs/RankSources.h"
#include "jobs/Studies.h"
#include "selection/CombinedScore.h"
#include "selection/proxies/Proxy.h"

namespace docent {

namespace {

/// Puts a name before each stage.
class InStrategy final : public RunContext {
public:
    InStrategy(RunContext& outer, std::string prefix) : m_outer(outer), m_prefix(std::move(prefix)) {}
    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& progress) override {
        Progress told = progress;
        told.stage = m_prefix + ": " + told.stage;
        m_outer.progress(told);
    }
    void note(const std::string& text) override { m_outer.note(text); }

private:
    RunContext& m_outer;
    std::string m_prefix;
};

class CellRun {
public:
    CellRun(const Workspace& workspace, const StrategyJob& job, const std::string& device, RunContext& context)
        : m_workspace(workspace),
          m_job(job),
          m_context(context),
          m_store(workspace.studyFolder(job.study)),
          m_models(strategyModels(workspace, job)),
          m_device(job.options.device == "auto" ? device : job.options.device),
          m_task(workspace, job, m_models, context),
          m_trainings(workspace, job, m_task, m_models, m_device) {}

    CellRecord run() {
        begin();
        if (isDone()) {
            return m_cell;
        }
        rank();
        for (std::size_t i = 0; i < m_job.options.strategies.size(); ++i) {
            const Strategy strategy = parseStrategy(m_job.options.strategies[i]);
            if (m_cell.result(strategy.name) != nullptr) {
                continue;
            }
            m_prefix = strategy.name + " (" + std::to_string(i + 1) + " of " +
                       std::to_string(m_job.options.strategies.size()) + ")";
            m_cell.results.push_back(follow(strategy));
            m_store.save(m_cell);
        }
        return m_cell;
    }

private:
    // ---- what there is

    /// Goes on with the cell that is there, where it is of the same models, pictures and options.
    void begin() {
        m_cell.key = cellOf(m_job);
        m_cell.classes = m_task.classes();
        m_cell.trainImages = m_task.train().size();
        m_cell.testImages = m_task.test().size();
        m_cell.dataHash = m_trainings.dataHash();
        m_cell.options = m_job.options;
        m_cell.proxies = m_job.options.allProxies();
        m_cell.docentVersion = DOCENT_VERSION;
        m_cell.created = utcNow();
        for (const ModelRecord& model : m_models) {
            m_cell.candidates.push_back(
                {.model = model.name,
                 .kind = model.kind,
                 .node = model.node,
                 .scores = std::vector<double>(m_cell.proxies.size(), std::numeric_limits<double>::quiet_NaN())});
        }
        if (!m_store.hasCell(m_cell.key)) {
            requireSameProtocol(m_workspace, m_job);  // others may have come since it was submitted
            return;
        }
        const CellRecord earlier = m_store.cell(m_cell.key);
        const bool isSameData =
            earlier.dataHash == m_cell.dataHash || earlier.dataHash == m_task.hashWith(m_models, true);
        if (!isSameData || !isSameProtocol(earlier.options, m_cell.options)) {
            throw Error("The study '" + m_job.study + "' has this cell (" + m_cell.key.name() +
                            ") of other models, pictures or options",
                        "Use another name for the study, or remove " + m_store.cellFile(m_cell.key).string());
        }
        m_cell.results = earlier.results;
        m_cell.created = earlier.created;
        m_scored = earlier.proxies;
        for (const std::string& proxy : earlier.proxies) {
            if (std::find(m_cell.proxies.begin(), m_cell.proxies.end(), proxy) == m_cell.proxies.end()) {
                m_cell.proxies.push_back(proxy);
            }
        }
        for (CellCandidate& candidate : m_cell.candidates) {
            if (const CellCandidate* known = earlier.candidate(candidate.model)) {
                candidate.scores.resize(m_cell.proxies.size(), std::numeric_limits<double>::quiet_NaN());
                for (std::size_t p = 0; p < earlier.proxies.size(); ++p) {
                    const auto column = std::find(m_cell.proxies.begin(), m_cell.proxies.end(), earlier.proxies[p]);
                    candidate.scores[static_cast<std::size_t>(column - m_cell.proxies.begin())] = known->scores[p];
                }
                candidate.validationAccuracy = known->validationAccuracy;
                candidate.testAccuracy = known->testAccuracy;
                candidate.cost = known->cost;
            }
        }
    }

    /// All that is asked for was there: its scores are not computed again, which would round them otherwise.
    [[nodiscard]] bool isDone() const {
        const std::vector<std::string> proxies = m_job.options.allProxies();
        return m_cell.isComplete() && std::all_of(proxies.begin(), proxies.end(), [this](const std::string& proxy) {
                   return std::find(m_scored.begin(), m_scored.end(), proxy) != m_scored.end();
               });
    }

    // ---- selection

    [[nodiscard]] RankingResult rankBy(const RankingOptions& options, const EmbeddingCache& cache,
                                       RunContext& context) const {
        const RankingSources sources =
            rankingSources(m_workspace, m_models, m_job.task, m_task.classes(), m_task.trainSets(), options, context);
        RankingOptions onDevice = options;
        onDevice.device = m_device;
        return rankModels(m_workspace.bank(), m_models, m_job.task, m_task.trainSets(), m_task.classes(), cache,
                          onDevice, context, sources);
    }

    /// The scores of all proxies, on whole embeddings.
    void rank() {
        if (m_job.options.allProxies().empty()) {
            return;
        }
        InStrategy context(m_context, "Ranking");
        m_ranking = rankBy(m_job.options.ranking(), m_workspace.embeddings(m_job.task), context);
        for (CellCandidate& candidate : m_cell.candidates) {
            const RankedModel& ranked = rankedAs(*m_ranking, candidate.model);
            for (const std::string& proxy : m_job.options.allProxies()) {
                const auto column = std::find(m_cell.proxies.begin(), m_cell.proxies.end(), proxy);
                candidate.scores[static_cast<std::size_t>(column - m_cell.proxies.begin())] = scoreBy(ranked, proxy);
            }
        }
        m_store.save(m_cell);
    }

    static const RankedModel& rankedAs(const RankingResult& ranking, const std::string& model) {
        return *std::find_if(ranking.models.begin(), ranking.models.end(),
                             [&model](const RankedModel& ranked) { return ranked.name == model; });
    }

    [[nodiscard]] double scoreBy(const RankedModel& ranked, const std::string& proxy) const {
        if (proxy == m_ranking->options.proxy) {
            return ranked.score;
        }
        const auto other = std::find(m_ranking->otherProxies.begin(), m_ranking->otherProxies.end(), proxy);
        return ranked.otherScores.at(static_cast<std::size_t>(other - m_ranking->otherProxies.begin()));
    }

    /// The candidates by a proxy, best first; of equals the baseline, then by name. Those without a score are left out.
    [[nodiscard]] std::vector<std::size_t> orderBy(const std::string& proxy) const {
        const auto column = static_cast<std::size_t>(std::find(m_cell.proxies.begin(), m_cell.proxies.end(), proxy) -
                                                     m_cell.proxies.begin());
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_cell.candidates.size(); ++i) {
            if (std::isfinite(m_cell.candidates[i].scores[column])) {
                order.push_back(i);
            }
        }
        if (order.empty()) {
            throw Error("The proxy '" + proxy + "' has a score of none of the models", "Leave it out");
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_cell.candidates[a].scores[column] > m_cell.candidates[b].scores[column];
        });
        return order;
    }

    /// What a whole ranking by the proxy costs where nothing is in a cache, but for what is paid once for a source. Its
    /// seconds are those of all embeddings and of a proxy's share of the scoring.
    void countSelection(const std::string& proxy, StrategyResult& result) const {
        const std::int64_t n = m_task.train().size();
        const ProxyInfo info = proxyInfo(proxy);
        const bool asksBaseline = info.view == ProxyView::SourcePredictions || info.view == ProxyView::Memberships;
        const std::int64_t models = info.needsEmbeddings() ? std::ssize(m_models) : asksBaseline ? 1 : 0;
        result.selection.forwardPasses = models * n;
        std::vector<std::string> scored = m_ranking->otherProxies;
        scored.push_back(m_ranking->options.proxy);
        scored = withCombinedProxies(std::move(scored));
        std::erase_if(scored, [](const std::string& name) { return proxyInfo(name).view == ProxyView::Proxies; });
        const double share = info.view == ProxyView::Proxies ? 1 : 1 / static_cast<double>(scored.size());
        result.selection.seconds = m_ranking->scoreSeconds * share;
        if (models > 0) {
            result.selection.seconds += m_ranking->embedSeconds;
        }
        // What asks the baseline of the source embeds the task by it before the ranking does, in the same ranking.
        const bool wasCached =
            m_ranking->cost.forwardPasses < std::ssize(m_models) * n ||
            std::any_of(m_ranking->models.begin(), m_ranking->models.end(), [this](const RankedModel& model) {
                return model.cached && model.name != m_models.front().name;
            });
        result.isTimed = models == 0 || (info.needsEmbeddings() && !wasCached);
    }

    // ---- strategies

    StrategyResult follow(const Strategy& strategy) {
        StrategyResult result{.strategy = strategy.name};
        using Kind = Strategy::Kind;
        switch (strategy.kind) {
            case Kind::Baseline:
                take({0}, result);
                break;
            case Kind::Random:
                take({byLot()}, result);
                break;
            case Kind::Best:
                countSelection(strategy.proxy, result);
                take({orderBy(strategy.proxy).front()}, result);
                break;
            case Kind::Top: {
                countSelection(strategy.proxy, result);
                std::vector<std::size_t> order = orderBy(strategy.proxy);
                order.resize(std::min(order.size(), static_cast<std::size_t>(strategy.k)));
                take(order, result);
                break;
            }
            case Kind::Halving:
                halve(strategy, result);
                break;
            case Kind::Oracle: {
                std::vector<std::size_t> all(m_models.size());
                std::iota(all.begin(), all.end(), std::size_t{0});
                take(all, result);
                break;
            }
            case Kind::Probe:
                probe(result);
                break;
            case Kind::Reweighted:
                reweight(result);
                break;
        }
        return result;
    }

    /// An expert; the baseline where there is none.
    [[nodiscard]] std::size_t byLot() const {
        if (m_models.size() == 1) {
            return 0;
        }
        const std::uint64_t task = std::stoull(Hasher().add(m_job.task).hex().substr(0, 16), nullptr, 16);
        return 1 + static_cast<std::size_t>(Random({m_job.options.seed, task}).below(m_models.size() - 1));
    }

    /// Ranks with nothing in the cache, so that the passes and the seconds are real.
    void halve(const Strategy& strategy, StrategyResult& result) {
        const TemporaryFolder empty;
        RankingOptions options = m_job.options.ranking();
        options.proxy = strategy.proxy;
        options.also.clear();
        options.halving = true;
        InStrategy context(m_context, m_prefix);
        const RankingResult ranking = rankBy(options, EmbeddingCache(empty.path()), context);
        result.selection = ranking.cost;
        result.wholePasses = ranking.wholePasses;
        result.isSameAsWhole = ranking.models.front().name == m_cell.candidates[orderBy(strategy.proxy).front()].model;
        const auto chosen = std::find_if(m_models.begin(), m_models.end(), [&](const ModelRecord& model) {
            return model.name == ranking.models.front().name;
        });
        take({static_cast<std::size_t>(chosen - m_models.begin())}, result);
    }

    /// Fine-tunes these, and takes the best on the validation part; of equals the first.
    void take(const std::vector<std::size_t>& models, StrategyResult& result) {
        std::size_t best = models.front();
        for (std::size_t i = 0; i < models.size(); ++i) {
            CellCandidate& candidate = m_cell.candidates[models[i]];
            if (!candidate.isTuned()) {
                InStrategy context(
                    m_context, m_prefix + " model " + std::to_string(i + 1) + " of " + std::to_string(models.size()));
                const ModelRecord& model = m_models[models[i]];
                const RunRecord run = m_trainings.fineTuned(m_workspace.bank(), model, m_trainings.runName(model),
                                                            m_job.options.transfer(), context);
                candidate.validationAccuracy = validationOf(run);
                candidate.testAccuracy = run.evaluation.accuracy;
                candidate.cost = run.cost;
                m_store.save(m_cell);
            }
            result.models.push_back(candidate.model);
            result.transfer += candidate.cost;
            if (candidate.validationAccuracy > m_cell.candidates[best].validationAccuracy) {
                best = models[i];
            }
        }
        const CellCandidate& taken = m_cell.candidates[best];
        conclude(result, taken.model, runOf(m_models[best]), taken.validationAccuracy, taken.testAccuracy);
    }

    void probe(StrategyResult& result) {
        TransferOptions options = m_job.options.transfer();
        options.tune = TunedPart::Head;
        const ModelRecord& baseline = m_models.front();
        const std::string name = m_trainings.runName(baseline) + "-probe";
        InStrategy context(m_context, m_prefix);
        const RunRecord run = m_trainings.fineTuned(m_workspace.bank(), baseline, name, options, context);
        result.models = {baseline.name};
        result.transfer = run.cost;
        conclude(result, baseline.name, name, validationOf(run), run.evaluation.accuracy);
    }

    void reweight(StrategyResult& result) {
        InStrategy context(m_context, m_prefix);
        const ModelRecord adapted = m_trainings.reweighted(m_models.front(), context);
        const std::string name = m_trainings.runName(adapted);
        const RunRecord run = m_trainings.fineTuned(m_store.models(), adapted, name, m_job.options.transfer(), context);
        result.models = {adapted.name};
        result.selection.forwardPasses = m_task.train().size();  // what the baseline says of them
        result.isTimed = false;
        result.upstream = adapted.result.cost;
        result.transfer = run.cost;
        conclude(result, adapted.name, name, validationOf(run), run.evaluation.accuracy);
        m_trainings.dropWeights(adapted);
    }

    /// Of a model that was fine-tuned, also by an earlier Docent, which called runs in another way.
    [[nodiscard]] std::string runOf(const ModelRecord& model) const {
        for (const StrategyResult& result : m_cell.results) {
            if (result.model == model.name && m_store.runs().has(result.run) && result.strategy != "probe" &&
                result.strategy != "reweighted") {
                return result.run;
            }
        }
        return m_trainings.runName(model);
    }

    static double validationOf(const RunRecord& run) {
        return run.trials.at(static_cast<std::size_t>(run.chosen)).validationAccuracy;
    }

    void conclude(StrategyResult& result, const std::string& model, const std::string& run, double validation,
                  double test) const {
        result.model = model;
        result.run = run;
        result.validationAccuracy = validation;
        result.testAccuracy = test;
        result.interval =
            wilsonInterval(std::llround(test * static_cast<double>(m_cell.testImages)), m_cell.testImages);
    }

    const Workspace& m_workspace;
    const StrategyJob& m_job;
    RunContext& m_context;
    StudyStore m_store;
    std::vector<ModelRecord> m_models;  ///< the baseline first
    std::string m_device;
    CellTask m_task;
    CellTrainings m_trainings;
    std::optional<RankingResult> m_ranking;
    CellRecord m_cell;
    std::vector<std::string> m_scored;  ///< proxies whose scores the cell had already
    std::string m_prefix;
};

}  // namespace

std::vector<ModelRecord> strategyModels(const Workspace& workspace, const StrategyJob& job) {
    std::vector<ModelRecord> models;
    std::map<std::string, int> begun;  // experts by their baseline
    for (const ModelRecord& record : workspace.bank().list()) {
        if (record.source == job.source && record.state != ModelState::Training) {
            models.push_back(record);
            if (record.kind != ModelKind::Baseline) {
                ++begun[record.parent];
            }
        }
    }
    const ModelRecord* baseline = nullptr;
    for (const ModelRecord& record : models) {
        if (record.kind == ModelKind::Baseline && (baseline == nullptr || begun[record.name] > begun[baseline->name])) {
            baseline = &record;
        }
    }
    if (baseline == nullptr) {
        throw Error("There is no trained baseline of the data set '" + job.source + "'",
                    "Train one: docent train baseline --source " + job.source);
    }
    for (const std::string& name : job.models) {
        if (std::none_of(models.begin(), models.end(),
                         [&name](const ModelRecord& record) { return record.name == name; })) {
            throw Error("The model '" + name + "' is not a trained one of the data set '" + job.source + "'",
                        "'docent models' lists them");
        }
    }
    std::vector<ModelRecord> chosen{*baseline};
    for (const ModelRecord& record : models) {
        const bool isAsked =
            job.models.empty() || std::find(job.models.begin(), job.models.end(), record.name) != job.models.end();
        if (isAsked && record.kind != ModelKind::Baseline) {
            chosen.push_back(record);
        }
    }
    return chosen;
}

std::string runStrategies(const Workspace& workspace, const StrategyJob& job, const std::string& device,
                          RunContext& context) {
    const CellRecord cell = CellRun(workspace, job, device, context).run();
    std::string text;
    for (const std::string& strategy : job.options.strategies) {
        const StrategyResult* result = cell.result(strategy);
        char accuracy[32];
        (void)std::snprintf(accuracy, sizeof accuracy, "%.1f %%", 100 * result->testAccuracy);
        text += (text.empty() ? "" : ", ") + strategy + " " + accuracy;
    }
    return "Test accuracy on '" + job.task + "': " + text;
}

}  // namespace docent
