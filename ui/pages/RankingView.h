// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSplitter>
#include <memory>
#include <optional>

#include "pages/RankingOrder.h"
#include "plots/Chart.h"
#include "selection/Ranking.h"

class QAction;
class QTabWidget;

namespace docent {

class DatasetViews;
class HalvingPane;
class NeighbourPane;
class ProxiesPane;
class ProxyPane;
class RankingFilterBar;
class RankingIcicle;
class RankingPlot;
class RankingSide;
class Session;
struct ModelRecord;

/// A ranking: as bars, over the hierarchy, on the pictures of the task, by other proxies, as halving dropped them,
/// against what fine-tuning made of the models; and beside these the chosen model in detail. What is chosen in one is
/// chosen in all.
class RankingView final : public QSplitter {
    Q_OBJECT
public:
    enum Tab { Bars, Hierarchy, Pictures, Proxies, Halving, Accuracy };

    /// `modelActions`: what can be done with the chosen model, as buttons.
    explicit RankingView(const QList<QAction*>& modelActions, QWidget* parent = nullptr);
    void setSession(Session* session, DatasetViews* views);
    /// Null = none. Keeps the choice where it is still there; else the best is chosen.
    void setRanking(std::shared_ptr<const RankingResult> ranking);
    [[nodiscard]] const std::shared_ptr<const RankingResult>& ranking() const { return m_ranking; }

    [[nodiscard]] QString selectedModel() const { return m_selected; }
    /// Of the bank; null where it is not there any more.
    [[nodiscard]] const ModelRecord* selectedRecord() const;

    void showTab(Tab tab);
    void find();
    void setSort(RankingSort sort);
    /// Of the tab in front; none where that shows no chart.
    [[nodiscard]] std::optional<Chart> currentChart() const;
    [[nodiscard]] bool hasChart() const;
    /// Whether a ranking can be started; `why` not.
    void setReady(bool ready, const QString& why);
    /// Puts these into the menus of the charts.
    void addChartActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void selectionChanged();
    void chartChanged();  ///< another tab is in front, or its chart has come or gone
    void rankRequested();
    void compareRequested();  ///< by all proxies
    void halvingRequested();
    void transferRequested();

private:
    /// By a person, so that it stays with the next ranking.
    void choose(const QString& model);
    void select(const QString& model);
    QWidget* makeBars();
    void arrange();
    void updateProxy();
    void refreshModels();
    [[nodiscard]] const ModelRecord* recordOf(const QString& model) const;

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    std::shared_ptr<const RankingResult> m_ranking;
    QHash<QString, int> m_places;  ///< index in the ranking of each model
    bool m_isChosen = false;       ///< by a person, rather than as the best
    QString m_selected;
    std::string m_task;  ///< that it was selected for
    QTabWidget* m_tabs;
    RankingFilterBar* m_filter;
    RankingPlot* m_plot;
    RankingIcicle* m_icicle;
    NeighbourPane* m_neighbours;
    ProxiesPane* m_proxies;
    HalvingPane* m_halving;
    ProxyPane* m_proxy;
    RankingSide* m_side;
};

}  // namespace docent
