// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ModelRecord.h"
#include "jobs/CellTask.h"
#include "jobs/JobSpec.h"
#include "study/CellRecord.h"
#include "transfer/RunRecord.h"
#include "workspace/Workspace.h"

namespace docent {

/// The trainings of one cell of a study, in the study's folder. Each has a name of its pictures, weights and options:
/// what is complete is not done again, what was begun goes on.
class CellTrainings {
public:
    /// `models`: the candidates of the cell. `task` stays the caller's. `device`: what they run on, never "auto".
    CellTrainings(const Workspace& workspace, const StrategyJob& job, const CellTask& task,
                  const std::vector<ModelRecord>& models, std::string device);

    /// Of the pictures and the candidates.
    [[nodiscard]] const std::string& dataHash() const { return m_dataHash; }
    /// That of a fine-tuning of this model with the options of the job; short enough for a file. A model that is
    /// renamed keeps it.
    [[nodiscard]] std::string runName(const ModelRecord& model) const;

    /// Fine-tunes a model of `bank` and keeps the run as `name`, with its weights where the job wants them.
    RunRecord fineTuned(const ExpertBank& bank, const ModelRecord& model, const std::string& name,
                        TransferOptions options, RunContext& context) const;

    /// Domain Adaptive Transfer (Ngiam et al. 2018): the baseline trained again, into the study's models. A picture of
    /// class y of its source weighs P_task(y) / P_source(y), where P_task is the mean of what the baseline says of the
    /// task's training pictures.
    ModelRecord reweighted(const ModelRecord& baseline, RunContext& context) const;
    /// Removes the weights of such a model, unless the job wants them.
    void dropWeights(const ModelRecord& adapted) const;

private:
    [[nodiscard]] std::map<std::string, double> taskWeights(const ModelRecord& baseline, RunContext& context) const;

    const Workspace& m_workspace;
    const StrategyJob& m_job;
    const CellTask& m_task;
    StudyStore m_store;
    std::string m_device;
    std::string m_dataHash;
};

}  // namespace docent
