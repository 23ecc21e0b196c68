// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingView.h"

#include <QAction>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "pages/HalvingPane.h"
#include "pages/NeighbourPane.h"
#include "pages/ProxiesPane.h"
#include "pages/ProxyPane.h"
#include "pages/RankingFilterBar.h"
#include "pages/RankingIcicle.h"
#include "pages/RankingSide.h"
#include "plots/HalvingPlot.h"
#include "plots/RankingPlot.h"
#include "plots/ScatterPlot.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {

RankingView::RankingView(const QList<QAction*>& modelActions, QWidget* parent) : QSplitter(parent) {
    setObjectName(QStringLiteral("rankingSplitter"));
    setHandleWidth(14);
    setChildrenCollapsible(false);
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("rankingTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeBars(), tr("Bars"));
    m_icicle = new RankingIcicle;
    m_tabs->addTab(m_icicle, tr("Hierarchy"));
    m_neighbours = new NeighbourPane;
    m_tabs->addTab(m_neighbours, tr("Pictures of the task"));
    m_proxies = new ProxiesPane;
    m_tabs->addTab(m_proxies, tr("Proxies"));
    m_halving = new HalvingPane;
    m_tabs->addTab(m_halving, tr("Halving"));
    m_proxy = new ProxyPane;
    m_tabs->addTab(m_proxy, tr("Score and accuracy"));
    addWidget(m_tabs);
    m_side = new RankingSide(modelActions);
    addWidget(m_side);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setSizes({700, 390});
    connect(m_tabs, &QTabWidget::currentChanged, this, &RankingView::chartChanged);
    connect(m_icicle, &RankingIcicle::modelClicked, this, &RankingView::choose);
    connect(m_proxies, &ProxiesPane::modelClicked, this, &RankingView::choose);
    connect(m_proxies, &ProxiesPane::compareRequested, this, &RankingView::compareRequested);
    connect(m_halving, &HalvingPane::modelClicked, this, &RankingView::choose);
    connect(m_halving, &HalvingPane::halvingRequested, this, &RankingView::halvingRequested);
    connect(m_proxy, &ProxyPane::modelClicked, this, &RankingView::choose);
    connect(m_proxy, &ProxyPane::transferRequested, this, &RankingView::transferRequested);
    connect(m_neighbours, &NeighbourPane::rankRequested, this, &RankingView::rankRequested);
}

QWidget* RankingView::makeBars() {
    auto* bars = new QWidget;
    auto* column = new QVBoxLayout(bars);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    m_filter = new RankingFilterBar;
    column->addWidget(m_filter);
    m_plot = new RankingPlot;
    m_plot->setObjectName(QStringLiteral("rankingPlot"));
    m_plot->setAccessibleName(tr("Ranking of the experts"));
    column->addWidget(m_plot, 1);
    connect(m_filter, &RankingFilterBar::changed, this, &RankingView::arrange);
    connect(m_filter, &RankingFilterBar::left, m_plot, qOverload<>(&QWidget::setFocus));
    connect(m_plot, &RankingPlot::modelClicked, this, &RankingView::choose);
    connect(m_plot, &RankingPlot::modelActivated, this, [this] { showTab(Pictures); });
    connect(m_plot, &RankingPlot::typed, m_filter, &RankingFilterBar::find);
    return bars;
}

void RankingView::setSession(Session* session, DatasetViews* views) {
    m_session = session;
    m_views = views;
    m_side->setSession(session, views);
    m_neighbours->setSession(session, views);
    setRanking(nullptr);
    if (session) {
        connect(session, &Session::modelsChanged, this, &RankingView::refreshModels);
        connect(session, &Session::runsChanged, this, &RankingView::updateProxy);
    }
}

void RankingView::setRanking(std::shared_ptr<const RankingResult> ranking) {
    m_ranking = std::move(ranking);
    m_places.clear();
    m_neighbours->setRanking(m_ranking);
    m_proxies->setRanking(m_ranking);
    m_halving->setRanking(m_ranking);
    if (!m_ranking) {
        m_icicle->setRanking(nullptr, {}, nullptr);
        m_side->clear();
        return;
    }
    for (std::size_t i = 0; i < m_ranking->models.size(); ++i) {
        m_places[qs(m_ranking->models[i].name)] = static_cast<int>(i);
    }
    m_filter->setBranches(branchesOf(*m_ranking));
    const bool isOfTask = std::exchange(m_task, m_ranking->task) == m_ranking->task;
    // What nobody has chosen does not outlive the ranking that it was the best of.
    if (!isOfTask || !m_isChosen || !m_places.contains(m_selected)) {
        m_selected = m_ranking->models.empty() ? QString() : qs(m_ranking->models.front().name);
        m_isChosen = false;
    }
    updateProxy();
    refreshModels();
}

void RankingView::refreshModels() {
    if (m_ranking) {
        m_icicle->setRanking(m_ranking, m_session->models(), m_views);
        arrange();
        select(m_selected);
    }
}

void RankingView::arrange() {
    if (!m_ranking) {
        return;
    }
    QHash<QString, qint64> slices;
    for (const ModelRecord& record : m_session->models()) {
        slices[qs(record.name)] = record.trainImages;
    }
    const std::vector<int> order = arrangeRanking(*m_ranking, slices, m_filter->filter());
    m_filter->setCount(static_cast<int>(order.size()), static_cast<int>(m_ranking->models.size()));
    m_plot->setBars(barsOf(*m_ranking, order));
    m_plot->selectModel(m_selected);
}

void RankingView::updateProxy() {
    if (m_ranking) {
        m_proxy->setCheck(checkProxy(*m_ranking, m_session->runs()));
        m_proxy->selectModel(m_selected);
        Q_EMIT chartChanged();
    }
}

const ModelRecord* RankingView::recordOf(const QString& model) const {
    if (!m_session) {
        return nullptr;
    }
    const std::string name = model.toStdString();
    const auto& models = m_session->models();
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const ModelRecord& record) { return record.name == name; });
    return found == models.end() ? nullptr : &*found;
}

