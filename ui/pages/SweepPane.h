// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "jobs/JobRecord.h"
#include "plots/Chart.h"
#include "transfer/RunRecord.h"

class QLabel;
class QProgressBar;

namespace docent {

class CurvePlot;
class MetricsFollower;
class RecordTable;
class Session;

/// The settings that a run tries, filling as they are tried, and the curves of all of them.
class SweepPane final : public QWidget {
    Q_OBJECT
public:
    explicit SweepPane(QWidget* parent = nullptr);
    void setSession(Session* session);
    /// Begins to follow the log of a run; an empty path follows none.
    void follow(const std::filesystem::path& log, const QString& name);
    /// The record as it stands, and its job where that has not ended.
    void setRecord(const RunRecord& record, const std::optional<JobRecord>& job);
    /// Of the job while it goes.
    void setProgress(const JobRecord& job);
    void clear();
    [[nodiscard]] std::optional<Chart> chart() const;

private:
    void rebuild();

    Session* m_session = nullptr;
    RunRecord m_record;
    bool m_running = false;
    QString m_waits;  ///< why the trials that are left are not under way: "Paused"
    RecordTable* m_table;
    QWidget* m_bar;
    QProgressBar* m_progress;
    QLabel* m_stage;
    CurvePlot* m_curves;
    MetricsFollower* m_follower;
};

}  // namespace docent
