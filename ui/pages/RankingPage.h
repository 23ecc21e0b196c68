// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "pages/Page.h"
#include "selection/Ranking.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace docent {

class RankingPlot;
class RecordTable;

/// Which expert fits a task: all models as bars, and the chosen one in detail.
class RankingPage final : public Page {
    Q_OBJECT
public:
    explicit RankingPage(QWidget* parent = nullptr);
    void showTask(const QString& task);

Q_SIGNALS:
    void fineTuneRequested(const QString& task, const QString& model);
    void nodeRequested(const QString& dataset, const QString& path);

protected:
    void onSessionChanged() override;

private:
    QWidget* makeSide();
    void refresh();
    void showRanking(const RankingResult& ranking);
    void select(const QString& name);
    void updateState();
    void rank();

    QComboBox* m_tasks;
    QPushButton* m_rank;
    QLabel* m_recommendation;
    QLabel* m_meaning;
    RankingPlot* m_plot;
    QLabel* m_name;
    QLabel* m_score;
    QLabel* m_facts;
    QPushButton* m_fineTune;
    QPushButton* m_showNode;
    RecordTable* m_classes;
    std::optional<RankingResult> m_ranking;
};

}  // namespace docent
