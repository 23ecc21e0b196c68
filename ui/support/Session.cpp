// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Session.h"

#include <QUndoStack>
#include <exception>
#include <utility>
#include <variant>

#include "support/JobBridge.h"
#include "support/Text.h"

namespace docent {

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

Session::~Session() = default;

const Workspace& Session::workspace() const {
    return m_queue->workspace();
}

const std::vector<DatasetRecord>& Session::datasets() const {
    if (!m_datasets) {
        m_datasets = workspace().datasets();
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
    std::string id = m_queue->submit(spec, after);
    onJobChanged(m_queue->job(id));
    return id;
}

void Session::tryCall(const QString& what, const std::function<void()>& call) {
    try {
        call();
    } catch (const std::exception& error) {
        Q_EMIT failed(what, QString::fromUtf8(error.what()));
    }
}

void Session::stop(const std::string& id) {
    tryCall(tr("The job was not stopped"), [&] { m_queue->stop(id); });
}

void Session::pause(const std::string& id) {
    tryCall(tr("The job was not paused"), [&] { m_queue->pause(id); });
}

void Session::resume(const std::string& id) {
    tryCall(tr("The job was not resumed"), [&] {
        m_queue->resume(id);
        std::erase(m_interrupted, id);
    });
}

void Session::remove(const std::string& id) {
    tryCall(tr("The job was not removed"), [&] {
        m_queue->remove(id);
        m_jobs.erase(id);
        std::erase(m_interrupted, id);
        Q_EMIT jobRemoved(qs(id));
    });
}

void Session::pauseAll() {
    for (const JobRecord& record : jobs()) {  // newest first, so that no queued job starts in between
        if (record.state == JobState::Queued || record.state == JobState::Running) {
            pause(record.id);
        }
    }
}

void Session::stopAll() {
    for (const JobRecord& record : jobs()) {
        if (record.state == JobState::Queued || record.state == JobState::Running) {
            stop(record.id);
        }
    }
}

std::vector<JobRecord> Session::jobs() const {
    std::vector<JobRecord> records;
    records.reserve(m_jobs.size());
    for (auto it = m_jobs.rbegin(); it != m_jobs.rend(); ++it) {
        records.push_back(it->second);
    }
    return records;
}

void Session::setLevel(int level) {
    if (level != m_level) {
        m_level = level;
        Q_EMIT levelChanged(level);
    }
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

void Session::removeModel(const std::string& name) {
    tryCall(tr("The model was not deleted"), [&] { workspace().bank().remove(name); });
    changeModels();
}

void Session::removeRun(const std::string& name) {
    tryCall(tr("The run was not deleted"), [&] { workspace().runs().remove(name); });
    changeRuns();
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
        if (std::holds_alternative<ImportJob>(record.spec)) {
            changeDatasets();
        } else if (const auto* rank = std::get_if<RankJob>(&record.spec)) {
            Q_EMIT rankingChanged(qs(rank->task));
        }
    }
    if (stateChanged && record.state != JobState::Queued && record.state != JobState::Running && !m_queue->isBusy()) {
        Q_EMIT idle();
    }
}

}  // namespace docent
