// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Studies.h"

#include <algorithm>
#include <optional>

#include "base/Error.h"
#include "base/Files.h"
#include "base/RecordFolders.h"
#include "base/Words.h"
#include "jobs/CellTask.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

std::filesystem::path fileOf(const Workspace& workspace, const std::string& name) {
    return workspace.studyFolder(name) / "study.yaml";
}

bool isDone(const CellRecord& cell, const StudySpec& spec) {
    if (!isSameProtocol(cell.options, spec.options)) {
        return false;  // its job tells
    }
    const std::vector<std::string> strategies = spec.strategiesOf(cell.key);
    const std::vector<std::string> proxies = spec.options.allProxies();
    return std::all_of(strategies.begin(), strategies.end(),
                       [&cell](const std::string& strategy) { return cell.result(strategy) != nullptr; }) &&
           std::all_of(proxies.begin(), proxies.end(), [&cell](const std::string& proxy) {
               return std::find(cell.proxies.begin(), cell.proxies.end(), proxy) != cell.proxies.end();
           });
}

std::vector<std::string> trainedExperts(const Workspace& workspace, const std::vector<std::string>& sources) {
    std::vector<std::string> names;
    for (const ModelRecord& model : workspace.bank().list()) {
        const bool isOfSource = std::find(sources.begin(), sources.end(), model.source) != sources.end();
        if (isOfSource && model.kind != ModelKind::Baseline && model.state != ModelState::Training) {
            names.push_back(model.name);
        }
    }
    return names;
}

bool hasResults(const Workspace& workspace, const std::string& study) {
    std::error_code isMissing;
    const std::filesystem::directory_iterator cells(workspace.studyFolder(study) / "cells", isMissing);
    return !isMissing && cells != std::filesystem::directory_iterator();
}

[[noreturn]] void failForSource(const Workspace& workspace, const StudySpec& spec, const std::string& source) {
    if (workspace.dataset(source).target) {
        throw Error("The study '" + spec.name + "' names '" + source + "' as a source, and it is a task",
                    "Name it under tasks");
    }
    throw Error("The study '" + spec.name + "' has no expert of the source '" + source + "'",
                "Name some under models, or train some: docent train experts --source " + source);
}

StrategyJob jobFor(const Workspace& workspace, const StudySpec& spec, const CellKey& cell) {
    StrategyJob job{
        .study = spec.name, .source = cell.source, .task = cell.task, .models = {}, .options = spec.options};
    for (const std::string& name : spec.models) {
        if (!workspace.bank().has(name)) {
            throw Error("The study '" + spec.name + "' compares the model '" + name + "', which is not in the bank",
                        hasResults(workspace, spec.name)
                            ? "Bring it back, or begin a study of another name with the models that there are"
                            : "Correct the models of the study's file; 'docent models' lists those there are");
        }
        if (workspace.bank().load(name).source == cell.source) {
            job.models.push_back(name);
        }
    }
    if (job.models.empty()) {
        failForSource(workspace, spec, cell.source);
    }
    job.options.strategies = spec.strategiesOf(cell);
    job.options.proxies = spec.options.allProxies();
    job.options.examplesPerClass = cell.examplesPerClass;
    job.options.seed = cell.seed;
    return job;
}

}  // namespace

std::vector<StudySpec> studiesOf(const Workspace& workspace, std::vector<std::string>* problems) {
    std::vector<std::filesystem::path> files;
    std::error_code isMissing;
    for (const auto& entry : std::filesystem::directory_iterator(workspace.studiesFolder(), isMissing)) {
        if (std::filesystem::exists(entry.path() / "study.yaml")) {
            files.push_back(entry.path() / "study.yaml");
        }
    }
    std::sort(files.begin(), files.end());
    std::vector<StudySpec> studies;
    for (const std::filesystem::path& file : files) {
        try {
            studies.push_back(loadStudy(file));
        } catch (const std::exception& error) {
            if (problems != nullptr) {
                problems->emplace_back(error.what());
            }
        }
    }
    return studies;
}

std::vector<StudySpec> studiesOfCells(const Workspace& workspace) {
    std::vector<StudySpec> studies;
    for (const std::string& name : recordNames(workspace.studiesFolder(), "cells")) {
        if (std::error_code ignored; std::filesystem::exists(fileOf(workspace, name), ignored)) {
            continue;
        }
        const std::vector<CellRecord> cells = StudyStore(workspace.studyFolder(name)).cells();
        if (cells.empty()) {
            continue;
        }
        StudySpec spec;
        spec.name = name;
        spec.options = cells.front().options;
        spec.options.strategies.clear();
        spec.seeds.clear();
        spec.examplesPerClass.clear();
        const auto add = [](auto& values, const auto& value) {
            if (std::find(values.begin(), values.end(), value) == values.end()) {
                values.push_back(value);
            }
        };
        for (const CellRecord& cell : cells) {
            add(spec.sources, cell.key.source);
            add(spec.tasks, cell.key.task);
            add(spec.examplesPerClass, cell.key.examplesPerClass);
            add(spec.seeds, static_cast<std::int64_t>(cell.key.seed));
            for (const std::string& strategy : cell.options.strategies) {
                add(spec.options.strategies, strategy);
            }
        }
        studies.push_back(std::move(spec));
    }
    return studies;
}

