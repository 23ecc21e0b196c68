// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingPlot.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double barWidth = 0.64;   // of a row
constexpr double thickestBar = 34;  // pixels
constexpr int pixelsPerBar = 32;
constexpr int pixelsAround = 96;  // axis, its label and the legend

QString labelOf(const RankedModel& model) {
    return model.kind == ModelKind::Baseline ? RankingPlot::tr("%1 (baseline)").arg(qs(model.name)) : qs(model.name);
}

/// Solid, so that the grid does not show through a bar.
QColor lighter(const QColor& colour, const QColor& ground) {
    constexpr double part = 0.4;
    return QColor::fromRgbF(static_cast<float>(part * colour.redF() + (1 - part) * ground.redF()),
                            static_cast<float>(part * colour.greenF() + (1 - part) * ground.greenF()),
                            static_cast<float>(part * colour.blueF() + (1 - part) * ground.blueF()));
}

QColor withAlpha(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

}  // namespace

RankingPlot::RankingPlot(QWidget* parent) : QWidget(parent), m_dark(isDark()) {
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setObjectName(QStringLiteral("rankingBars"));
    m_plot->setAccessibleName(tr("Ranking as bars"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->installEventFilter(this);
    layout->addWidget(m_plot);
    m_plot->plotLayout()->insertRow(0);
    auto* legendLayout = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 0, legendLayout);
    legendLayout->setMargins(QMargins(4, 2, 4, 2));
    legendLayout->addElement(0, 0, m_plot->legend);
    legendLayout->addElement(0, 1, new QCPLayoutElement(m_plot));  // keeps the legend to the left
    legendLayout->setColumnStretchFactor(0, 0.001);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_plot->legend->setWrap(4);
    m_plot->legend->setVisible(true);
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 6, 12, 8));
    connect(m_plot, &QCustomPlot::beforeReplot, this, &RankingPlot::fitBars);
}

RankingPlot::~RankingPlot() = default;

void RankingPlot::setRanking(const RankingResult& ranking) {
    m_ranking = ranking;
    if (indexOf(m_selected) < 0) {
        m_selected.clear();
    }
    setAccessibleDescription(qs(ranking.models.empty() ? std::string() : ranking.recommendation()));
    setMinimumHeight(std::min(comfortableHeight(), 20000));
    rebuild();
}

int RankingPlot::comfortableHeight() const {
    return pixelsPerBar * static_cast<int>(m_ranking.models.size()) + pixelsAround;
}

