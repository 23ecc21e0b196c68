// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "jobs/JobSpec.h"
#include "selection/Ranking.h"
#include "support/Background.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace docent {

class ModelPicker;
class OptionsForm;
class Session;
class TaskLink;

/// What is fine-tuned on what, at which expense, and what that will cost.
class TransferForm final : public QWidget {
    Q_OBJECT
public:
    explicit TransferForm(QWidget* parent = nullptr);
    ~TransferForm() override;
    void setSession(Session* session);
    /// Reads tasks and models again, and the ranking in the background; until that has come the form is not ready.
    void refresh();
    void choose(const QString& task, const QString& model);

    [[nodiscard]] QString task() const;
    [[nodiscard]] bool hasTask() const;
    [[nodiscard]] bool hasModels() const;
    [[nodiscard]] ModelPicker* models() const { return m_models; }
    /// A job a model, in the order of the ranking; none that would write over a run or a job's name.
    [[nodiscard]] std::vector<TransferJob> jobs() const;
    [[nodiscard]] bool isReady() const;
    /// Where the page puts its buttons: under the models, and under all.
    [[nodiscard]] QVBoxLayout* modelButtons() const { return m_modelButtons; }
    [[nodiscard]] QVBoxLayout* foot() const { return m_foot; }

Q_SIGNALS:
    void changed();

private:
    QWidget* makeFields();
    void refreshModels();
    void takeRanking(const QString& task, std::optional<RankingResult> ranking);
    void useBudget(int index);
    void onFormChanged();
    void updateCost();
    [[nodiscard]] QString passesText() const;
    [[nodiscard]] QString timeText() const;
    [[nodiscard]] QString diskText() const;
    [[nodiscard]] QString existingText() const;
    [[nodiscard]] std::string freeRunName(const std::string& task, const std::string& model) const;

    Session* m_session = nullptr;
    TaskLink* m_link;
    BackgroundHandle m_reading;
    std::optional<RankingResult> m_ranking;
    QString m_rankingTask;  ///< that m_ranking was read for, also where there is none
    QStringList m_wanted;   ///< to be ticked once the ranking has come
    TransferOptions m_options;
    bool m_fillingForm = false;
    QComboBox* m_tasks;
    ModelPicker* m_models;
    QVBoxLayout* m_modelButtons;
    QComboBox* m_budget;
    OptionsForm* m_form;
    QLabel* m_cost;
    QLabel* m_existing;
    QVBoxLayout* m_foot;
};

}  // namespace docent
