// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ScatterPlot.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double catchDistance = 14;  // pixels
constexpr std::size_t mostNames = 25;
constexpr double markSize = 10;
constexpr int besidePoint = 9;  // of its name
constexpr int abovePoint = 4;   // or below it

QCPScatterStyle::ScatterShape shapeOf(ScatterSeries::Shape shape) {
    switch (shape) {
        case ScatterSeries::Shape::Disc:
            return QCPScatterStyle::ssDisc;
        case ScatterSeries::Shape::Diamond:
            return QCPScatterStyle::ssDiamond;
        case ScatterSeries::Shape::Star:
            return QCPScatterStyle::ssTriangle;
    }
    return QCPScatterStyle::ssDisc;
}

double below(double value, double low) {
    return std::isnan(low) ? 0 : std::max(0.0, value - low);
}
double above(double value, double high) {
    return std::isnan(high) ? 0 : std::max(0.0, high - value);
}

/// Where a name can stand.
struct Spot {
    Qt::Alignment alignment;
    QRectF area;
};

/// The best first: on the side where there is more room, and above the line of the point's interval.
std::array<Spot, 4> spotsBeside(const QPointF& point, const QSizeF& size, const QRectF& room) {
    const bool rightFirst = point.x() < room.center().x();
    std::array<Spot, 4> spots;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const bool right = (i % 2 == 0) == rightFirst;
        const bool above = i < 2;
        spots[i] = {.alignment = (right ? Qt::AlignLeft : Qt::AlignRight) | (above ? Qt::AlignBottom : Qt::AlignTop),
                    .area = QRectF(QPointF(point.x() + (right ? besidePoint : -besidePoint - size.width()),
                                           point.y() + (above ? -abovePoint - size.height() : abovePoint)),
                                   size)};
    }
    return spots;
}

}  // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setObjectName(QStringLiteral("scatterPoints"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(240, 160);
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
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 6, 14, 8));
    connect(m_plot, &QCustomPlot::afterLayout, this, &ScatterPlot::placeNames);
}

ScatterPlot::~ScatterPlot() = default;

void ScatterPlot::setData(ScatterData data) {
    m_data = std::move(data);
    if (find(m_current) == nullptr) {
        m_current.clear();
    }
    rebuild(isDark());
}

std::vector<const ScatterPoint*> ScatterPlot::inOrder() const {
    std::vector<const ScatterPoint*> points;
    for (const ScatterSeries& series : m_data.series) {
        for (const ScatterPoint& point : series.points) {
            points.push_back(&point);
        }
    }
    std::sort(points.begin(), points.end(), [](const ScatterPoint* a, const ScatterPoint* b) {
        return a->x != b->x ? a->x < b->x : a->y != b->y ? a->y < b->y : a->key < b->key;
    });
    return points;
}

const ScatterPoint* ScatterPlot::find(const QString& key) const {
    for (const ScatterPoint* point : inOrder()) {
        if (point->key == key) {
            return point;
        }
    }
    return nullptr;
}

void ScatterPlot::rebuild(bool dark) {
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_names.clear();
    stylePlot(*m_plot, dark);
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->setAccessibleName(m_data.yName);
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        if (axis == m_plot->yAxis || m_data.xIsFraction) {
            axis->setTicker(QSharedPointer<WholePercentTicker>::create());
        } else {
            axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
        }
        axis->setSubTicks(false);
    }
    m_plot->xAxis->setLabel(m_data.xName);
    m_plot->yAxis->setLabel(m_data.yName);
    fitAxes();
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        addSeries(m_data.series[i], static_cast<int>(i), dark);
    }
    addNames(dark);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::fitAxes() {
    QCPRange x;
    QCPRange y;
    bool any = false;
    for (const ScatterPoint* point : inOrder()) {
        const QCPRange ownX(point->x - below(point->x, point->xLow), point->x + above(point->x, point->xHigh));
        const QCPRange ownY(point->y - below(point->y, point->yLow), point->y + above(point->y, point->yHigh));
        x = any ? x.expanded(ownX) : ownX;
        y = any ? y.expanded(ownY) : ownY;
        any = true;
    }
    const auto padded = [any](const QCPRange& range) {
        const double pad = any ? std::max(0.02, 0.08 * range.size()) : 0.5;
        return QCPRange(std::max(-0.01, range.lower - pad), std::min(1.02, range.upper + pad));
    };
    if (m_data.xIsFraction) {
        m_plot->xAxis->setRange(padded(x));
    } else {
        const double pad = any && x.size() > 0 ? 0.08 * x.size() : std::max(0.5, 0.1 * std::abs(x.lower));
        m_plot->xAxis->setRange(x.lower - pad, x.upper + pad);
    }
    m_plot->yAxis->setRange(padded(y));
}

