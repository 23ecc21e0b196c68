// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Session.h"

#include <QUndoStack>
#include <algorithm>
#include <exception>
#include <set>
#include <utility>
#include <variant>

#include "jobs/JobUse.h"
#include "jobs/LabelEdit.h"
#include "support/Background.h"
#include "support/CoreText.h"
#include "support/JobBridge.h"
#include "support/Text.h"
#include "support/UndoCommands.h"
#include "workspace/DatasetSummaries.h"
#include "workspace/ModelImport.h"

namespace docent {
namespace {

using Jobs = std::map<std::string, JobRecord, JobIdLess>;

/// Those of this machine that wait before what runs, so that none of them starts in between.
std::vector<std::string> toBeDone(const Jobs& jobs) {
    std::vector<std::string> ids;
    for (const JobState state : {JobState::Queued, JobState::Running}) {
        for (const auto& [id, record] : jobs) {
            if (record.state == state && !isOnCluster(record)) {
                ids.push_back(id);
            }
        }
    }
    return ids;
}

}  // namespace

Session::Session(const std::filesystem::path& folder, QObject* parent)
    : QObject(parent), m_queue(std::make_unique<JobQueue>(Workspace(folder))), m_undoStack(new QUndoStack(this)) {
    m_bridge = std::make_unique<JobBridge>(*m_queue);
    connect(m_bridge.get(), &JobBridge::jobChanged, this, &Session::onJobChanged);
    for (JobRecord& record : m_queue->jobs()) {
        if (record.state == JobState::Paused) {
            m_interrupted.push_back(record.id);
        }
        m_jobs[record.id] = std::move(record);
    }
}

Session::~Session() {
    m_waitedCalls.waitForDone();
    m_undoStack->clear();  // its commands know this session
    try {
        Trash(workspace().folder()).empty();
    } catch (const std::exception&) {
        // What is left is cleared up by the next one that opens the workspace.
    }
}

const Workspace& Session::workspace() const {
    return m_queue->workspace();
}

const std::vector<DatasetRecord>& Session::datasets() const {
    if (!m_datasets) {
        m_datasets = datasetSummaries(workspace());
    }
    return *m_datasets;
}

const std::vector<ModelRecord>& Session::models() const {
    if (!m_models) {
        m_models = workspace().bank().list();
    }
    return *m_models;
}

const std::vector<RunRecord>& Session::runs() const {
    if (!m_runs) {
        m_runs = workspace().runs().list();
    }
    return *m_runs;
}

void Session::changeDatasets() {
    m_datasets.reset();
    Q_EMIT datasetsChanged();
}

void Session::changeModels() {
    m_models.reset();
    Q_EMIT modelsChanged();
}

void Session::changeRuns() {
    m_runs.reset();
    Q_EMIT runsChanged();
}

std::string Session::submit(const JobSpec& spec, const std::vector<std::string>& after) {
    requireNoEdit();
    ReplaceCommand::Contents earlier;
    if (const auto* import = std::get_if<ImportJob>(&spec); import && workspace().hasDataset(import->options.name)) {
        const std::string& name = import->options.name;
        std::vector<std::filesystem::path> files = workspace().datasetFiles(name);
        files.insert(files.begin(), workspace().rankingFile(name));
        earlier = ReplaceCommand::read(files);
    }
    std::string id = m_queue->submit(spec, after);
    if (!earlier.empty()) {
        m_replaced[id] = std::move(earlier);
    }
    onJobChanged(m_queue->job(id));
    return id;
}

bool Session::tryCall(const QString& what, const std::function<void()>& call) {
    try {
        call();
        return true;
    } catch (const std::exception& error) {
        Q_EMIT failed(what, errorText(error));
        return false;
    }
}

void Session::tryCallOf(const std::vector<std::string>& ids, const QString& what, const std::function<void()>& call) {
    const bool asksSlurm = std::any_of(ids.begin(), ids.end(), [this](const std::string& id) {
        const auto found = m_jobs.find(id);
        return found != m_jobs.end() && found->second.engine == Engine::Slurm;
    });
    if (!asksSlurm) {
        tryCall(what, call);
        return;
    }
    (void)runInBackground(
        this,
        [call](RunContext&) {
            call();
            return true;
        },
        [](bool) {}, [this, what](const QString& problem) { Q_EMIT failed(what, problem); }, &m_waitedCalls);
}

void Session::submitToCluster(const std::vector<JobSpec>& specs, const std::filesystem::path& profile,
                              const std::vector<std::string>& after, QObject* receiver,
                              std::function<void(const QString&)> done) {
    (void)runInBackground(
        receiver,
        [queue = m_queue.get(), specs, profile, after](RunContext&) {
            const ChosenProfile chosen{.file = profile,
                                       .profile = profile.empty() ? SlurmProfile{} : loadSlurmProfile(profile)};
            return queue->submitToCluster(specs, chosen, after);
        },
        [done](const std::vector<std::string>&) { done({}); }, [done](const QString& problem) { done(problem); },
        &m_waitedCalls);
}

void Session::stop(const std::string& id) {
    tryCallOf({id}, tr("The job was not stopped"), [queue = m_queue.get(), id] { queue->stop(id); });
}

void Session::pause(const std::string& id) {
    tryCallOf({id}, tr("The job was not paused"), [queue = m_queue.get(), id] { queue->pause(id); });
}

void Session::resume(const std::string& id) {
    std::erase(m_interrupted, id);
    tryCallOf({id}, tr("The job was not resumed"), [queue = m_queue.get(), id] { queue->resume(id); });
}

void Session::removeAll(const std::vector<std::string>& ids) {
    tryCall(ids.size() == 1 ? tr("The job was not removed") : tr("Not all jobs were removed"),
            [&] { m_queue->removeAll(ids); });
    std::set<std::string> left;
    for (const JobRecord& record : m_queue->jobs()) {
        left.insert(record.id);
    }
    QStringList removed;
    for (const std::string& id : ids) {
        if (!left.contains(id) && m_jobs.erase(id) > 0) {
            std::erase(m_interrupted, id);
            removed << qs(id);
        }
    }
    if (!removed.isEmpty()) {
        Q_EMIT jobsRemoved(removed);
    }
}

void Session::move(const std::string& id, const std::string& before) {
    tryCall(tr("The job was not moved"), [&] { m_queue->move(id, before); });
}

void Session::resumeAll(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        std::erase(m_interrupted, id);
    }
    tryCallOf(ids, tr("The jobs were not resumed"), [queue = m_queue.get(), ids] { queue->resumeAll(ids); });
}

