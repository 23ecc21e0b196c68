// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <array>

#include "jobs/JobRecord.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

/// How far a ranking is: its three stages, which is under way, models and pictures done, the time left, and a button
/// that stops it.
class RankingProgress final : public QFrame {
    Q_OBJECT
public:
    explicit RankingProgress(QWidget* parent = nullptr);
    /// The job of a ranking, queued or running.
    void setRecord(const JobRecord& record);
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }

private:
    void showStages(int current);

    std::array<QLabel*, 3> m_stages;
    QProgressBar* m_bar;
    QLabel* m_detail;
    QLabel* m_eta;
    QPushButton* m_stop;
};

}  // namespace docent
