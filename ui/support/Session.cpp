// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Session.h"

#include <QUndoStack>
#include <algorithm>
#include <exception>
#include <set>
#include <utility>
#include <variant>

#include "support/Background.h"
#include "support/CoreText.h"
#include "support/JobBridge.h"
#include "support/Text.h"
#include "support/UndoCommands.h"
#include "workspace/DatasetSummaries.h"
#include "workspace/Trash.h"

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
