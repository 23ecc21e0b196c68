// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <optional>
#include <string>
#include <vector>

#include "dialogs/FormDialog.h"
#include "experts/CostEstimate.h"
#include "experts/ExpertPlan.h"
#include "jobs/JobSpec.h"

class QLabel;

namespace docent {

class RecordTable;
class Session;
class TrainingRateFinder;

/// Shows a plan of experts with what each costs, asks how they are trained, and queues a job for each that is ticked.
class ExpertsDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `like`: the options to begin with, those of an earlier training; of a single node with the name of the model.
    ExpertsDialog(Session& session, const std::string& source, std::vector<PlannedExpert> nodes, QWidget* parent,
                  const std::optional<ExpertJob>& like = std::nullopt);
    void accept() override;

private:
    void makeTable();
    void makeForm(bool withName);
    [[nodiscard]] QStringList baselines() const;
    /// Of the expert of a node.
    [[nodiscard]] static std::string nameOf(const PlannedExpert& node, const ExpertJob& job);
    /// Whether that one is trained.
    [[nodiscard]] bool isThere(const PlannedExpert& node, const ExpertJob& job) const;
    [[nodiscard]] std::vector<PlannedExpert> tickedNodes() const;
    [[nodiscard]] TrainingJobSize sizeOf(const PlannedExpert& node, const ExpertJob& job) const;
    /// The network and the picture size of the baseline, trained or still to be.
    void findStart(const std::string& baseline);
    [[nodiscard]] QString commandArguments() const;
    void updateCost();
    void updateKind();
    void showCost();

    Session& m_session;
    std::vector<PlannedExpert> m_nodes;
    QSet<QString> m_unticked;
    DatasetRecord m_source;
    ExpertJob m_job;
    ModelConfig m_config;
    int m_imageSize = 32;
    RecordTable* m_table = nullptr;
    QLabel* m_warnings = nullptr;
    TrainingRateFinder* m_rates;
    QPushButton* m_measure;
};

/// What is wasteful in a plan, a sentence each; nothing is forbidden. `sourceImages`: training pictures of the source.
[[nodiscard]] QStringList planWarnings(const std::vector<PlannedExpert>& plan, std::int64_t sourceImages,
                                       const TrainingOptions& training);

}  // namespace docent
