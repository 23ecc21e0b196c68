// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/FormDialog.h"
#include "jobs/JobSpec.h"

namespace docent {

class Session;

/// Asks how the baseline of a source is trained, and queues the job.
class BaselineDialog final : public FormDialog {
    Q_OBJECT
public:
    BaselineDialog(Session& session, const DatasetRecord& source, QWidget* parent);
    void accept() override;

private:
    void updateCost();

    Session& m_session;
    std::int64_t m_images;
    BaselineJob m_job;
};

}  // namespace docent