void Session::resumeAll() {
    std::vector<std::string> ids;
    for (const auto& [id, record] : m_jobs) {
        if (record.state == JobState::Paused) {
            ids.push_back(id);
        }
    }
    resumeAll(ids);
}

void Session::pauseAll() {
    for (const std::string& id : toBeDone(m_jobs)) {
        pause(id);
    }
}

void Session::stopAll() {
    for (const std::string& id : toBeDone(m_jobs)) {
        stop(id);
    }
}

std::vector<JobRecord> Session::copyOfJobs() const {
    const auto all = jobs();
    return {all.begin(), all.end()};
}

bool Session::hasJob(JobState state) const {
    return std::any_of(m_jobs.begin(), m_jobs.end(), [state](const auto& job) { return job.second.state == state; });
}

void Session::setLevel(int level) {
    if (level != m_level) {
        m_level = level;
        Q_EMIT levelChanged(level);
    }
}

void Session::setCurrentTask(const QString& name) {
    m_currentTask = name;
    Q_EMIT taskChosen(name);
}

const std::vector<std::string>& Session::jobProblems() const {
    return m_queue->problems();
}

std::vector<JobRecord> Session::pausedBefore(const JobRecord& record) const {
    std::vector<JobRecord> paused;
    std::set<std::string> seen;
    std::vector<std::string> open = record.after;
    while (!open.empty()) {
        const std::string id = open.back();
        open.pop_back();
        const auto found = m_jobs.find(id);
        if (found == m_jobs.end() || !seen.insert(id).second) {
            continue;
        }
        const JobRecord& other = found->second;
        if (other.state == JobState::Paused) {
            paused.push_back(other);
        }
        if (!isFinished(other.state)) {
            open.insert(open.end(), other.after.begin(), other.after.end());
        }
    }
    return paused;
}

bool Session::isBusy() const {
    return m_queue->isBusy();
}

std::optional<JobRecord> Session::jobFor(const std::string& kind, const std::string& subject) const {
    for (const auto& [id, record] : m_jobs) {
        if (!isFinished(record.state) && record.subject == subject && jobKind(record.spec) == kind) {
            return record;
        }
    }
    return std::nullopt;
}

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
        m_undoStack->push(new RemoveCommand(*this, text, files, [this, kind, names] { announce(kind, names); }));
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
    return rename(RecordKind::Model, from, to, tr("Rename the model '%1'").arg(qs(from)));
}

bool Session::renameDataset(const std::string& from, const std::string& to) {
    return rename(RecordKind::Dataset, from, to, tr("Rename the data set '%1'").arg(qs(from)));
}

bool Session::renameRun(const std::string& from, const std::string& to) {
    return rename(RecordKind::Run, from, to, tr("Rename the run '%1'").arg(qs(from)));
}

bool Session::rename(RecordKind kind, const std::string& from, const std::string& to, const QString& text) {
    if (from == to) {
        return true;
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
    return tryCall(tr("It was not renamed"),
                   [&] { m_undoStack->push(new RenameCommand(*this, text, change, from, to)); });
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
    const auto tell = [this, name] { announce(RecordKind::Dataset, {name}); };
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
            const auto tell = [this, name] { announce(RecordKind::Dataset, {name}); };
            m_undoStack->push(new ReplaceCommand(*this, text, std::move(earlier), mayChange, tell));
            tell();
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

void Session::onJobChanged(const JobRecord& record) {
    const auto known = m_jobs.find(record.id);
    const bool stateChanged = known == m_jobs.end() || known->second.state != record.state;
    const bool stageChanged = stateChanged || known->second.progress.stage != record.progress.stage;
    m_jobs[record.id] = record;
    Q_EMIT jobChanged(record);
    if (stageChanged) {
        if (std::holds_alternative<BaselineJob>(record.spec) || std::holds_alternative<ExpertJob>(record.spec)) {
            changeModels();
        } else if (std::holds_alternative<TransferJob>(record.spec)) {
            changeRuns();
        }
    }
    if (stateChanged && isFinished(record.state)) {
        if (const auto* import = std::get_if<ImportJob>(&record.spec)) {
            changeDatasets();
            if (record.state == JobState::Succeeded) {
                pushImport(record.id, import->options.name);
            }
        } else if (const auto* rank = std::get_if<RankJob>(&record.spec)) {
            Q_EMIT rankingChanged(qs(rank->task));
        }
    }
    if (stateChanged && record.state != JobState::Queued && record.state != JobState::Running && !m_queue->isBusy()) {
        Q_EMIT idle();
    }
}

}  // namespace docent
