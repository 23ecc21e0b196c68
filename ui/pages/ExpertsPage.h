// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTimer>
#include <optional>
#include <vector>

#include "experts/ModelRecord.h"
#include "jobs/JobRecord.h"
#include "pages/Page.h"

class QLabel;

namespace docent {

class BankFacts;
class ModelPane;
class RecordTable;
struct ModelFacts;
struct Record;

/// The bank: every model in a table, and beside it the chosen one with what made it and its curves, or several
/// compared. Models are renamed, deleted and trained again here.
class ExpertsPage final : public Page {
    Q_OBJECT
public:
    explicit ExpertsPage(QWidget* parent = nullptr);

    void showModel(const QString& name);
    void pose() override;

Q_SIGNALS:
    void nodeRequested(const QString& dataset, const QString& path);
    void weightsRequested();  ///< wants published weights added

protected:
    void onSessionChanged() override;

private:
    void makeTable();
    void makeActions();
    void refresh();
    void showSelected();
    void updateActions();
    [[nodiscard]] Record recordOf(const ModelRecord& model, const ModelFacts& facts) const;
    [[nodiscard]] std::vector<ModelRecord> selectedModels() const;
    [[nodiscard]] std::optional<ModelRecord> currentModel() const;
    [[nodiscard]] QString stateOf(const ModelRecord& model) const;
    [[nodiscard]] QString problemOf(const ModelRecord& model) const;
    [[nodiscard]] const JobRecord* trainingOf(const ModelRecord& model) const;
    [[nodiscard]] bool isRunning(const ModelRecord& model) const;
    void renameCurrent(const QString& name, const QString& to);
    void deleteSelected();
    void compareWithBaseline();
    void trainAgain();

    RecordTable* m_table = nullptr;
    ModelPane* m_pane = nullptr;
    QLabel* m_problems = nullptr;
    BankFacts* m_facts;
    QTimer m_again;                         ///< reads the files of models again while one is trained
    QHash<QString, JobRecord> m_trainings;  ///< the newest of each model, as of the last refresh
    QString m_follow;                       ///< the new name of the chosen model, until it is in the table
    QAction* m_showNode = nullptr;
    QAction* m_trainAgain = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_combine = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_copyCommand = nullptr;
    QAction* m_copyRecipe = nullptr;
    QAction* m_saveChart = nullptr;
    QAction* m_copyChart = nullptr;
};

}  // namespace docent
