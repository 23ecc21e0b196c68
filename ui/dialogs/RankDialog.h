// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dialogs/FormDialog.h"
#include "jobs/JobSpec.h"

class QCheckBox;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace docent {

class Session;

/// Asks how a task is ranked and which models are, and queues the job.
class RankDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `job`: what is proposed; its task is fixed.
    RankDialog(Session& session, const RankJob& job, QWidget* parent);
    void accept() override;
    /// As the dialog stands.
    [[nodiscard]] RankJob job() const;

private:
    void addModels();
    void updateCost();
    void filter(const QString& text);
    [[nodiscard]] std::vector<std::string> ticked() const;

    Session& m_session;
    RankJob m_job;
    std::int64_t m_pictures = 0;
    QCheckBox* m_all;
    QLineEdit* m_search;
    QListWidget* m_models;
};

}  // namespace docent
