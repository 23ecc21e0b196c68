// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/Page.h"
#include "transfer/RunRecord.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace docent {

class OptionsForm;
class RunView;

/// Fine-tunes a model on a task, and shows the run while it goes.
class TransferPage final : public Page {
    Q_OBJECT
public:
    explicit TransferPage(QWidget* parent = nullptr);
    /// Chooses task and model.
    void prepare(const QString& task, const QString& model);

Q_SIGNALS:
    void exportRequested(const QString& run);

protected:
    void onSessionChanged() override;

private:
    QWidget* makeForm();
    void refresh();
    void refreshModels();
    void updateCost();
    void updateExport();
    [[nodiscard]] QString freeRunName(const QString& task, const QString& model) const;
    void start();

    QComboBox* m_tasks;
    QComboBox* m_models;
    OptionsForm* m_form;
    QLabel* m_cost;
    QPushButton* m_start;
    QPushButton* m_export;
    RunView* m_view;
    TransferOptions m_options;
};

}  // namespace docent
