// SPDX-License-Identifier: GPL-3.0-or-later
// Deleting, renaming, adding and editing what a workspace holds: each a step that can be taken back.
#include <QUndoStack>
#include <algorithm>
#include <exception>
#include <utility>

#include "jobs/JobUse.h"
#include "jobs/LabelEdit.h"
#include "support/Background.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/UndoCommands.h"
#include "workspace/ModelImport.h"

namespace docent {

bool Session::removeModels(const std::vector<std::string>& names) {
    return removeRecords(RecordKind::Model, names,
                         names.size() == 1 ? tr("Delete the model '%1'").arg(qs(names.front()))
                                           : tr("Delete %1 models").arg(number(std::ssize(names))));
}

bool Session::removeRuns(const std::vector<std::string>& names) {
    return removeRecords(RecordKind::Run, names,
                         names.size() == 1 ? tr("Delete the run '%1'").arg(qs(names.front()))
                                           : tr("Delete %1 runs").arg(number(std::ssize(names))));
}

bool Session::removeDataset(const std::string& name) {
    return removeRecords(RecordKind::Dataset, {name}, tr("Delete the data set '%1'").arg(qs(name)));
}

bool Session::removeRecords(RecordKind kind, const std::vector<std::string>& names, const QString& text) {
    if (names.empty()) {
        return false;
    }
    // Asked again when it is redone: meanwhile a job may use one of them.
    const auto files = [this, kind, names] {
        std::vector<std::filesystem::path> found;
        requireNoEdit();
        workspace().requireNotNeeded(kind, names);
        for (const std::string& name : names) {
            requireUnused(workspace(), copyOfJobs(), kind, name);
            const auto more = workspace().filesOf(kind, name);
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    };
    return tryCall(tr("It was not deleted"), [&] {
        const auto tell = [this, kind, names] {
            if (kind == RecordKind::Dataset) {
                announceStep(names.front());
            } else {
                announce(kind, names);
            }
        };
        m_undoStack->push(new RemoveCommand(*this, text, files, tell));
        const QString without = whatMisses(kind, names);
        const QString done =
            kind == RecordKind::Dataset
                ? tr("Deleted; its pictures stay where they are, and decoded in the cache. %1Undo with Ctrl+Z.")
                : tr("Deleted. %1Undo with Ctrl+Z.");
        say(done.arg(without.isEmpty() ? QString() : without + QLatin1Char(' ')));
    });
}

QString Session::whatMisses(RecordKind kind, const std::vector<std::string>& names) const {
    const auto isOne = [&names](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (kind == RecordKind::Dataset) {
        const auto count =
            std::count_if(runs().begin(), runs().end(), [&](const RunRecord& run) { return isOne(run.task); });
        return count == 0 ? QString()
                          : counted(count, tr("1 run was fine-tuned on it, and needs it to be exported."),
                                    tr("%1 runs were fine-tuned on it, and need it to be exported."));
    }
    if (kind == RecordKind::Model) {
        const auto count = std::count_if(models().begin(), models().end(), [&](const ModelRecord& model) {
            return isOne(model.parent) && !isOne(model.name);
        });
        return count == 0 ? QString()
                          : counted(count, tr("1 expert that began from it stays, and is ranked without it."),
                                    tr("%1 experts that began from it stay, and are ranked without it."));
    }
    return {};
}

bool Session::renameModel(const std::string& from, const std::string& to) {
    return tellRename(rename(RecordKind::Model, from, to, tr("Rename the model '%1'").arg(qs(from))));
}

QString Session::renameDataset(const std::string& from, const std::string& to) {
    return rename(RecordKind::Dataset, from, to, tr("Rename the data set '%1'").arg(qs(from)));
}

bool Session::renameRun(const std::string& from, const std::string& to) {
    return tellRename(rename(RecordKind::Run, from, to, tr("Rename the run '%1'").arg(qs(from))));
}

bool Session::tellRename(const QString& problem) {
    if (!problem.isEmpty()) {
        Q_EMIT failed(tr("It was not renamed"), problem);
    }
    return problem.isEmpty();
}

QString Session::rename(RecordKind kind, const std::string& from, const std::string& to, const QString& text) {
    if (from == to) {
        return {};
    }
    const auto change = [this, kind](const std::string& one, const std::string& other) {
        requireNoEdit();
        // Read again before a page asks: the names are in much else.
        m_datasets.reset();
        m_models.reset();
        m_runs.reset();
        m_queue->rename(kind, one, other);
        if (kind == RecordKind::Dataset && m_currentTask == qs(one)) {
            m_currentTask = qs(other);
        }
        Q_EMIT renamed(kind == RecordKind::Dataset ? QStringLiteral("dataset")
                       : kind == RecordKind::Model ? QStringLiteral("model")
                                                   : QStringLiteral("run"),
                       qs(one), qs(other));
        if (kind == RecordKind::Dataset) {
            changeDatasets();
        }
        changeRuns();  // the names of a model and of a data set are in what was made from them
        if (kind != RecordKind::Run) {
            changeModels();
            announceRankings();
        }
    };
    try {
        m_undoStack->push(new RenameCommand(*this, text, change, from, to));
    } catch (const std::exception& error) {
        return errorText(error);
    }
    return {};
}

void Session::announce(RecordKind kind, const std::vector<std::string>& names) {
    switch (kind) {
        case RecordKind::Dataset:
            changeDatasets();
            for (const std::string& name : names) {
                Q_EMIT rankingChanged(qs(name));
            }
            break;
        case RecordKind::Model:
            changeModels();
            break;
        case RecordKind::Run:
            changeRuns();
            break;
    }
}

void Session::announceRankings() {
    for (const DatasetRecord& record : datasets()) {
        if (record.target) {
            Q_EMIT rankingChanged(qs(record.name));
        }
    }
}

void Session::pushImport(const std::string& id, const std::string& name) {
    const QString text = tr("Import '%1'").arg(qs(name));
    Q_EMIT datasetImported(qs(name));
    const auto tell = [this, name] { announceStep(name); };
    const auto mayChange = [this, name] { requireUnused(workspace(), copyOfJobs(), RecordKind::Dataset, name); };
    if (const auto replaced = m_replaced.extract(id)) {
        m_undoStack->push(new ReplaceCommand(*this, text, replaced.mapped(), mayChange, tell));
        return;
    }
    const auto files = [this, name, mayChange] {
        mayChange();
        if (const auto made = workspace().madeFrom(name); !made.empty()) {
            throw Error(tr("'%1' was made from these pictures").arg(qs(made.front())).toStdString(),
                        tr("Delete what was made from them first, or leave the import as it is").toStdString());
        }
        return workspace().filesOf(RecordKind::Dataset, name);
    };
    m_undoStack->push(new ImportCommand(*this, text, files, tell));
}

void Session::announceStep(const std::string& dataset) {
    announce(RecordKind::Dataset, {dataset});
    if (workspace().hasDataset(dataset)) {
        Q_EMIT datasetStepped(qs(dataset));
    }
}

void Session::requireNoEdit() const {
    if (!m_edited.empty()) {
        throw Error(tr("The labels of '%1' are being changed").arg(qs(m_edited)).toStdString(),
                    tr("Try again in a moment").toStdString());
    }
}

QString Session::whyLabelsStay(const std::string& name) const {
    try {
        requireNoEdit();
        requireLabelsFree(workspace(), name);
        return {};
    } catch (const std::exception& error) {
        return errorText(error);
    }
}

void Session::editLabels(const std::string& name, const std::vector<HierarchyEdit>& edits, const QString& text,
                         std::function<void(const QString&)> done) {
    if (const QString reason = whyLabelsStay(name); !reason.isEmpty()) {
        done(reason);
        return;
    }
    const auto mayChange = [this, name] {
        requireNoEdit();
        requireLabelsFree(workspace(), name);
    };
    m_edited = name;
    (void)runInBackground(
        this,
        [workspace = workspace(), name, edits](RunContext&) {
            std::vector<std::filesystem::path> files = workspace.datasetFiles(name);
            files.insert(files.begin(), workspace.rankingFile(name));
            ReplaceCommand::Contents earlier = ReplaceCommand::read(files);
            docent::editLabels(workspace, name, edits);
            return earlier;
        },
        [this, name, text, mayChange, done](ReplaceCommand::Contents earlier) {
            m_edited.clear();
            m_undoStack->push(
                new ReplaceCommand(*this, text, std::move(earlier), mayChange, [this, name] { announceStep(name); }));
            announce(RecordKind::Dataset, {name});
            done({});
        },
        [this, done](const QString& problem) {
            m_edited.clear();
            done(problem);
        },
        &m_waitedCalls);
}

void Session::addModel(const ModelImportOptions& options, std::function<void(const QString&)> done) {
    const auto failed = [done](const QString& problem) { done(problem); };
    try {
        requireUnused(workspace(), copyOfJobs(), RecordKind::Model, options.name);
    } catch (const std::exception& error) {
        failed(errorText(error));
        return;
    }
    (void)runInBackground(
        this,
        [workspace = workspace(), options](RunContext& context) { return importModel(workspace, options, context); },
        [this, done, name = options.name](const ModelImportResult&) {
            const auto files = [this, name] {
                workspace().requireNotNeeded(RecordKind::Model, {name});
                requireUnused(workspace(), copyOfJobs(), RecordKind::Model, name);
                return workspace().filesOf(RecordKind::Model, name);
            };
            m_undoStack->push(new ImportCommand(*this, tr("Add the weights '%1'").arg(qs(name)), files,
                                                [this, name] { announce(RecordKind::Model, {name}); }));
            changeModels();
            say(tr("Added '%1'. Undo with Ctrl+Z.").arg(qs(name)));
            done({});
        },
        failed);
}

}  // namespace docent