void ScatterPlot::addSeries(const ScatterSeries& series, int index, bool dark) {
    const ThemeColours colours = themeColours(dark);
    const QColor colour = colours.series[index % colours.series.size()];
    auto* graph = m_plot->addGraph();
    graph->setName(series.name);
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setScatterStyle(QCPScatterStyle(shapeOf(series.shape), QPen(colour, 1.2), colour, markSize));
    // Sorted as the graph sorts, so that the errors are those of their points.
    std::vector<const ScatterPoint*> points;
    for (const ScatterPoint& point : series.points) {
        points.push_back(&point);
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const ScatterPoint* a, const ScatterPoint* b) { return a->x < b->x; });
    QVector<double> x, y, left, right, low, high;
    for (const ScatterPoint* point : points) {
        x << point->x;
        y << point->y;
        left << below(point->x, point->xLow);
        right << above(point->x, point->xHigh);
        low << below(point->y, point->yLow);
        high << above(point->y, point->yHigh);
    }
    graph->setData(x, y, true);
    QColor line = colours.text;
    line.setAlphaF(0.45F);
    const auto addErrors = [&](QCPErrorBars::ErrorType type, const QVector<double>& minus,
                               const QVector<double>& plus) {
        auto* errors = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis);
        errors->setDataPlottable(graph);
        errors->setErrorType(type);
        errors->setData(minus, plus);
        errors->setPen(QPen(line, 1.2));
        errors->setWhiskerWidth(6);
        errors->setSymbolGap(0);
        errors->removeFromLegend();
    };
    addErrors(QCPErrorBars::etKeyError, left, right);
    addErrors(QCPErrorBars::etValueError, low, high);
}

void ScatterPlot::addNames(bool dark) {
    const ThemeColours colours = themeColours(dark);
    const std::vector<const ScatterPoint*> points = inOrder();
    for (const ScatterPoint* point : points) {
        const bool chosen = point->key == m_current;
        if (points.size() > mostNames && !chosen) {
            continue;
        }
        auto* text = new QCPItemText(m_plot);
        text->position->setCoords(point->x, point->y);
        text->setText(fontMetrics().elidedText(point->name, Qt::ElideMiddle, 260));
        text->setPadding(QMargins(besidePoint, abovePoint, besidePoint, abovePoint));
        text->setColor(chosen ? colours.text : colours.muted);
        text->setFont(font());
        const Name name{.point = point, .text = text};
        if (chosen) {
            addRing(*point, dark);
            m_names.insert(m_names.begin(), name);
        } else {
            m_names.push_back(name);
        }
    }
}

void ScatterPlot::addRing(const ScatterPoint& point, bool dark) {
    auto* ring = new QCPItemEllipse(m_plot);
    for (QCPItemPosition* corner : {ring->topLeft, ring->bottomRight}) {
        corner->setType(QCPItemPosition::ptAbsolute);
    }
    auto* middle = new QCPItemTracer(m_plot);
    middle->setStyle(QCPItemTracer::tsNone);
    middle->position->setCoords(point.x, point.y);
    ring->topLeft->setParentAnchor(middle->position);
    ring->bottomRight->setParentAnchor(middle->position);
    ring->topLeft->setCoords(-markSize, -markSize);
    ring->bottomRight->setCoords(markSize, markSize);
    ring->setPen(QPen(themeColours(dark).accent, 2));
}

