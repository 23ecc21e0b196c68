// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/StudyRenaming.h"

#include <algorithm>
#include <optional>
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

/// Whether a record may hold the name: a study has thousands, of which few are worth to be read whole.
bool mayName(const fs::path& file, const std::string& name) {
    try {
        return readFile(file).find(name) != std::string::npos;
    } catch (const Error&) {
        return false;
    }
}

/// Those of the cells that may hold the name; a damaged one is left out.
std::vector<CellRecord> cellsNaming(const StudyStore& store, const std::string& name) {
    std::vector<CellRecord> cells;
    std::error_code isMissing;
    for (const auto& entry : fs::directory_iterator(store.folder() / "cells", isMissing)) {
        if (entry.path().extension() != ".yaml" || !mayName(entry.path(), name)) {
            continue;
        }
        try {
            cells.push_back(cellFromYaml(Yaml::load(entry.path())));
        } catch (const Error&) {
            continue;
        }
    }
    return cells;
}

/// The runs of a study, and the models that it trained, by a change of their records.
template <typename Store, typename Change>
void changeRecords(const Store& store, const fs::path& folder, const char* file, const std::string& name,
                   Renamer& renamer, const Change& change) {
    for (const std::string& one : recordNames(folder, file)) {
        if (!mayName(folder / one / file, name)) {
            continue;
        }
        decltype(store.load(one)) record;
        try {
            record = store.load(one);
        } catch (const Error&) {
            continue;
        }
        change(record);
        if (renamer.take()) {
            store.save(record);
        }
    }
}

/// What the runs and models of a cell are called begins with what the cell is called.
void renameFolders(const fs::path& folder, const std::string& before, const std::string& after) {
    std::error_code isMissing;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder, isMissing)) {
        if (const std::string name = entry.path().filename().string(); name.starts_with(before)) {
            names.push_back(name);
        }
    }
    for (const std::string& name : names) {
        std::error_code error;
        fs::rename(folder / name, folder / (after + name.substr(before.size())), error);
        if (error) {
            throw Error("Cannot rename " + (folder / name).string() + ": " + error.message(),
                        "Check the permissions of its folder");
        }
    }
}

void renameInCell(const StudyStore& store, CellRecord cell, Renamer& rename) {
    const fs::path before = store.cellFile(cell.key);
    const std::string prefix = cell.key.name() + "+";
    rename(cell.key.source);
    rename(cell.key.task);
    if (!rename.take()) {
        return;
    }
    const std::string next = cell.key.name() + "+";
    renameFolders(store.folder() / "runs", prefix, next);
    renameFolders(store.folder() / "models", prefix, next);
    const auto follow = [&](std::string& name) {
        if (name.starts_with(prefix)) {
            name.replace(0, prefix.size(), next);
        }
    };
    for (StrategyResult& result : cell.results) {
        follow(result.run);
        follow(result.model);  // one that was trained anew for the task
        std::for_each(result.models.begin(), result.models.end(), follow);
    }
    store.save(cell);
    std::error_code ignored;
    fs::remove(before, ignored);
}

bool isAmong(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The first study of which a cell or the file names it.
template <typename OfCell, typename OfFile>
std::optional<fs::path> studyWith(const fs::path& studies, const std::string& name, const OfCell& isOf,
                                  const OfFile& names) {
    for (const fs::path& folder : studyFolders(studies)) {
        const std::vector<CellRecord> cells = cellsNaming(StudyStore(folder), name);
        if (std::any_of(cells.begin(), cells.end(), isOf)) {
            return folder;
        }
        try {
            if (names(loadStudy(folder / "study.yaml"))) {
                return folder;
            }
        } catch (const Error&) {
            continue;
        }
    }
    return std::nullopt;
}

std::string mendFor(const fs::path& study) {
    return "Choose another name, or remove " + study.string();
}

}  // namespace

void requireNoDatasetInStudies(const fs::path& studies, const std::string& name) {
    const auto isOf = [&](const CellRecord& cell) { return cell.key.source == name || cell.key.task == name; };
    const auto names = [&](const StudySpec& spec) { return isAmong(spec.sources, name) || isAmong(spec.tasks, name); };
    if (const auto study = studyWith(studies, name, isOf, names)) {
        throw Error(
            "The study '" + study->filename().string() + "' has results of a data set '" + name + "' that is gone",
            mendFor(*study));
    }
}

void requireNoModelInStudies(const fs::path& studies, const std::string& name) {
    const auto isOf = [&](const CellRecord& cell) { return cell.candidate(name) != nullptr; };
    const auto names = [&](const StudySpec& spec) { return isAmong(spec.models, name); };
    if (const auto study = studyWith(studies, name, isOf, names)) {
        throw Error("The study '" + study->filename().string() + "' has results of a model '" + name + "' that is gone",
                    mendFor(*study));
    }
}

void renameDatasetInStudies(const fs::path& studies, const std::string& from, const std::string& to) {
    Renamer rename(from, to);
    for (const fs::path& folder : studyFolders(studies)) {
        const StudyStore store(folder);
        // What it holds first: a study that has the new name already asks for cells of that name.
        for (const CellRecord& cell : cellsNaming(store, from)) {
            renameInCell(store, cell, rename);
        }
        changeRecords(store.runs(), folder / "runs", "run.yaml", from, rename,
                      [&](RunRecord& run) { rename(run.task); });
        changeRecords(store.models(), folder / "models", "model.yaml", from, rename,
                      [&](ModelRecord& model) { rename(model.source); });
        renameInFile(folder / "study.yaml", rename, [&](StudySpec& spec) { renameDataset(spec, rename); });
    }
}

void renameModelInStudies(const fs::path& studies, const std::string& from, const std::string& to) {
    Renamer rename(from, to);
    for (const fs::path& folder : studyFolders(studies)) {
        const StudyStore store(folder);
        for (CellRecord& cell : cellsNaming(store, from)) {
            renameModel(cell, rename);
            if (rename.take()) {
                store.save(cell);
            }
        }
        changeRecords(store.runs(), folder / "runs", "run.yaml", from, rename,
                      [&](RunRecord& run) { rename(run.model); });
        changeRecords(store.models(), folder / "models", "model.yaml", from, rename,
                      [&](ModelRecord& model) { rename(model.parent); });
        renameInFile(folder / "study.yaml", rename, [&](StudySpec& spec) { rename(spec.models); });
    }
}

}  // namespace docent
