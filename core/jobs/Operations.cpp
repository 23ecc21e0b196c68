// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Operations.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>
#include <numeric>

#include "base/Numbers.h"
#include "base/Words.h"
#include "data/ArchiveReader.h"
#include "experts/ExpertBank.h"
#include "experts/ExpertTraining.h"
#include "exporting/ExportRecord.h"
#include "jobs/CellTask.h"
#include "jobs/Embedding.h"
#include "jobs/Import.h"
#include "jobs/JobRecord.h"
#include "jobs/RankOperation.h"
#include "jobs/StrategyRun.h"
#include "jobs/Studies.h"
#include "jobs/TestOverlap.h"
#include "selection/proxies/Proxy.h"
#include "transfer/FineTuner.h"

namespace docent {

namespace {

void requireNoProblems(const std::vector<std::string>& problems) {
    if (!problems.empty()) {
        throw Error(joined(problems, "; "), "Correct " + plural(problems.size(), "it", "these"));
    }
}

std::vector<std::string> classPaths(const Catalog& catalog) {
    std::vector<std::string> paths;
    for (const NodeId node : catalog.classes()) {
        paths.push_back(catalog.hierarchy.path(node));
    }
    return paths;
}

void requireTask(const DatasetRecord& record) {
    if (!record.target) {
        throw Error("The data set '" + record.name + "' is a source, not a task",
                    "Import the pictures of the task with 'docent dataset add ... --target'");
    }
}

/// What is trained on a task's labels would be ranked on those same labels, and win.
void requireSource(const DatasetRecord& record) {
    if (record.target) {
        throw Error(
            "The data set '" + record.name + "' is a task, and what is trained on it could not be ranked for it",
            "Train on a source; pictures for that are imported without --target");
    }
}

// --- training ------------------------------------------------------------------------------------------------------

/// Mirroring is used only where the data set allows it.
TrainingOptions trainingFor(const DatasetRecord& record, TrainingOptions training, const std::string& device) {
    training.flip = training.flip && record.mirror;
    if (training.device == "auto") {
        training.device = device;
    }
    return training;
}

std::string describeTraining(const ModelRecord& record) {
    std::string text = "'" + record.name + "': " + counted(record.trainImages, "picture", "pictures") + ", " +
                       counted(record.classes.size(), "class", "classes");
    if (record.result.validationAccuracy >= 0) {
        text += ", validation accuracy " + percent(record.result.validationAccuracy) + " at epoch " +
                std::to_string(record.result.bestEpoch);
    }
    return text + ", " + formatDuration(record.result.cost.seconds);
}

std::string runBaseline(const Workspace& workspace, const BaselineJob& job, const std::string& device,
                        RunContext& context) {
    const ModelConfig config = modelPreset(job.arch);
    // A stem that halves the picture twice leaves nothing of small ones.
    const int imageSize = job.imageSize == 0 && config.stem == Stem::Large
                              ? std::max(workspace.dataset(job.source).imageSize, defaultImageSize(job.arch))
                              : job.imageSize;
    const OpenedDataset source = openDataset(workspace, job.source, imageSize, context);
    return describeTraining(trainModel(workspace.bank(), source.catalog, source.cache,
                                       {.name = job.name,
                                        .source = job.source,
                                        .config = config,
                                        .training = trainingFor(source.record, job.training, device)},
                                       context));
}

std::string runExpert(const Workspace& workspace, const ExpertJob& job, const std::string& device,
                      RunContext& context) {
    const ModelRecord baseline = workspace.bank().load(job.baseline);
    const OpenedDataset source = openDataset(workspace, job.source, baseline.imageSize, context, baseline.resize);
    return describeTraining(trainModel(workspace.bank(), source.catalog, source.cache,
                                       {.name = job.name,
                                        .source = job.source,
                                        .node = job.node,
                                        .parent = job.baseline,
                                        .expert = job.expert,
                                        .training = trainingFor(source.record, job.training, device)},
                                       context));
}

// --- embedding, transfer, export ------------------------------------------------------------------------------------

std::string runEmbedding(const Workspace& workspace, const EmbedJob& job, const std::string& device,
                         RunContext& context) {
    requireTask(workspace.dataset(job.task));
    const EmbeddedPictures embedded = embedPictures(workspace,
                                                    {.dataset = job.task,
                                                     .model = job.model,
                                                     .part = EmbeddedPart::Train,
                                                     .most = std::numeric_limits<std::int64_t>::max(),
                                                     .precision = job.precision,
                                                     .device = job.device == "auto" ? device : job.device},
                                                    context);
    return std::to_string(embedded.embeddings.rows) + " pictures of '" + job.task + "' embedded with '" + job.model +
           "'";
}

std::string runTransfer(const Workspace& workspace, const TransferJob& job, const std::string& device,
                        RunContext& context) {
    requireTask(workspace.dataset(job.task));
    const ModelRecord model = workspace.bank().load(job.model);
    const OpenedDataset task = openDataset(workspace, job.task, model.imageSize, context, model.resize);
    const CachedImages train = selectImages(task.catalog, task.cache, Split::Train);
    const CachedImages test = selectImages(task.catalog, task.cache, Split::Test);
    TransferInput input{.name = job.name,
                        .task = job.task,
                        .model = job.model,
                        .train = &train,
                        .test = &test,
                        .classes = classPaths(task.catalog)};
    for (const std::int64_t index : test.indices()) {
        input.testLocations.push_back(task.catalog.images[static_cast<std::size_t>(index)].location);
    }
    for (const std::int64_t index : train.indices()) {
        input.trainGroups.push_back(task.catalog.images[static_cast<std::size_t>(index)].group);
    }
    if (const auto overlap = findSourceOverlap(workspace, model.source, task.catalog, test, context)) {
        input.testInSource = overlap->pictures;
        if (overlap->pictures > 0) {
            context.note("Of the test pictures of '" + job.task + "' " + grouped(overlap->pictures) +
                         " were among those that '" + job.model + "' was trained on, or are nearly the same, such as " +
                         overlap->example + " (" + overlap->exampleTrained + " of '" + model.source +
                         "'): the test accuracy is too good by that");
        }
    }
    const TestOverlap own = findTrainingOverlap(task.catalog, train, test, context);
    input.testInTraining = own.pictures;
    if (own.pictures > 0) {
        context.note("Of the test pictures of '" + job.task + "' " + grouped(own.pictures) +
                     " are among its training pictures too, or are nearly the same, such as " + own.example + " (" +
                     own.exampleTrained +
                     "): the test accuracy is too good by that. Import it with --near-copies drop to train without "
                     "them");
    }
    if (const auto ranking = workspace.ranking(job.task)) {
        for (const RankedModel& ranked : ranking->models) {
            if (ranked.name == job.model && ranked.examples == 0) {
                input.proxy = ranking->options.proxy;
                input.proxyScore = ranked.score;
            }
        }
    }
    TransferOptions options = job.options;
    options.flip = options.flip && task.record.mirror;
    if (options.device == "auto") {
        options.device = device;
    }
    const RunRecord run = fineTune(workspace.bank(), workspace.runs(), input, options, context);
    const SweepTrial& chosen = run.trials[static_cast<std::size_t>(run.chosen)];
    char setting[80];
    std::snprintf(setting, sizeof setting, "learning rate %g, %lld steps", chosen.learningRate,
                  static_cast<long long>(chosen.steps));
    return "'" + run.name + "': test accuracy " + percent(run.evaluation.accuracy) + " (" +
           percent(run.evaluation.interval.low) + " to " + percent(run.evaluation.interval.high) + ") on " +
           counted(run.evaluation.images, "picture", "pictures") + ", with " + setting + ", " +
           formatDuration(run.cost.seconds);
}

std::string runExport(const Workspace& workspace, const ExportJob& job, RunContext& context) {
    const RunRecord run = workspace.runs().load(job.run);
    if (run.state != ModelState::Complete) {
        throw Error("The run '" + job.run + "' is not complete", howToFinish(workspace, job.run));
    }
    ExportOptions options{.precision = job.precision,
                          .embedding = job.embedding,
                          .preprocessing = job.preprocessing,
                          .maxAccuracyLoss = job.maxAccuracyLoss};
    for (const std::string& format : job.formats) {
        options.formats.push_back(enumValue<ExportFormat>(format, "export format"));
    }
    const OpenedDataset task = openDataset(workspace, run.task, run.imageSize, context, run.resize);
    const CachedImages test = selectImages(task.catalog, task.cache, Split::Test);
    const CachedImages train = selectImages(task.catalog, task.cache, Split::Train);
    std::vector<std::int64_t> few(static_cast<std::size_t>(std::min<std::int64_t>(test.size(), 256)));
    for (std::size_t i = 0; i < few.size(); ++i) {
        few[i] = static_cast<std::int64_t>(i) * test.size() / static_cast<std::int64_t>(few.size());
    }
    const CachedImages samples = test.subset(few);
    const auto ranking = workspace.ranking(run.task);
    ExportInput input{.run = run,
                      .weights = workspace.runs().weights(job.run),
                      .samples = &samples,
                      .train = &train,
                      .test = &test,
                      .taskClasses = classPaths(task.catalog),
                      .ranking = ranking ? &*ranking : nullptr,
                      .taskOrigin = task.record.root.string(),
                      .taskLicence = task.record.options.licence};
    if (workspace.bank().has(run.model)) {
        const ModelRecord model = workspace.bank().load(run.model);
        input.modelOrigin = model.origin.file;
        if (workspace.hasDataset(model.source)) {
            const DatasetRecord source = workspace.dataset(model.source);
            input.sourceOrigin = source.root.string();
            input.sourceLicence = source.options.licence;
        }
    }
    const fs::path folder = job.to.empty() ? workspace.exportsFolder() / job.run : fs::absolute(job.to);
    const ExportResult result = exportRun(input, options, folder, context);
    std::string text;
    for (const ExportedFile& file : result.models) {
        char difference[40];
        std::snprintf(difference, sizeof difference, "%.2g", file.maxAbsDifference);
        text += (text.empty() ? "" : "; ") + file.path.string() + " (" + formatBytes(file.bytes) + ", max |Δ| " +
                difference + " to the live model over " + counted(result.samples, "test picture", "test pictures") +
                ")";
    }
    return result.int8 ? text + "; in 8 bits: " + describe(*result.int8) : text;
}

}  // namespace

Int8Loss measureExportInt8(const Workspace& workspace, const std::string& name, RunContext& context) {
    const RunRecord run = workspace.runs().load(name);
    const OpenedDataset task = openDataset(workspace, run.task, run.imageSize, context, run.resize);
    const CachedImages test = selectImages(task.catalog, task.cache, Split::Test);
    const CachedImages train = selectImages(task.catalog, task.cache, Split::Train);
    return measureInt8({.run = run,
                        .weights = workspace.runs().weights(name),
                        .samples = &test,
                        .train = &train,
                        .test = &test,
                        .taskClasses = classPaths(task.catalog)},
                       context);
}

namespace {

struct Run {
    const Workspace& workspace;
    const std::string& device;
    RunContext& context;
    std::string operator()(const ImportJob& job) const {
        checkJob(workspace, job);  // since it was queued, another may have taken the name
        return runImport(workspace, job.options, context);
    }
    std::string operator()(const BaselineJob& job) const { return runBaseline(workspace, job, device, context); }
    std::string operator()(const ExpertJob& job) const { return runExpert(workspace, job, device, context); }
    std::string operator()(const EmbedJob& job) const { return runEmbedding(workspace, job, device, context); }
    std::string operator()(const RankJob& job) const {
        requireTask(workspace.dataset(job.task));
        return runRanking(workspace, job, device, context);
    }
    std::string operator()(const TransferJob& job) const { return runTransfer(workspace, job, device, context); }
    std::string operator()(const StrategyJob& job) const {
        requireTask(workspace.dataset(job.task));
        return runStrategies(workspace, job, device, context);
    }
    std::string operator()(const ExportJob& job) const { return runExport(workspace, job, context); }
};

RankingResult requireRanking(const Workspace& workspace, const std::string& task) {
    std::optional<RankingResult> ranking = workspace.ranking(task);
    if (!ranking || ranking->models.empty()) {
        throw Error("There is no ranking of the models for '" + task + "' yet",
                    "Rank them first: docent rank --task " + task);
    }
    return std::move(*ranking);
}

/// One that shares the first place of a ranking.
void requireThere(const Workspace& workspace, const RankingResult& ranking, const std::string& model) {
    if (!workspace.bank().has(model)) {
        throw Error("'" + model + "', " + (model == ranking.models.front().name ? "" : "tied with ") +
                        "the best in the ranking for '" + ranking.task + "', was removed since",
                    "Rank the models again: docent rank --task " + ranking.task);
    }
}

struct Resolve {
    const Workspace& workspace;
    JobSpec operator()(ImportJob job) const { return job; }
    JobSpec operator()(BaselineJob job) const {
        if (job.name.empty()) {
            job.name = job.source + "-baseline";
        }
        return job;
    }
    JobSpec operator()(ExpertJob job) const {
        if (job.baseline.empty()) {
            job.baseline = job.source + "-baseline";
        }
        if (job.name.empty()) {
            const LabelHierarchy labels = workspace.catalog(job.source).hierarchy;
            job.name = expertName(job.source, job.node, job.baseline, job.expert.kind,
                                  nodesThatShareNames(labels).contains(labels.find(job.node)));
        }
        return job;
    }
    JobSpec operator()(EmbedJob job) const { return job; }
    JobSpec operator()(RankJob job) const { return job; }
    JobSpec operator()(TransferJob job) const {
        requireTask(workspace.dataset(job.task));
        if (job.model.empty() || job.model == "best") {
            const RankingResult ranking = requireRanking(workspace, job.task);
            job.model = ranking.models.front().name;
            requireThere(workspace, ranking, job.model);
        }
        if (job.name.empty()) {
            job.name = job.task + "-" + job.model;
        }
        return job;
    }
    JobSpec operator()(StrategyJob job) const { return job; }
    JobSpec operator()(ExportJob job) const { return job; }
};

struct Check {
    const Workspace& workspace;
    void operator()(const ImportJob& job) const {
        requireNoProblems(job.options.check());
        requireValidName(job.options.name, "data set");
        if (workspace.hasDataset(job.options.name) && !job.options.replace) {
            throw Error("There is a data set '" + job.options.name + "' already",
                        "Choose another name, or import it again with --replace");
        }
        if (std::error_code ignored; !fs::exists(job.options.path, ignored) && !archivedPath(job.options.path)) {
            throw Error(job.options.path + " does not exist", "Check the path");
        }
    }
    void operator()(const BaselineJob& job) const {
        requireNoProblems(job.training.check());
        requireNoProblems(modelPreset(job.arch).check());
        requireValidName(job.name, "model");
        requireSource(workspace.dataset(job.source));
    }
    void operator()(const ExpertJob& job) const {
        requireNoProblems(job.training.check());
        requireValidName(job.name, "model");
        requireSource(workspace.dataset(job.source));
        requireNoProblems(job.expert.check());
        const ModelRecord baseline = workspace.bank().load(job.baseline);
        if (baseline.kind != ModelKind::Baseline) {
            throw Error("'" + job.baseline + "' is an expert, and experts start from a baseline",
                        "Name a baseline; 'docent models' lists them");
        }
        const int stages = static_cast<int>(baseline.config.depths.size());
        if (job.expert.frozenStages >= stages) {
            throw Error("'" + job.baseline + "' has " + counted(stages, "stage", "stages") + ", so " +
                            std::to_string(job.expert.frozenStages) + " cannot stay as they are",
                        "Choose fewer frozen_stages");
        }
    }
    void operator()(const EmbedJob& job) const {
        requireTask(workspace.dataset(job.task));
        (void)workspace.bank().load(job.model);
    }
    void operator()(const RankJob& job) const {
        requireNoProblems(job.options.check());
        requireTask(workspace.dataset(job.task));
        RunContext quiet;
        (void)modelsToRank(workspace, job, quiet);
    }
    void operator()(const TransferJob& job) const {
        requireNoProblems(job.options.check());
        requireValidName(job.name, "run");
        requireTask(workspace.dataset(job.task));
        (void)workspace.bank().load(job.model);
    }
    void operator()(const StrategyJob& job) const {
        requireNoProblems(job.options.check());
        requireValidName(job.study, "study");
        const DatasetRecord task = workspace.dataset(job.task);
        requireTask(task);
        if (task.testImages == 0) {
            throw Error(
                "The task '" + job.task + "' has no test pictures, so nothing can be compared on it",
                "Import it again with a larger --test-fraction, or where its groups are too large for that, with a "
                "list that says which pictures are to test");
        }
        (void)strategyModels(workspace, job);
        requireSameProtocol(workspace, job);
    }
    void operator()(const ExportJob& job) const {
        for (const std::string& format : job.formats) {
            (void)enumValue<ExportFormat>(format, "export format");
        }
        if (job.formats.empty()) {
            throw Error("No format to export to", "Name torchscript, safetensors or both");
        }
        if (job.precision == ExportPrecision::Int8 &&
            std::find(job.formats.begin(), job.formats.end(), "onnx") == job.formats.end()) {
            throw Error("Only an ONNX file can be in 8 bits, and none is to be written",
                        "Add the format onnx, or leave out int8");
        }
        if (!(job.maxAccuracyLoss >= 0 && job.maxAccuracyLoss <= 100)) {
            throw Error("max_accuracy_loss must be from 0 to 100 percentage points",
                        "With 100 the file is written whatever it loses");
        }
        (void)workspace.runs().load(job.run);
    }
};

struct Subject {
    std::string operator()(const ImportJob& job) const { return job.options.name; }
    std::string operator()(const BaselineJob& job) const { return job.name; }
    std::string operator()(const ExpertJob& job) const { return job.name; }
    std::string operator()(const EmbedJob& job) const { return job.task; }
    std::string operator()(const RankJob& job) const { return job.task; }
    std::string operator()(const TransferJob& job) const { return job.name; }
    std::string operator()(const StrategyJob& job) const { return job.study + "/" + cellOf(job).name(); }
    std::string operator()(const ExportJob& job) const { return job.run; }
};

}  // namespace

std::vector<std::string> bestModels(const Workspace& workspace, const std::string& task) {
    requireTask(workspace.dataset(task));
    const RankingResult ranking = requireRanking(workspace, task);
    std::vector<std::string> names;
    for (const RankedModel& model : ranking.models) {
        if (names.empty() || model.tiedWithBest) {
            requireThere(workspace, ranking, model.name);
            names.push_back(model.name);
        }
    }
    return names;
}

std::string howToFinish(const Workspace& workspace, const std::string& run) {
    const std::vector<JobRecord> jobs = loadJobs(workspace.jobsFolder());
    for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
        if (std::holds_alternative<TransferJob>(job->spec) && job->subject == run &&
            job->state != JobState::Succeeded) {
            return "Go on with it: docent jobs resume " + job->id;
        }
    }
    return "Fine-tune again with the options and the name that it had";
}

void checkJob(const Workspace& workspace, const JobSpec& spec) {
    std::visit(Check{workspace}, spec);
}

JobSpec resolveJob(const Workspace& workspace, const JobSpec& spec) {
    return std::visit(Resolve{workspace}, spec);
}

std::string jobSubject(const JobSpec& spec) {
    return std::visit(Subject{}, spec);
}

std::string runJob(const Workspace& workspace, const JobSpec& spec, const std::string& device, RunContext& context) {
    return std::visit(Run{workspace, device, context}, spec);
}

}  // namespace docent
