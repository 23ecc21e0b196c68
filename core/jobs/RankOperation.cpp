// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/RankOperation.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "jobs/Operations.h"
#include "jobs/RankSources.h"

namespace docent {

namespace {

/// Tells the progress under a phase.
class InPhase final : public RunContext {
public:
    InPhase(RunContext& outer, std::string phase) : m_outer(outer), m_phase(std::move(phase)) {}
    [[nodiscard]] bool stopRequested() const override { return m_outer.stopRequested(); }
    void progress(const Progress& progress) override {
        Progress told = progress;
        told.phase = m_phase;
        m_outer.progress(told);
    }
    void note(const std::string& text) override { m_outer.note(text); }

private:
    RunContext& m_outer;
    std::string m_phase;
};

bool contains(const std::vector<ModelRecord>& models, const std::string& name) {
    return std::any_of(models.begin(), models.end(),
                       [&name](const ModelRecord& record) { return record.name == name; });
}

void addBaselines(const ExpertBank& bank, std::vector<ModelRecord>& models, RunContext& context) {
    const std::size_t named = models.size();
    for (std::size_t i = 0; i < named; ++i) {
        const std::string baseline = models[i].parent;
        if (baseline.empty() || contains(models, baseline)) {
            continue;
        }
        if (bank.has(baseline)) {
            models.push_back(bank.load(baseline));
            context.note("The baseline '" + baseline + "' is ranked too: it is a candidate in every ranking");
        } else {
            context.note("'" + baseline + "', the baseline of '" + models[i].name +
                         "', is not in the bank any more, so the ranking is without it");
        }
    }
}

/// Keeps what a ranking knows after each of its rounds, for whoever watches, until it ends.
class SoFar {
public:
    explicit SoFar(std::filesystem::path file) : m_file(std::move(file)) { remove(); }
    ~SoFar() { remove(); }
    SoFar(const SoFar&) = delete;
    SoFar& operator=(const SoFar&) = delete;

    [[nodiscard]] RankingObserver observer() const {
        return [this](const RankingResult& ranking) {
            std::filesystem::create_directories(m_file.parent_path());
            writeFileAtomically(m_file, toYaml(ranking).text());
        };
    }

private:
    void remove() const {
        std::error_code ignored;
        std::filesystem::remove(m_file, ignored);
    }
    std::filesystem::path m_file;
};

}  // namespace

std::vector<ModelRecord> modelsToRank(const Workspace& workspace, const RankJob& job, RunContext& context) {
    const ExpertBank bank = workspace.bank();
    std::vector<ModelRecord> models;
    if (job.models.empty()) {
        std::vector<std::string> problems;
        models = bank.list(&problems);
        for (const std::string& problem : problems) {
            context.note("A model is left out: " + problem);
        }
        std::erase_if(models, [](const ModelRecord& record) { return record.state == ModelState::Training; });
    }
    for (const std::string& name : job.models) {
        if (!contains(models, name)) {
            models.push_back(bank.load(name));
        }
    }
    if (!job.models.empty()) {
        addBaselines(bank, models, context);
    }
    if (models.empty()) {
        throw Error("There is no trained model to rank",
                    "Train a baseline and experts first: docent train baseline --source NAME");
    }
    return models;
}

std::string runRanking(const Workspace& workspace, const RankJob& job, const std::string& device, RunContext& context) {
    const std::vector<ModelRecord> models = modelsToRank(workspace, job, context);
    InPhase decoding(context, "decode");
    std::vector<CachedImages> images;
    std::vector<std::string> classes;
    std::set<std::pair<int, ResizeRule>> ways;
    for (const ModelRecord& model : models) {
        if (!ways.emplace(model.imageSize, model.resize).second) {
            continue;
        }
        const OpenedDataset task = openDataset(workspace, job.task, model.imageSize, decoding, model.resize);
        images.push_back(selectImages(task.catalog, task.cache, Split::Train));
        classes.clear();
        for (const NodeId node : task.catalog.classes()) {
            classes.push_back(task.catalog.hierarchy.path(node));
        }
    }
    RankingOptions options = job.options;
    if (options.device == "auto") {
        options.device = device;
    }
    const RankingSources sources = rankingSources(workspace, models, job.task, classes, images, options, decoding);
    const SoFar soFar(workspace.rankingSoFarFile(job.task));
    RankingResult ranking = rankModels(workspace.bank(), models, job.task, images, classes,
                                       workspace.embeddings(job.task), options, context, sources, soFar.observer());
    ranking.chosen = job.models;
    ranking.options.device = job.options.device;  // as it was asked for, so that ranking again asks for the same
    workspace.saveRanking(ranking);
    return ranking.recommendation();
}

}  // namespace docent
