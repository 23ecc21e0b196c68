// SPDX-License-Identifier: GPL-3.0-or-later
#include "Demo.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <map>

#include "Window.h"
#include "experts/ExpertPlan.h"
#include "exporting/ExportRecord.h"
#include "nn/Device.h"

namespace docent {

namespace {

namespace fs = std::filesystem;

constexpr const char* demoName = "Demo";

/// "20261124-162005", for the name of a fresh folder.
std::string timeStamp() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%d-%H%M%S", &local);
    return text;
}

fs::path freshFolder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path base = data != nullptr && *data != '\0' ? fs::path(data)
                          : home != nullptr                ? fs::path(home) / ".local/share"
                                                           : fs::temp_directory_path();
    return base / "docent" / ("demo-" + timeStamp());
}

/// A demo gives its workspace this name and imports nothing but the samples: by both it is known again, also one that
/// was stopped half-way.
void requireDemo(const Workspace& workspace, const std::vector<SampleDataset>& samples) {
    const std::vector<DatasetRecord> datasets = workspace.datasets();
    const bool isDemo = workspace.name() == demoName &&
                        std::all_of(datasets.begin(), datasets.end(), [&](const DatasetRecord& dataset) {
                            return std::any_of(samples.begin(), samples.end(), [&](const SampleDataset& sample) {
                                return sample.options.name == dataset.name;
                            });
                        });
    if (!isDemo) {
        throw Error("The workspace " + workspace.folder().string() + " was not made by a demo, and is left as it is",
                    "Give --to another folder, or leave it out for a fresh one");
    }
}

/// Seconds since 1970 of "2026-11-24T16:20:05Z".
double secondsOf(const std::string& utc) {
    std::tm time{};
    return strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time) == nullptr ? 0 : static_cast<double>(timegm(&time));
}

class Demo {
public:
    Demo(const DemoOptions& options, std::vector<SampleDataset> samples, const Workspace& workspace)
        : m_options(options), m_samples(std::move(samples)), m_runner(workspace) {
        m_result.workspace = workspace.folder();
        m_result.options = options;
    }

    DemoResult run() {
        const auto start = std::chrono::steady_clock::now();
        m_runner.say("Workspace: " + workspace().folder().string());
        importAll();
        trainModels();
        combine();
        for (const DatasetRecord& record : m_result.datasets) {
            if (record.target) {
                m_result.tasks.push_back(workOn(record.name));
            }
        }
        m_result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return m_result;
    }

private:
    [[nodiscard]] const Workspace& workspace() const { return m_runner.workspace(); }

