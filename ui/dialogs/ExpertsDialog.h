// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "dialogs/FormDialog.h"
#include "experts/ExpertPlan.h"
#include "jobs/JobSpec.h"

namespace docent {

class Session;

/// Asks how experts are trained on the chosen nodes of a source, and queues a job for each.
class ExpertsDialog final : public FormDialog {
    Q_OBJECT
public:
    ExpertsDialog(Session& session, const std::string& source, std::vector<PlannedExpert> nodes, QWidget* parent);
    void accept() override;

private:
    void updateCost();

    Session& m_session;
    std::vector<PlannedExpert> m_nodes;
    ExpertJob m_job;
};

}  // namespace docent
