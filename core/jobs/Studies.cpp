// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Studies.h"

#include <algorithm>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "jobs/Operations.h"

namespace docent {

namespace {

std::filesystem::path fileOf(const Workspace& workspace, const std::string& name) {
    return workspace.studyFolder(name) / "study.yaml";
}

bool isDone(const CellRecord& cell, const StudySpec& spec) {
    const std::vector<std::string> strategies = spec.strategiesOf(cell.key);
    const std::vector<std::string> proxies = spec.options.allProxies();
    return std::all_of(strategies.begin(), strategies.end(),
                       [&cell](const std::string& strategy) { return cell.result(strategy) != nullptr; }) &&
           std::all_of(proxies.begin(), proxies.end(), [&cell](const std::string& proxy) {
               return std::find(cell.proxies.begin(), cell.proxies.end(), proxy) != cell.proxies.end();
           });
}

StrategyJob jobFor(const StudySpec& spec, const CellKey& cell) {
    StrategyJob job{
        .study = spec.name, .source = cell.source, .task = cell.task, .models = spec.models, .options = spec.options};
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

StudySpec loadStudyOf(const Workspace& workspace, const std::string& name) {
    const std::filesystem::path file = fileOf(workspace, name);
    if (std::error_code ignored; !std::filesystem::exists(file, ignored)) {
        std::vector<std::string> names;
        for (const StudySpec& spec : studiesOf(workspace)) {
            names.push_back(spec.name);
        }
        throw Error("There is no study '" + name + "'",
                    names.empty() ? "Run one: docent study run FILE" : "There are: " + joined(names, ", "));
    }
    return loadStudy(file);
}

void keepStudy(const Workspace& workspace, const StudySpec& spec) {
    requireValidName(spec.name, "study");
    std::filesystem::create_directories(workspace.studyFolder(spec.name));
    writeFileAtomically(fileOf(workspace, spec.name), toYaml(spec).text());
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

std::vector<JobSpec> studyJobs(const Workspace& workspace, const StudySpec& spec) {
    requireValidName(spec.name, "study");
    std::vector<JobSpec> jobs;
    for (const CellKey& cell : openCells(workspace, spec)) {
        jobs.emplace_back(jobFor(spec, cell));
        checkJob(workspace, jobs.back());
    }
    return jobs;
}

}  // namespace docent
