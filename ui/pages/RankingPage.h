// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "jobs/JobRecord.h"
#include "pages/Page.h"
#include "selection/Ranking.h"
#include "support/Background.h"

class QAction;
class QComboBox;
class QLabel;

namespace docent {

class MessageBar;
class RankingProgress;
class HalvingPane;
class RankingSoFar;
class RankingView;
class TaskLink;

/// Which expert fits a task: all models as bars, over the hierarchy, against what fine-tuning made of them, and the
/// chosen one in detail.
class RankingPage final : public Page {
    Q_OBJECT
public:
    explicit RankingPage(QWidget* parent = nullptr);
    ~RankingPage() override;
    void showTask(const QString& task);

Q_SIGNALS:
    void fineTuneRequested(const QString& task, const QString& model);
    void nodeRequested(const QString& dataset, const QString& path);

protected:
    void onSessionChanged() override;

private:
    void makeActions();
    void makeViewActions();
    void makeHeader();
    void refill();
    /// Reads the ranking of the task in the background.
    void load();
    void showRanking(std::shared_ptr<const RankingResult> ranking);
    /// What stands around the ranking: actions, progress, empty states, what happened since.
    void updateState();
    void updateActions(bool canRank, bool isShown);
    void updateModelActions();
    void updateChartActions();
    void updateNotice();
    void showWhyEmpty(std::int64_t models);
    void rank();
    void rankByHalving();
    /// What a ranking by halving that is under way has found so far, in place of the one before.
    void showSoFar(const std::shared_ptr<const RankingResult>& ranking);
    void exportTable();
    [[nodiscard]] QString task() const;
    [[nodiscard]] std::optional<JobRecord> job() const;
    /// Why the last ranking of the task failed; "" where it did not.
    [[nodiscard]] QString failure() const;
    /// As it would be queued now: with the options and the choice of models of the ranking that is there.
    [[nodiscard]] RankJob proposal() const;

    QString m_rankingTask;  ///< that the ranking was read for, also where there is none
    BackgroundHandle m_loading;

    QAction* m_rank = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_settings = nullptr;
    QAction* m_commandLine = nullptr;
    QAction* m_fineTune = nullptr;
    QAction* m_showNode = nullptr;
    QAction* m_saveChart = nullptr;
    QAction* m_copyChart = nullptr;
    QList<QAction*> m_withRanking;  ///< that need one

    QComboBox* m_tasks = nullptr;
    TaskLink* m_link = nullptr;
    RankingProgress* m_progress;
    MessageBar* m_notice;
    QLabel* m_recommendation;
    QLabel* m_meaning;
    QLabel* m_waiting;
    RankingView* m_view;
    HalvingPane* m_live;  ///< of the ranking that is under way
    RankingSoFar* m_soFar;
    bool m_isLive = false;  ///< there is something to show in it
};

}  // namespace docent
