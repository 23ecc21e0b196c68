// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Renaming.h"

#include "base/RecordFolders.h"

namespace docent {

namespace {

constexpr const char* noteFile = ".renaming.yaml";

fs::path folderOf(const Workspace& workspace, RecordKind kind, const std::string& name) {
    return kind == RecordKind::Model ? workspace.bank().folder(name) : workspace.runs().folder(name);
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

void renameReferences(const Workspace& workspace, RecordKind kind, const std::string& from, const std::string& to) {
    if (kind == RecordKind::Run) {
        workspace.runs().save(workspace.runs().load(to));  // its name is that of its folder
        return;
    }
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
}

void forgetNote(const Workspace& workspace) {
    std::error_code ignored;
    fs::remove(workspace.folder() / noteFile, ignored);
}

}  // namespace

void renameRecord(const Workspace& workspace, RecordKind kind, const std::string& from, const std::string& to) {
    (void)workspace.filesOf(kind, from);
    if (from == to) {
        return;
    }
    requireValidName(to, recordWord(kind));
    finishRenaming(workspace);  // one that a full disk cut short: its note would be written over
    const fs::path folder = folderOf(workspace, kind, from);
    const fs::path target = folderOf(workspace, kind, to);
    if (fs::exists(target)) {
        throw Error("There is a " + recordWord(kind) + " '" + to + "' already", "Choose another name");
    }
    Yaml note;
    note.set("kind", recordWord(kind));
    note.set("from", from);
    note.set("to", to);
    writeFileAtomically(workspace.folder() / noteFile, note.text());
    std::error_code error;
    fs::rename(folder, target, error);
    if (error) {
        forgetNote(workspace);
        throw Error("Cannot rename " + folder.string() + ": " + error.message(), "Check the permissions of its folder");
    }
    renameReferences(workspace, kind, from, to);
    forgetNote(workspace);
}

void finishRenaming(const Workspace& workspace) {
    const fs::path path = workspace.folder() / noteFile;
    if (!fs::exists(path)) {
        return;
    }
    const Yaml note = Yaml::load(path);
    std::string kind;
    std::string from;
    std::string to;
    note.require("kind", kind);
    note.require("from", from);
    note.require("to", to);
    const RecordKind what = kind == recordWord(RecordKind::Run) ? RecordKind::Run : RecordKind::Model;
    requireValidName(from, kind);
    requireValidName(to, kind);
    // Killed before the folder was renamed: nothing has happened.
    if (!fs::exists(folderOf(workspace, what, from)) && fs::exists(folderOf(workspace, what, to))) {
        renameReferences(workspace, what, from, to);
    }
    forgetNote(workspace);
}

}  // namespace docent