    /// The wall time of the job that made `subject`: as measured when this process ran it, else to the second as its
    /// record has it. For steps whose result keeps no cost.
    [[nodiscard]] Cost jobCost(const std::string& kind, const std::string& subject) {
        Cost cost;
        for (const JobRecord& job : m_runner.queue().jobs()) {
            if (jobKind(job.spec) == kind && job.subject == subject && job.state == JobState::Succeeded) {
                cost.seconds = secondsOf(job.finished) - secondsOf(job.started);
                if (const auto measured = m_seconds.find(job.id); measured != m_seconds.end()) {
                    cost.seconds = measured->second;
                }
            }
        }
        return cost;
    }
    void runTimed(const JobSpec& spec) {
        const auto start = std::chrono::steady_clock::now();
        const std::string id = m_runner.run(spec).id;
        m_seconds[id] = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    void addStep(const std::string& title, const Cost& cost) { m_result.steps.push_back({title, cost}); }

    void importAll() {
        for (const SampleDataset& sample : m_samples) {
            ImportOptions options = sample.options;
            options.imageSize = m_options.imageSize;
            options.seed = m_options.seed;
            if (options.target) {
                options.maxTest = std::max<std::int64_t>(m_options.testImages, 0);
            } else {
                options.maxTrain = std::max<std::int64_t>(m_options.sourceImages, 0);
            }
            if (!workspace().hasDataset(options.name)) {
                runTimed(ImportJob{options});
            }
            m_result.datasets.push_back(workspace().dataset(options.name));
            addStep("import " + options.name, jobCost(ImportJob::kind, options.name));
            if (!options.target) {
                m_source = options.name;
            }
        }
    }

    [[nodiscard]] bool isComplete(const std::string& model) const {
        return workspace().bank().has(model) && workspace().bank().load(model).state == ModelState::Complete;
    }

    void trainModels() {
        m_baseline = m_source + "-baseline";
        if (!isComplete(m_baseline)) {
            BaselineJob job;
            job.name = m_baseline;
            job.source = m_source;
            job.arch = m_options.arch;
            job.imageSize = m_options.imageSize;
            job.training.epochs = m_options.baselineEpochs;
            job.training.seed = m_options.seed;
            job.training.device = m_options.device;
            m_runner.run(job);
        }
        std::vector<std::string> names{m_baseline};
        std::vector<JobSpec> jobs;
        ExpertPlanOptions plan;
        plan.minImages = m_options.minImages;
        plan.maxExperts = m_options.maxExperts;
        const std::vector<PlannedExpert> planned = planExperts(workspace().catalog(m_source), plan);
        for (const ExpertKind kind : kinds()) {
            for (const PlannedExpert& expert : planned) {
                ExpertJob job;
                job.name = expertName(m_source, expert.path, {}, kind, expert.sharesName);
                job.source = m_source;
                job.node = expert.path;
                job.baseline = m_baseline;
                job.expert.kind = kind;
                job.training.epochs = m_options.expertEpochs;
                job.training.seed = m_options.seed;
                job.training.device = m_options.device;
                names.push_back(job.name);
                if (!isComplete(job.name)) {
                    jobs.emplace_back(job);
                }
            }
        }
        if (!jobs.empty()) {
            m_runner.run(jobs);
        }
        for (const std::string& name : names) {
            m_result.models.push_back(workspace().bank().load(name));
            m_result.modelBytes.push_back(fs::file_size(workspace().bank().weights(name)));
            addStep("train " + name, m_result.models.back().result.cost);
        }
    }

    [[nodiscard]] std::vector<ExpertKind> kinds() const {
        switch (m_options.kind) {
            case DemoKind::Full:
                return {ExpertKind::Full};
            case DemoKind::Adapter:
                return {ExpertKind::Adapter};
            case DemoKind::Both:
                return {ExpertKind::Full, ExpertKind::Adapter};
        }
        return {};
    }

    void combine() {
        CombineOptions options{.file = (workspace().exportsFolder() / "experts.safetensors").string(),
                               .baseline = m_baseline,
                               .replace = true};
        for (const ModelRecord& model : m_result.models) {
            if (model.kind == ModelKind::AdapterExpert) {
                options.experts.push_back(model.name);
            }
        }
        if (!options.experts.empty()) {
            RunContext quiet;
            m_result.combined = combineExperts(workspace().bank(), options, quiet);
        }
    }

    [[nodiscard]] RankingResult rank(const std::string& task) {
        std::vector<std::string> wanted;
        for (const ModelRecord& model : m_result.models) {
            wanted.push_back(model.name);
        }
        if (const auto ranking = workspace().ranking(task)) {
            std::vector<std::string> ranked;
            for (const RankedModel& model : ranking->models) {
                ranked.push_back(model.name);
            }
            std::sort(ranked.begin(), ranked.end());
            std::vector<std::string> sorted = wanted;
            std::sort(sorted.begin(), sorted.end());
            if (ranked == sorted) {
                return *ranking;
            }
        }
        RankJob job;
        job.task = task;
        job.models = wanted;
        job.options.seed = m_options.seed;
        job.options.device = m_options.device;
        m_runner.run(job);
        return workspace().ranking(task).value();
    }

    [[nodiscard]] RunRecord fineTune(const std::string& task, const std::string& model) {
        TransferJob job;
        job.name = task + "-" + model;
        job.task = task;
        job.model = model;
        job.options.learningRates = m_options.learningRates;
        job.options.steps = m_options.steps;
        job.options.seed = m_options.seed;
        job.options.device = m_options.device;
        const RunStore runs = workspace().runs();
        if (!runs.has(job.name) || runs.load(job.name).state != ModelState::Complete) {
            m_runner.run(job);
        }
        RunRecord run = runs.load(job.name);
        addStep("fine-tune " + model + " on " + task, run.cost);
        return run;
    }

    [[nodiscard]] DemoTask workOn(const std::string& name) {
        DemoTask task;
        task.ranking = rank(name);
        addStep("rank for " + name, task.ranking.cost);
        for (const ModelKind kind : {ModelKind::FullExpert, ModelKind::AdapterExpert}) {
            const auto expert = std::find_if(task.ranking.models.begin(), task.ranking.models.end(),
                                             [kind](const RankedModel& model) { return model.kind == kind; });
            if (expert != task.ranking.models.end()) {
                task.runs.push_back(fineTune(name, expert->name));
            }
        }
        const auto expert = std::find_if(task.ranking.models.begin(), task.ranking.models.end(),
                                         [](const RankedModel& model) { return model.kind != ModelKind::Baseline; });
        task.best = *std::find_if(task.runs.begin(), task.runs.end(),
                                  [&](const RunRecord& run) { return run.model == expert->name; });
        task.baseline = fineTune(name, m_baseline);
        task.runs.push_back(task.baseline);
        const std::string first = task.ranking.models.front().name == m_baseline ? task.baseline.name : task.best.name;
        ExportJob exporting;
        exporting.run = first;
        runTimed(exporting);
        task.exported = loadExportRecord(workspace().exportsFolder() / first);
        addStep("export " + first, jobCost(ExportJob::kind, first));
        const fs::path chart = workspace().exportsFolder() / ("ranking-" + name + ".png");
        if (drawRankingChart(task.ranking, chart)) {
            task.chart = chart;
        }
        return task;
    }

    DemoOptions m_options;
    std::vector<SampleDataset> m_samples;
    JobRunner m_runner;
    DemoResult m_result;
    std::map<std::string, double> m_seconds;  ///< by job
    std::string m_source;
    std::string m_baseline;
};

}  // namespace

