// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QTimer>
#include <QWidget>

#include "jobs/JobRecord.h"

class QComboBox;

namespace docent {

class RecordTable;

/// What happened to the jobs, with the times: of all of them, or of one. Rows can be copied.
class JobLog final : public QWidget {
    Q_OBJECT
public:
    explicit JobLog(QWidget* parent = nullptr);
    /// Shown with some delay, so that a job that says much does not keep the window busy.
    void setRecords(const QMap<QString, JobRecord>& records);
    /// Only what happened to this job; "" for all.
    void setJob(const QString& id);
    [[nodiscard]] QString job() const;

Q_SIGNALS:
    void copied(int rows);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fillChooser();
    void fill();
    void copy();

    QMap<QString, JobRecord> m_records;
    QComboBox* m_chooser;
    RecordTable* m_table;
    QTimer m_timer;
};

/// "Started on the CPU", "Failed: ..."
[[nodiscard]] QString eventText(const JobEvent& event);

}  // namespace docent