void ScatterPlot::placeNames() {
    const QFontMetricsF metrics(font());
    const QRectF room(m_plot->axisRect()->rect());
    std::vector<QRectF> taken;
    for (const ScatterPoint* point : inOrder()) {
        taken.push_back(QRectF(-markSize / 2, -markSize / 2, markSize, markSize).translated(pixelOf(*point)));
    }
    for (const Name& name : m_names) {
        const QSizeF size(metrics.horizontalAdvance(name.text->text()), metrics.height());
        const std::array<Spot, 4> spots = spotsBeside(pixelOf(*name.point), size, room);
        const auto* spot = std::find_if(spots.begin(), spots.end(), [&](const Spot& one) {
            return room.contains(one.area) && std::none_of(taken.begin(), taken.end(), [&one](const QRectF& other) {
                       return other.intersects(one.area);
                   });
        });
        if (spot == spots.end() && name.point->key == m_current) {
            spot = spots.begin();
        }
        name.text->setVisible(spot != spots.end());
        if (spot != spots.end()) {
            name.text->setPositionAlignment(spot->alignment);
            taken.push_back(spot->area);
        }
    }
}

QPointF ScatterPlot::pixelOf(const ScatterPoint& point) const {
    return {m_plot->xAxis->coordToPixel(point.x), m_plot->yAxis->coordToPixel(point.y)};
}

void ScatterPlot::setCurrentKey(const QString& key) {
    const ScatterPoint* point = find(key);
    const QString wanted = point ? key : QString();
    if (wanted == m_current) {
        return;
    }
    m_current = wanted;
    setAccessibleDescription(point ? point->tip : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    rebuild(isDark());
}

void ScatterPlot::choose(const QString& key) {
    setCurrentKey(key);
    Q_EMIT currentKeyChanged(key);
}

QPoint ScatterPlot::pointAt(const QString& key) const {
    const ScatterPoint* point = find(key);
    if (!point) {
        return {};
    }
    return m_plot->mapTo(this, pixelOf(*point).toPoint());
}

const ScatterPoint* ScatterPlot::nearest(const QPointF& position) const {
    const ScatterPoint* best = nullptr;
    double bestDistance = catchDistance;
    for (const ScatterPoint* point : inOrder()) {
        const QPointF away = pixelOf(*point) - position;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = point;
        }
    }
    return best;
}

Chart ScatterPlot::chart(const QString& name) {
    const auto numbers = [data = m_data] {
        QString csv = QStringLiteral("name,x,x_low,x_high,y,y_low,y_high\n");
        for (const ScatterSeries& series : data.series) {
            for (const ScatterPoint& point : series.points) {
                csv += csvField(point.key);
                for (const double value : {point.x, point.xLow, point.xHigh, point.y, point.yLow, point.yHigh}) {
                    csv += QLatin1Char(',') + (std::isnan(value) ? QString() : QString::number(value, 'g', 10));
                }
                csv += QLatin1Char('\n');
            }
        }
        return csv;
    };
    return chartOf(*m_plot, name, numbers, [this](bool dark) { rebuild(dark); });
}

void ScatterPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        rebuild(isDark());
    }
    QWidget::changeEvent(event);
}

void ScatterPlot::keyPressEvent(QKeyEvent* event) {
    const std::vector<const ScatterPoint*> points = inOrder();
    const auto current = std::find_if(points.begin(), points.end(),
                                      [this](const ScatterPoint* point) { return point->key == m_current; });
    const int count = static_cast<int>(points.size());
    int wanted = current == points.end() ? -1 : static_cast<int>(current - points.begin());
    switch (event->key()) {
        case Qt::Key_Right:
        case Qt::Key_Up:
            ++wanted;
            break;
        case Qt::Key_Left:
        case Qt::Key_Down:
            --wanted;
            break;
        case Qt::Key_Home:
            wanted = 0;
            break;
        case Qt::Key_End:
            wanted = count - 1;
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_current.isEmpty()) {
                Q_EMIT activated(m_current);
            }
            return;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    if (count > 0) {
        choose(points[static_cast<std::size_t>(std::clamp(wanted, 0, count - 1))]->key);
    }
}

bool ScatterPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        setFocus(Qt::MouseFocusReason);
        if (const ScatterPoint* point = nearest(mouse->position()); point && mouse->button() == Qt::LeftButton) {
            const QString key = point->key;
            choose(key);
            if (event->type() == QEvent::MouseButtonDblClick) {
                Q_EMIT activated(key);
            }
        }
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const ScatterPoint* point = nearest(help->pos())) {
            QToolTip::showText(help->globalPos(), point->tip, m_plot);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