DemoOptions DemoOptions::resolved() const {
    DemoOptions options = *this;
    const auto fill = [&](auto& field, auto full, auto fast) {
        if (field == std::decay_t<decltype(field)>{}) {
            field = quick ? fast : full;
        }
    };
    fill(options.sourceImages, -1, 1500);
    fill(options.baselineEpochs, 12, 4);
    fill(options.expertEpochs, 10, 3);
    fill(options.maxExperts, 10, 8);
    fill(options.minImages, 150, 40);
    fill(options.testImages, -1, 1000);
    fill(options.learningRates, std::vector{0.1, 0.03}, std::vector{0.1});
    fill(options.steps, std::vector<std::int64_t>{60, 150}, std::vector<std::int64_t>{40});
    return options;
}

std::vector<std::string> DemoOptions::check() const {
    const DemoOptions chosen = resolved();
    std::vector<std::string> problems;
    const auto add = [&](const std::vector<std::string>& more, const std::string& prefix = {}) {
        for (const std::string& problem : more) {
            problems.push_back(prefix + problem);
        }
    };
    add(ImportOptions{.path = ".", .imageSize = imageSize}.check());
    add(TrainingOptions{.epochs = chosen.baselineEpochs}.check(), "baseline_");
    add(TrainingOptions{.epochs = chosen.expertEpochs}.check(), "expert_");
    add(ExpertPlanOptions{.minImages = chosen.minImages, .maxExperts = chosen.maxExperts}.check());
    add(TransferOptions{.learningRates = chosen.learningRates, .steps = chosen.steps}.check());
    if (sourceImages < -1) {
        problems.emplace_back("source_images must be at least -1");
    }
    if (testImages < -1) {
        problems.emplace_back("test_images must be at least -1");
    }
    return problems;
}

DemoResult runDemo(const DemoOptions& options) {
    static_cast<void>(resolveDevice(options.device));  // all that can be wrong, before the first minute is spent
    std::vector<SampleDataset> samples = loadSampleDatasets();
    const fs::path folder = options.to.empty() ? freshFolder() : fs::path(options.to);
    const bool isThere = Workspace::isWorkspace(folder);
    if (isThere) {
        requireDemo(Workspace(folder), samples);
    }
    for (const SampleDataset& sample : samples) {
        sample.requireInstalled();
    }
    return Demo(options.resolved(), std::move(samples),
                isThere ? Workspace(folder) : Workspace::create(folder, demoName))
        .run();
}

}  // namespace docent
