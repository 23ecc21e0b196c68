// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "jobs/JobRecord.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace docent {

class ElidedLabel;

/// One job: what it does, how far it is, when it will be done, and the buttons that its state allows.
class JobCard final : public QFrame {
    Q_OBJECT
public:
    explicit JobCard(QWidget* parent = nullptr);
    void setRecord(const JobRecord& record);
    [[nodiscard]] const JobRecord& record() const { return m_record; }

Q_SIGNALS:
    void stopClicked(const std::string& id);
    void pauseClicked(const std::string& id);
    void resumeClicked(const std::string& id);
    void removeClicked(const std::string& id);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QToolButton* addButton(const QString& iconName, const QString& name, const QString& toolTip);

    JobRecord m_record;
    QLabel* m_icon;
    ElidedLabel* m_title;
    QLabel* m_state;
    QProgressBar* m_bar;
    ElidedLabel* m_detail;
    QLabel* m_eta;
    QLabel* m_error;
    QToolButton* m_pause;
    QToolButton* m_resume;
    QToolButton* m_stop;
    QToolButton* m_remove;
};

/// The word of a state, for people.
[[nodiscard]] QString stateText(JobState state);

}  // namespace docent