StudySpec loadStudyOf(const Workspace& workspace, const std::string& name) {
    const std::filesystem::path file = fileOf(workspace, name);
    if (std::error_code ignored; !std::filesystem::exists(file, ignored)) {
        std::vector<std::string> names;
        for (const StudySpec& spec : studiesOf(workspace)) {
            names.push_back(spec.name);
        }
        for (const StudySpec& spec : studiesOfCells(workspace)) {
            if (spec.name == name) {
                return spec;
            }
            names.push_back(spec.name);
        }
        throw Error("There is no study '" + name + "'",
                    names.empty() ? "Run one: docent study run FILE" : "There are: " + joined(names, ", "));
    }
    return loadStudy(file);
}

StudySpec withModels(const Workspace& workspace, StudySpec spec) {
    if (!spec.models.empty()) {
        return spec;
    }
    const std::filesystem::path file = fileOf(workspace, spec.name);
    if (std::filesystem::exists(file) && hasResults(workspace, spec.name)) {
        spec.models = loadStudy(file).models;
    }
    if (spec.models.empty()) {
        spec.models = trainedExperts(workspace, spec.sources);
    }
    return spec;
}

std::vector<std::string> modelsTrainedSince(const Workspace& workspace, const StudySpec& spec) {
    std::vector<std::string> since = trainedExperts(workspace, spec.sources);
    std::erase_if(since, [&spec](const std::string& model) {
        return std::find(spec.models.begin(), spec.models.end(), model) != spec.models.end();
    });
    return since;
}

namespace {

/// Of a study whose experts are named, see requireSameStudy().
void requireSame(const Workspace& workspace, const StudySpec& spec) {
    const std::filesystem::path earlierFile = fileOf(workspace, spec.name);
    if (std::filesystem::exists(earlierFile) && !StudyStore(workspace.studyFolder(spec.name)).cells().empty()) {
        const StudySpec earlier = loadStudy(earlierFile);
        if (!isSameProtocol(earlier.options, spec.options) || earlier.models != spec.models) {
            throw Error("The study '" + spec.name + "' has results of other options or experts",
                        "Give this one another name, or remove " + workspace.studyFolder(spec.name).string());
        }
    }
}

}  // namespace

void requireSameStudy(const Workspace& workspace, const StudySpec& given) {
    requireValidName(given.name, "study");
    requireSame(workspace, withModels(workspace, given));
}

void keepStudy(const Workspace& workspace, const StudySpec& given) {
    requireValidName(given.name, "study");
    const StudySpec spec = withModels(workspace, given);
    requireSame(workspace, spec);
    makeFolder(workspace.studyFolder(spec.name));
    writeFileAtomically(fileOf(workspace, spec.name), toYaml(spec).text());
}

void requireSameProtocol(const Workspace& workspace, const StrategyJob& job) {
    const StudyStore store(workspace.studyFolder(job.study));
    const std::optional<CellRecord> earlier = store.hasCell(cellOf(job)) ? std::nullopt : store.anyCell();
    if (!earlier) {
        return;
    }
    const std::string difference = protocolDifference(earlier->options, job.options);
    if (!difference.empty()) {
        throw Error("The study '" + job.study + "' has results of other options (" + difference + ")",
                    "Give this one another name, or remove " + store.folder().string());
    }
}

std::vector<CellKey> openCells(const Workspace& workspace, const StudySpec& spec) {
    const StudyStore store(workspace.studyFolder(spec.name));
    std::vector<CellKey> open;
    for (const CellKey& key : spec.cells()) {
        bool done = false;
        try {
            done = store.hasCell(key) && isDone(store.cell(key), spec);
        } catch (const Error&) {
            // Its job tells what is wrong with it.
        }
        if (!done) {
            open.push_back(key);
        }
    }
    return open;
}

std::vector<JobSpec> studyJobs(const Workspace& workspace, const StudySpec& given) {
    requireValidName(given.name, "study");
    const StudySpec spec = withModels(workspace, given);
    std::vector<JobSpec> jobs;
    for (const CellKey& cell : openCells(workspace, spec)) {
        jobs.emplace_back(jobFor(workspace, spec, cell));
        checkJob(workspace, jobs.back());
    }
    return jobs;
}

}  // namespace docent
