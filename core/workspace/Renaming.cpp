// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Renaming.h"

#include "base/RecordFolders.h"
#include "study/StudyRenaming.h"

namespace docent {

namespace {

constexpr const char* noteFile = ".renaming.yaml";

/// What makes the record exist, and is renamed: a folder, or of a data set the file.
fs::path placeOf(const Workspace& workspace, RecordKind kind, const std::string& name) {
    switch (kind) {
        case RecordKind::Model:
            return workspace.bank().folder(name);
        case RecordKind::Run:
            return workspace.runs().folder(name);
        case RecordKind::Dataset:
            break;
    }
    return workspace.folder() / "datasets" / (name + ".yaml");
}

fs::path taskFolder(const Workspace& workspace, const std::string& name) {
    return workspace.folder() / "tasks" / name;
}

void renameFile(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) {
        throw Error("Cannot rename " + from.string() + ": " + error.message(), "Check the permissions of its folder");
    }
}

/// The rankings of all tasks that name the model. One that cannot be read names nothing to anybody.
void renameInRankings(const Workspace& workspace, const std::string& from, const std::string& to) {
    for (const std::string& task : recordNames(workspace.folder() / "tasks", "ranking.yaml")) {
        RankingResult ranking;
        try {
            ranking = workspace.ranking(task).value();
        } catch (const Error&) {
            continue;
        }
        ranking.task = task;  // the folder's, where it was copied by hand
        bool changed = false;
        const auto rename = [&](std::string& name) {
            changed = changed || name == from;
            name = name == from ? to : name;
        };
        for (RankedModel& model : ranking.models) {
            rename(model.name);
        }
        for (std::string& name : ranking.chosen) {
            rename(name);
        }
        if (changed) {
            workspace.saveRanking(ranking);
        }
    }
}

/// Each step is passed over where it was done before.
void renameInDatasets(const Workspace& workspace, const std::string& from, const std::string& to) {
    if (const fs::path folder = taskFolder(workspace, from); fs::exists(folder)) {
        renameFile(folder, taskFolder(workspace, to));
    }
    // The record names its pictures' old file until the new one is there.
    DatasetRecord record = workspace.dataset(to);
    if (record.catalog != to + ".csv" && record.catalog != to + "~.csv") {
        const fs::path folder = workspace.folder() / "datasets";
        const fs::path before = folder / record.catalog;
        record.catalog = to + ".csv";
        record.options.name = to;
        if (fs::exists(before)) {
            writeFileAtomically(folder / record.catalog, readFile(before));
        }
        workspace.saveSkipped(record);
        writeFileAtomically(folder / (to + ".yaml"), toYaml(record).text());
    }
    for (const fs::path& path : workspace.datasetFiles(from)) {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
    if (fs::exists(taskFolder(workspace, to) / "ranking.yaml")) {
        try {
            RankingResult ranking = workspace.ranking(to).value();
            ranking.task = to;
            workspace.saveRanking(ranking);
        } catch (const Error&) {
            return;  // one that cannot be read names nothing to anybody
        }
    }
}

void renameDatasetReferences(const Workspace& workspace, const std::string& from, const std::string& to) {
    const ExpertBank bank = workspace.bank();
    for (ModelRecord& model : bank.list()) {
        if (model.source == from) {
            model.source = to;
            bank.save(model);
        }
    }
    for (RunRecord& run : workspace.runs().list()) {
        if (run.task == from) {
            run.task = to;
            workspace.runs().save(run);
        }
    }
    renameDatasetInStudies(workspace.studiesFolder(), from, to);
    renameInDatasets(workspace, from, to);
}

void renameModelReferences(const Workspace& workspace, const std::string& from, const std::string& to) {
    const ExpertBank bank = workspace.bank();
    bank.save(bank.load(to));
    for (ModelRecord& model : bank.list()) {
        if (model.parent == from) {
            model.parent = to;
            bank.save(model);
        }
    }
    for (RunRecord& run : workspace.runs().list()) {
        if (run.model == from) {
            run.model = to;
            workspace.runs().save(run);
        }
    }
    renameInRankings(workspace, from, to);
    renameModelInStudies(workspace.studiesFolder(), from, to);
}

void renameReferences(const Workspace& workspace, const Renamed& renamed) {
    switch (renamed.kind) {
        case RecordKind::Dataset:
            renameDatasetReferences(workspace, renamed.from, renamed.to);
            break;
        case RecordKind::Model:
            renameModelReferences(workspace, renamed.from, renamed.to);
            break;
        case RecordKind::Run:
            workspace.runs().save(workspace.runs().load(renamed.to));  // its name is that of its folder
            break;
    }
}

RecordKind kindOf(const std::string& word) {
    for (const RecordKind kind : {RecordKind::Dataset, RecordKind::Run}) {
        if (word == recordWord(kind)) {
            return kind;
        }
    }
    return RecordKind::Model;
}

}  // namespace

void renameRecord(const Workspace& workspace, RecordKind kind, const std::string& from, const std::string& to) {
    (void)workspace.filesOf(kind, from);
    if (kind == RecordKind::Dataset) {
        (void)workspace.dataset(from);  // a damaged one could not be given its new name
    }
    if (from == to) {
        return;
    }
    requireValidName(to, recordWord(kind));
    (void)finishRenaming(workspace);  // one that a full disk cut short: its note would be written over
    const fs::path target = placeOf(workspace, kind, to);
    if (fs::exists(target)) {
        throw Error("There is a " + recordWord(kind) + " '" + to + "' already", "Choose another name");
    }
    if (kind == RecordKind::Dataset && fs::exists(taskFolder(workspace, to))) {
        throw Error("The folder " + taskFolder(workspace, to).string() + " is in the way, and of no data set",
                    "Choose another name, or remove it");
    }
    if (kind == RecordKind::Dataset) {
        requireNoDatasetInStudies(workspace.studiesFolder(), to);
    } else if (kind == RecordKind::Model) {
        requireNoModelInStudies(workspace.studiesFolder(), to);
    }
    Yaml note;
    note.set("kind", recordWord(kind));
    note.set("from", from);
    note.set("to", to);
    writeFileAtomically(workspace.folder() / noteFile, note.text());
    try {
        renameFile(placeOf(workspace, kind, from), target);
    } catch (const Error&) {
        forgetRenaming(workspace);
        throw;
    }
    renameReferences(workspace, {.kind = kind, .from = from, .to = to});
}

std::optional<Renamed> finishRenaming(const Workspace& workspace) {
    const fs::path path = workspace.folder() / noteFile;
    if (!fs::exists(path)) {
        return std::nullopt;
    }
    const Yaml note = Yaml::load(path);
    std::string kind;
    Renamed renamed;
    note.require("kind", kind);
    note.require("from", renamed.from);
    note.require("to", renamed.to);
    renamed.kind = kindOf(kind);
    requireValidName(renamed.from, kind);
    requireValidName(renamed.to, kind);
    // Killed before it had the new name: nothing has happened.
    if (fs::exists(placeOf(workspace, renamed.kind, renamed.from)) ||
        !fs::exists(placeOf(workspace, renamed.kind, renamed.to))) {
        forgetRenaming(workspace);
        return std::nullopt;
    }
    renameReferences(workspace, renamed);
    return renamed;
}

void forgetRenaming(const Workspace& workspace) {
    std::error_code ignored;
    fs::remove(workspace.folder() / noteFile, ignored);
}

}  // namespace docent
