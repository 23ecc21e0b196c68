// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

#include "jobs/JobRecord.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace docent {

class JobCard;
class Session;

/// The jobs of the workspace: what runs first, then what waits, then what ended, newest first.
class JobsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(QWidget* parent = nullptr);
    void setSession(Session* session);
    [[nodiscard]] JobCard* card(const QString& id) const { return m_cards.value(id); }

private:
    void take(const JobRecord& record);
    void drop(const QString& id);
    void arrange();
    void updateSummary();

    Session* m_session = nullptr;
    QLabel* m_summary;
    QLabel* m_nothing;
    QPushButton* m_clear;
    QVBoxLayout* m_list;
    QMap<QString, JobCard*> m_cards;
};

}  // namespace docent
