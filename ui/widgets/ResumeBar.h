// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>
#include <QVector>

#include "jobs/JobRecord.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace docent {

/// What is said of jobs that had not ended when the workspace was last open.
struct ResumeOffer {
    QString heading;    ///< whether Docent ended while they ran, or they were paused
    QStringList lines;  ///< each job, and how far it was
};
[[nodiscard]] ResumeOffer resumeOffer(const QVector<JobRecord>& jobs);

/// A bar across the top of the window that offers to go on with them: all, some, or not now. It waits without being in
/// the way.
class ResumeBar final : public QFrame {
    Q_OBJECT
public:
    explicit ResumeBar(QWidget* parent = nullptr);
    /// Shows the bar, or hides it where there is no job. The order is that in which they are resumed.
    void offer(const QVector<JobRecord>& jobs);

Q_SIGNALS:
    void resumeRequested(const QStringList& ids);

private:
    void choose();
    void resume();

    QVector<JobRecord> m_jobs;
    QLabel* m_heading;
    QLabel* m_lines;
    QListWidget* m_list;
    QPushButton* m_resume;
    QPushButton* m_choose;
};

}  // namespace docent