void RankingPlot::rebuild() {
    m_plot->clearPlottables();
    m_plot->clearItems();
    const ThemeColours colours = themeColours(m_dark);
    stylePlot(*m_plot, m_dark);
    m_plot->legend->setBrush(Qt::NoBrush);
    const auto count = static_cast<int>(m_ranking.models.size());

    struct Group {
        QString name;
        QColor fill;
        QVector<double> keys, values, below, above;
    };
    Group groups[] = {{tr("Fits best, or as well within noise"), colours.series[0], {}, {}, {}, {}},
                      {tr("Other experts"), lighter(colours.series[0], colours.background), {}, {}, {}, {}},
                      {tr("Baseline"), colours.series[1], {}, {}, {}, {}}};
    double highest = m_ranking.chance;
    QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
    for (int i = 0; i < count; ++i) {
        const RankedModel& model = m_ranking.models[static_cast<std::size_t>(i)];
        Group& group = groups[model.kind == ModelKind::Baseline ? 2 : (i == 0 || model.tiedWithBest) ? 0 : 1];
        group.keys << i;
        group.values << model.score;
        group.below << std::max(0.0, model.score - model.interval.low);
        group.above << std::max(0.0, model.interval.high - model.score);
        names->addTick(i, fontMetrics().elidedText(labelOf(model), Qt::ElideMiddle, 230));
        highest = std::max({highest, model.score, model.interval.high});
    }
    m_plot->yAxis->setTicker(names);
    m_plot->yAxis->setTickLength(0);
    m_plot->yAxis->setSubTicks(false);
    m_plot->yAxis->setRangeReversed(true);
    m_plot->yAxis->setRange(-0.6, std::max(count, 1) - 0.4);
    m_plot->yAxis->grid()->setVisible(false);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    m_plot->yAxis->setTickLabelPadding(10);
    m_plot->xAxis->setRange(0, std::min(1.02, 1.08 * highest + 0.01));
    m_plot->xAxis->setLabel(tr("Nearest-neighbour accuracy on the training pictures of the task"));
    m_plot->xAxis->setTicker(QSharedPointer<PercentTicker>::create());
    m_plot->xAxis->setSubTicks(false);

    for (const Group& group : groups) {
        if (group.keys.isEmpty()) {
            continue;
        }
        auto* bars = new QCPBars(m_plot->yAxis, m_plot->xAxis);
        bars->setName(group.name);
        bars->setWidth(barWidth);
        bars->setPen(Qt::NoPen);
        bars->setBrush(group.fill);
        bars->setAntialiased(false);
        bars->setData(group.keys, group.values, true);
        auto* errors = new QCPErrorBars(m_plot->yAxis, m_plot->xAxis);
        errors->setDataPlottable(bars);
        errors->setErrorType(QCPErrorBars::etValueError);
        errors->setData(group.below, group.above);
        errors->setPen(QPen(withAlpha(colours.text, 0.85F), 1.4));
        errors->setWhiskerWidth(8);
        errors->setSymbolGap(0);
        errors->removeFromLegend();
    }
    if (m_ranking.chance > 0 && count > 0) {
        auto* line = new QCPItemStraightLine(m_plot);
        line->point1->setCoords(m_ranking.chance, 0);
        line->point2->setCoords(m_ranking.chance, 1);
        line->setPen(QPen(colours.muted, 1.4, Qt::DashLine));
        // A graph without points: its line in the legend says what the dashes are.
        auto* chance = new QCPGraph(m_plot->yAxis, m_plot->xAxis);
        chance->setName(tr("Chance, %1").arg(percent(m_ranking.chance)));
        chance->setPen(line->pen());
    }
    if (const int index = indexOf(m_selected); index >= 0) {
        auto* frame = new QCPItemRect(m_plot);
        frame->setLayer(QStringLiteral("background"));
        frame->topLeft->setTypeX(QCPItemPosition::ptAxisRectRatio);
        frame->bottomRight->setTypeX(QCPItemPosition::ptAxisRectRatio);
        frame->topLeft->setCoords(0, index - 0.46);
        frame->bottomRight->setCoords(1, index + 0.46);
        frame->setPen(QPen(withAlpha(colours.accent, 0.7F), 1.4));
        frame->setBrush(withAlpha(colours.accent, 0.10F));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void RankingPlot::fitBars() {
    // Few models leave much room: their bars stay bars instead of becoming blocks.
    const double row = std::abs(m_plot->yAxis->coordToPixel(1) - m_plot->yAxis->coordToPixel(0));
    const double width = row > 0 ? std::min(barWidth, thickestBar / row) : barWidth;
    for (int i = 0; i < m_plot->plottableCount(); ++i) {
        if (auto* bars = qobject_cast<QCPBars*>(m_plot->plottable(i))) {
            bars->setWidth(width);
        }
    }
}

int RankingPlot::indexOf(const QString& name) const {
    for (std::size_t i = 0; i < m_ranking.models.size(); ++i) {
        if (qs(m_ranking.models[i].name) == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int RankingPlot::indexAt(const QPointF& position) const {
    const auto index = static_cast<int>(std::lround(m_plot->yAxis->pixelToCoord(position.y())));
    const bool inside = position.y() >= m_plot->axisRect()->top() && position.y() <= m_plot->axisRect()->bottom();
    return inside && index >= 0 && index < static_cast<int>(m_ranking.models.size()) ? index : -1;
}

void RankingPlot::selectModel(const QString& name) {
    if (name != m_selected && (name.isEmpty() || indexOf(name) >= 0)) {
        m_selected = name;
        rebuild();
    }
}

QPoint RankingPlot::barCentre(const QString& name) const {
    const int index = indexOf(name);
    if (index < 0) {
        return {};
    }
    const double score = m_ranking.models[static_cast<std::size_t>(index)].score;
    const QPoint inPlot(static_cast<int>(m_plot->xAxis->coordToPixel(score / 2)),
                        static_cast<int>(m_plot->yAxis->coordToPixel(index)));
    return m_plot->mapTo(this, inPlot);
}

void RankingPlot::setDark(bool dark) {
    m_dark = dark;
    m_darkIsFixed = true;
    rebuild();
}

bool RankingPlot::saveImage(const QString& path, QSize size) {
    m_plot->replot(QCustomPlot::rpImmediateRefresh);
    return m_plot->savePng(path, size.width(), size.height(), 1.0);
}

void RankingPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && !m_darkIsFixed && m_dark != isDark()) {
        m_dark = isDark();
        rebuild();
    }
    QWidget::changeEvent(event);
}

void RankingPlot::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const auto count = static_cast<int>(m_ranking.models.size());
    if (step == 0 || count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int index = std::clamp(indexOf(m_selected) + step, 0, count - 1);
    Q_EMIT modelClicked(qs(m_ranking.models[static_cast<std::size_t>(index)].name));
}

bool RankingPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const int index = indexAt(mouse->position()); index >= 0 && mouse->button() == Qt::LeftButton) {
            setFocus(Qt::MouseFocusReason);
            Q_EMIT modelClicked(qs(m_ranking.models[static_cast<std::size_t>(index)].name));
        }
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int index = indexAt(help->pos()); index >= 0) {
            const RankedModel& model = m_ranking.models[static_cast<std::size_t>(index)];
            QToolTip::showText(help->globalPos(), tr("%1: %2, between %3 and %4")
                                                      .arg(labelOf(model), percent(model.score),
                                                           percent(model.interval.low), percent(model.interval.high)));
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