const ModelRecord* RankingView::selectedRecord() const {
    return m_places.contains(m_selected) ? recordOf(m_selected) : nullptr;
}

void RankingView::choose(const QString& model) {
    m_isChosen = true;
    select(model);
}

void RankingView::select(const QString& model) {
    const int place = m_places.value(model, -1);
    if (place < 0) {
        return;
    }
    m_selected = model;
    m_plot->selectModel(model);
    m_icicle->selectModel(model);
    m_proxies->selectModel(model);
    m_halving->selectModel(model);
    m_proxy->selectModel(model);
    m_neighbours->setModel(model);
    const ModelRecord* record = recordOf(model);
    // Its own baseline, or else the best there is.
    const RankedModel* baseline = nullptr;
    for (const RankedModel& candidate : m_ranking->models) {
        const bool own = record && candidate.name == record->parent;
        if (candidate.kind == ModelKind::Baseline && (own || !baseline)) {
            baseline = &candidate;
        }
    }
    m_side->showModel(m_ranking, m_ranking->models[static_cast<std::size_t>(place)], record, baseline);
    Q_EMIT selectionChanged();
}

void RankingView::showTab(Tab tab) {
    m_tabs->setCurrentIndex(tab);
    m_tabs->currentWidget()->setFocus();
    if (tab == Bars) {
        m_plot->setFocus();
    }
}

void RankingView::find() {
    m_tabs->setCurrentIndex(Bars);
    m_filter->find();
}

void RankingView::setReady(bool ready, const QString& why) {
    m_proxies->setReady(ready, why);
    m_halving->setReady(ready, why);
}

void RankingView::setSort(RankingSort sort) {
    m_filter->setSort(sort);
}

bool RankingView::hasChart() const {
    switch (m_tabs->currentIndex()) {
        case Pictures:
        case Proxies:
            return false;
        case Halving:
            return m_ranking && m_halving->hasChart();
        case Accuracy:
            return m_ranking && m_proxy->plot()->isVisibleTo(m_proxy);  // else it says what to do first
        default:
            return m_ranking != nullptr;
    }
}

std::optional<Chart> RankingView::currentChart() const {
    if (!hasChart()) {
        return std::nullopt;
    }
    const QString task = qs(m_ranking->task);
    switch (m_tabs->currentIndex()) {
        case Hierarchy:
            return m_icicle->plot()->chart(tr("scores-%1").arg(task));
        case Halving:
            return m_halving->plot()->chart(tr("halving-%1").arg(task));
        case Accuracy:
            return m_proxy->plot()->chart(tr("score-and-accuracy-%1").arg(task));
        default:
            return m_plot->chart(tr("ranking-%1").arg(task));
    }
}

void RankingView::addChartActions(const QList<QAction*>& actions) {
    for (QWidget* chart : {static_cast<QWidget*>(m_plot), static_cast<QWidget*>(m_icicle->plot()),
                           static_cast<QWidget*>(m_halving->plot()), static_cast<QWidget*>(m_proxy->plot())}) {
        chart->addActions(actions);
        chart->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
}

}  // namespace docent
