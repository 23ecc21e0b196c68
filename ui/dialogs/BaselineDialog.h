// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "dialogs/FormDialog.h"
#include "jobs/JobSpec.h"

namespace docent {

class Session;
class TrainingRateFinder;

/// Asks how the baseline of a source is trained, tells what that costs, and queues the job.
class BaselineDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `like`: the options to begin with, those of an earlier training.
    BaselineDialog(Session& session, const DatasetRecord& source, QWidget* parent,
                   const std::optional<BaselineJob>& like = std::nullopt);
    void accept() override;

private:
    void updateCost();
    void showCost();

    Session& m_session;
    DatasetRecord m_source;
    BaselineJob m_job;
    TrainingRateFinder* m_rates;
    QPushButton* m_measure;
};

}  // namespace docent
