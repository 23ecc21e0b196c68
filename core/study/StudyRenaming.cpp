// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyRenaming.h"

#include <set>
#include <utility>

#include "base/RecordFolders.h"
#include "study/StudySpec.h"

namespace docent {

namespace {

/// Gives names that are `from` the name `to`, and knows whether any was.
class Renamer {
public:
    Renamer(const std::string& from, const std::string& to) : m_from(from), m_to(to) {}

    void operator()(std::string& name) {
        if (name == m_from) {
            name = m_to;
            m_hasRenamed = true;
        }
    }
    void operator()(std::vector<std::string>& names) {
        for (std::string& name : names) {
            (*this)(name);
        }
    }
    /// Whether anything was renamed since this was last asked.
    [[nodiscard]] bool take() { return std::exchange(m_hasRenamed, false); }

private:
    const std::string& m_from;
    const std::string& m_to;
    bool m_hasRenamed = false;
};

void renameDataset(StudySpec& spec, Renamer& rename) {
    rename(spec.sources);
    rename(spec.tasks);
    std::map<std::string, std::string> groups;
    for (const auto& [task, group] : spec.groups) {
        std::string name = task;
        rename(name);
        groups[name] = group;
    }
    spec.groups = std::move(groups);
    for (auto& [strategy, scope] : spec.only) {
        rename(scope.tasks);
    }
}

void renameModel(CellRecord& cell, Renamer& rename) {
    for (CellCandidate& candidate : cell.candidates) {
        rename(candidate.model);
    }
    for (StrategyResult& result : cell.results) {
        rename(result.model);
        rename(result.models);
    }
}

/// The file of a study follows; one that is not there, or cannot be read, is left alone.
template <typename Rename>
void renameInFile(const fs::path& file, Renamer& renamer, const Rename& rename) {
    StudySpec spec;
    try {
        spec = loadStudy(file);
    } catch (const Error&) {
        return;
    }
    rename(spec);
    if (renamer.take()) {
        writeFileAtomically(file, toYaml(spec).text());
    }
}

/// The folders with results, with or without a study's file.
std::vector<fs::path> studyFolders(const fs::path& studies) {
    std::set<fs::path> folders;
    for (const char* part : {"study.yaml", "cells"}) {
        for (const std::string& name : recordNames(studies, part)) {
            folders.insert(studies / name);
        }
    }
    return {folders.begin(), folders.end()};
}

}  // namespace

void renameDatasetInStudies(const fs::path& studies, const std::string& from, const std::string& to) {
    Renamer rename(from, to);
    for (const fs::path& folder : studyFolders(studies)) {
        const StudyStore store(folder);
        // What it holds first: a study that has the new name already asks for cells of that name.
        for (CellRecord& cell : store.cells()) {
            const fs::path before = store.cellFile(cell.key);
            rename(cell.key.source);
            rename(cell.key.task);
            if (rename.take()) {
                store.save(cell);
                std::error_code ignored;
                fs::remove(before, ignored);
            }
        }
        for (RunRecord& run : store.runs().list()) {
            rename(run.task);
            if (rename.take()) {
                store.runs().save(run);
            }
        }
        for (ModelRecord& model : store.models().list()) {
            rename(model.source);
            if (rename.take()) {
                store.models().save(model);
            }
        }
        renameInFile(folder / "study.yaml", rename, [&](StudySpec& spec) { renameDataset(spec, rename); });
    }
}

void renameModelInStudies(const fs::path& studies, const std::string& from, const std::string& to) {
    Renamer rename(from, to);
    for (const fs::path& folder : studyFolders(studies)) {
        const StudyStore store(folder);
        for (CellRecord& cell : store.cells()) {
            renameModel(cell, rename);
            if (rename.take()) {
                store.save(cell);
            }
        }
        for (RunRecord& run : store.runs().list()) {
            rename(run.model);
            if (rename.take()) {
                store.runs().save(run);
            }
        }
        for (ModelRecord& model : store.models().list()) {
            rename(model.parent);
            if (rename.take()) {
                store.models().save(model);
            }
        }
        renameInFile(folder / "study.yaml", rename, [&](StudySpec& spec) { rename(spec.models); });
    }
}

}  // namespace docent
