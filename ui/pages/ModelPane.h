// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "experts/ExpertBank.h"
#include "support/Background.h"

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace docent {

class CurvePlot;
class Fold;
class MetricsFollower;
class RecordTable;
class Session;

/// The right side of the experts page: one model with what made it and its curves, or several beside each other with
/// what differs between them.
class ModelPane final : public QWidget {
    Q_OBJECT
public:
    explicit ModelPane(QWidget* parent = nullptr);
    ~ModelPane() override;

    void setSession(Session* session);
    /// Under the name.
    void addButton(QPushButton* button);
    void showNothing(const QString& heading);
    /// `problem`: why it cannot be used; "" where it can. A live one's curves grow while one looks.
    void showModel(const ModelRecord& model, const QString& problem, bool live);
    void compare(const std::vector<ModelRecord>& models, bool live);
    [[nodiscard]] CurvePlot* curves() const { return m_curves; }

private:
    void showDifferences(const std::vector<ModelRecord>& models);
    void readCurves();

    Session* m_session = nullptr;
    QLabel* m_name;
    QHBoxLayout* m_buttons;
    QLabel* m_problem;
    QLabel* m_details;
    Fold* m_recipeFold;
    QPlainTextEdit* m_recipe;
    QVBoxLayout* m_differencesPlace;
    RecordTable* m_differences = nullptr;
    CurvePlot* m_curves;
    MetricsFollower* m_follower;
    std::vector<std::string> m_compared;
    QTimer m_again;
    BackgroundHandle m_task;
};

}  // namespace docent
