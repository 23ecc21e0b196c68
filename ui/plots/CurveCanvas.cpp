// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveCanvas.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <cmath>
#include <limits>

#include "plots/CurveTickers.h"
#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double headroom = 1.05;
constexpr double logHeadroom = 1.25;
constexpr double mostOrders = 1e5;
constexpr int lowestForRate = 300;  // of the plot: lower ones have room for two panels
constexpr int lowestForLoss = 190;  // and these for one
constexpr double thinLine = 1;
constexpr double line = 2;
constexpr int pixelsPerMarker = 9;
constexpr double rawStrength = 0.3;
constexpr int markerSize = 6;
constexpr int bestSize = 12;
constexpr int bestSampleSize = 10;  // the legend is no higher than its text

const std::array<QCPScatterStyle::ScatterShape, 5> markerShapes{QCPScatterStyle::ssDisc, QCPScatterStyle::ssSquare,
                                                                QCPScatterStyle::ssTriangle, QCPScatterStyle::ssDiamond,
                                                                QCPScatterStyle::ssTriangleInverted};

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    void add(const std::vector<double>& values, bool positiveOnly) {
        for (const double value : values) {
            if (std::isfinite(value) && (!positiveOnly || value > 0)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    [[nodiscard]] bool isEmpty() const { return high < low; }
};

bool isDrawn(const CurveStyle& style, CurveQuantity quantity, bool validation) {
    return quantity == CurveQuantity::LearningRate ? style.showLearningRate
           : validation                            ? style.showValidation
                                                   : style.showTraining;
}

}  // namespace

CurveCanvas::CurveCanvas(const CurveData& curves, QWidget* parent)
    : QCustomPlot(parent), m_data(curves), m_dark(isDark()), m_overlay(new CrosshairOverlay(this)) {
    setObjectName(QStringLiteral("curves"));
    setAccessibleName(tr("Loss, accuracy and learning rate"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 80);
    plotLayout()->clear();
    plotLayout()->setRowSpacing(0);
    auto* margins = new QCPMarginGroup(this);
    for (const CurveQuantity quantity : curveQuantities) {
        makePanel(quantity, margins);
    }
    legend = new QCPLegend;
    plotLayout()->addElement(0, 0, legend);  // which gives it its plot; arrange() takes it out again
    setAutoAddPlottableToLegend(false);
    legend->setLayer(QStringLiteral("legend"));
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    constexpr int legendColumns = 4;
    legend->setWrap(legendColumns);
    arrange();
    applyAxes();
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setSelectionRectMode(QCP::srmNone);
    connect(this, &QCustomPlot::afterLayout, this, &CurveCanvas::feed);
    connect(this, &QCustomPlot::afterReplot, this, &CurveCanvas::placeCrosshair);
    setLook(m_dark, false, {});
}

void CurveCanvas::makePanel(CurveQuantity quantity, QCPMarginGroup* margins) {
    Panel& panel = m_panels[static_cast<std::size_t>(quantity)];
    const QString title = quantity == CurveQuantity::Loss       ? tr("Loss (nats)")
                          : quantity == CurveQuantity::Accuracy ? tr("Accuracy (%)")
                                                                : tr("Learning rate");
    panel.title = new QCPTextElement(this, title, font());
    panel.title->setTextFlags(Qt::AlignLeft | Qt::AlignVCenter);
    panel.title->setMargins(QMargins(8, 4, 8, 0));
    panel.rect = new QCPAxisRect(this);
    // The upper half of the topmost number stands above the axis, and must not reach into the title.
    panel.rect->setMinimumMargins(QMargins(10, QFontMetrics(font()).height() / 2 + 3, 14, 6));
    panel.rect->setMinimumSize(50, 30);
    panel.rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    panel.rect->setRangeDrag(Qt::Horizontal | Qt::Vertical);
    panel.rect->setRangeZoom(Qt::Horizontal);
    for (QCPAxis* axis : panel.rect->axes()) {
        axis->setSubTicks(false);
        connect(axis, QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged), this,
                [this] { m_followAll = m_followAll && m_fitting; });
    }
    // One span of steps for all.
    connect(panel.x(), QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged), this, [this](const QCPRange& range) {
        for (const Panel& other : m_panels) {
            other.x()->setRange(range);
        }
    });
}

bool CurveCanvas::isShown(CurveQuantity quantity) const {
    switch (quantity) {
        case CurveQuantity::LearningRate:
            return m_options.learningRate && viewport().height() >= lowestForRate;
        case CurveQuantity::Loss:
            return viewport().height() >= lowestForLoss;
        case CurveQuantity::Accuracy:
            break;
    }
    return true;
}

int CurveCanvas::shownPanels() const {
    return static_cast<int>(std::count_if(curveQuantities.begin(), curveQuantities.end(),
                                          [this](CurveQuantity quantity) { return isShown(quantity); }));
}

bool CurveCanvas::isLogarithmic(CurveQuantity quantity) const {
    return m_options.logScale && quantity != CurveQuantity::Accuracy;
}

void CurveCanvas::arrange() {
    QCPLayoutGrid* grid = plotLayout();
    for (int i = grid->elementCount() - 1; i >= 0; --i) {
        if (grid->elementAt(i)) {
            grid->takeAt(i);
        }
    }
    grid->simplify();
    constexpr double tight = 0.001;
    constexpr double lowPanel = 0.55;
    int row = 0;
    legend->setVisible(m_withLegend);
    if (m_withLegend) {
        grid->addElement(row, 0, legend);
        grid->setRowStretchFactor(row++, tight);
    }
    QCPAxisRect* lowest = nullptr;
    for (const CurveQuantity quantity : curveQuantities) {
        const Panel& panel = m_panels[static_cast<std::size_t>(quantity)];
        const bool shown = isShown(quantity);
        panel.title->setVisible(shown);
        panel.rect->setVisible(shown);
        panel.x()->setTickLabels(false);
        panel.x()->setLabel({});
        if (shown) {
            grid->addElement(row, 0, panel.title);
            grid->setRowStretchFactor(row++, tight);
            grid->addElement(row, 0, panel.rect);
            grid->setRowStretchFactor(row++, quantity == CurveQuantity::LearningRate ? lowPanel : 1);
            lowest = panel.rect;
        }
    }
    lowest->axis(QCPAxis::atBottom)->setTickLabels(true);
    lowest->axis(QCPAxis::atBottom)
        ->setLabel(m_options.x == CurveX::Step    ? tr("Step")
                   : m_options.x == CurveX::Epoch ? tr("Epoch")
                                                  : tr("Time (hours:minutes:seconds)"));
    m_arranged = shownPanels();
    stylePlot(*this, m_dark);  // one that was out of the layout may have missed another theme
}

void CurveCanvas::applyAxes() {
    QSharedPointer<QCPAxisTicker> steps;
    if (m_options.x == CurveX::Step) {
        steps = QSharedPointer<CountTicker>::create();
    } else if (m_options.x == CurveX::Time) {
        const auto times = QSharedPointer<QCPAxisTickerTime>::create();
        times->setTimeFormat(QStringLiteral("%h:%m:%s"));
        times->setFieldWidth(QCPAxisTickerTime::tuHours, 1);
        steps = times;
    } else {
        steps = QSharedPointer<QCPAxisTicker>::create();
    }
    for (const CurveQuantity quantity : curveQuantities) {
        const Panel& panel = m_panels[static_cast<std::size_t>(quantity)];
        panel.x()->setTicker(steps);
        const bool logarithmic = isLogarithmic(quantity);
        panel.y()->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        panel.y()->setTicker(quantity == CurveQuantity::Accuracy
                                 ? QSharedPointer<QCPAxisTicker>(QSharedPointer<PercentTicker>::create())
                             : logarithmic ? QSharedPointer<QCPAxisTicker>(QSharedPointer<LogTicker>::create())
                                           : QSharedPointer<QCPAxisTicker>::create());
    }
}

void CurveCanvas::setTickCounts() {
    constexpr int pixelsPerTick = 34;
    constexpr int pixelsPerStep = 90;
    constexpr int most = 7;
    for (const Panel& panel : m_panels) {
        panel.y()->ticker()->setTickCount(std::clamp(panel.rect->height() / pixelsPerTick, 2, most));
        panel.x()->ticker()->setTickCount(std::clamp(panel.rect->width() / pixelsPerStep, 2, most + 1));
    }
}

void CurveCanvas::setOptions(const CurveOptions& options) {
    const bool otherAxis = options.x != m_options.x;
    const bool otherScale = options.logScale != m_options.logScale;
    m_options = options;
    if (otherAxis) {
        m_followAll = true;
        m_crosshair.reset();
    }
    arrange();
    applyAxes();
    makeGraphs();
    if (m_followAll || otherScale) {
        showAll();
    }
    redrawSoon();
}

void CurveCanvas::setLook(bool dark, bool withLegend, const CurveStyles& styles) {
    if (m_data.generation() != m_generation) {
        m_generation = m_data.generation();
        m_averages.clear();
    }
    const bool sameLook = dark == m_dark && withLegend == m_withLegend && styles == m_styles && m_styled;
    m_dark = dark;
    m_styles = styles;
    if (!sameLook) {
        const ThemeColours colours = themeColours(dark);
        for (const Panel& panel : m_panels) {
            panel.title->setTextColor(colours.muted);
        }
        m_withLegend = withLegend;
        m_styled = true;
        arrange();
        makeGraphs();
    }
    if (m_followAll) {
        fit();
    }
    redrawSoon();
}

void CurveCanvas::redrawSoon() {
    if (isVisible()) {
        replot(QCustomPlot::rpQueuedReplot);
    }
}

void CurveCanvas::makeGraphs() {
    legend->clearItems();
    clearGraphs();
    m_drawn.clear();
    const auto add = [&](std::size_t table, CurveQuantity quantity, bool validation, Role role, const QPen& pen,
                         const QCPScatterStyle& scatter = {}) {
        const Panel& panel = m_panels[static_cast<std::size_t>(quantity)];
        auto* graph = new QCPGraph(panel.x(), panel.y());
        graph->setName(m_styles[table].name);
        graph->setPen(pen);
        graph->setLineStyle(role == Role::Line || role == Role::Raw ? QCPGraph::lsLine : QCPGraph::lsNone);
        graph->setScatterStyle(scatter);
        graph->setVisible(isShown(quantity));
        m_drawn.push_back({table, quantity, validation, role, graph});
    };
    for (std::size_t i = 0; i < m_styles.size(); ++i) {
        const CurveStyle& style = m_styles[i];
        for (const CurveQuantity quantity : curveQuantities) {
            const bool rate = quantity == CurveQuantity::LearningRate;
            if (isDrawn(style, quantity, false)) {
                if (m_options.smoothing > 0 && !rate) {
                    QColor faint = style.training;
                    faint.setAlphaF(m_styles.size() > 2 ? rawStrength / 2 : rawStrength);  // many add up to mud
                    add(i, quantity, false, Role::Raw, QPen(faint, thinLine));
                }
                add(i, quantity, false, Role::Line, QPen(style.training, line));
            }
            if (!rate && isDrawn(style, quantity, true)) {
                const auto shape = markerShapes[static_cast<std::size_t>(style.marker) % markerShapes.size()];
                add(i, quantity, true, Role::Line, QPen(style.validation, line, Qt::DashLine));
                add(i, quantity, true, Role::Markers, Qt::NoPen,
                    QCPScatterStyle(shape, QPen(style.validation, 1), style.validation, markerSize));
            }
            if (!rate && isDrawn(style, quantity, true) && style.showBest) {
                add(i, quantity, true, Role::Best, Qt::NoPen,
                    QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(themeColours(m_dark).text, 1.5), Qt::NoBrush,
                                    bestSize));
            }
        }
    }
    if (m_withLegend) {
        makeLegend();
    }
}

void CurveCanvas::makeLegend() {
    const auto add = [this](const QString& name, const QPen& pen, const QCPScatterStyle& scatter) {
        // A graph without points: its sample says what the lines are.
        auto* sample = new QCPGraph(m_panels[0].x(), m_panels[0].y());
        sample->setName(name);
        sample->setPen(pen);
        sample->setScatterStyle(scatter);
        legend->addItem(new QCPPlottableLegendItem(legend, sample));
    };
    const QColor text = themeColours(m_dark).text;
    const bool single = m_styles.size() == 1;
    for (const CurveStyle& style : m_styles) {
        if (!single && (style.showTraining || style.showValidation)) {
            add(style.name, QPen(style.training, line), QCPScatterStyle());
        }
    }
    const auto any = [this](bool CurveStyle::*shown) {
        return std::any_of(m_styles.begin(), m_styles.end(), [&](const CurveStyle& style) { return style.*shown; });
    };
    if (any(&CurveStyle::showTraining)) {
        add(tr("Training"), QPen(single ? m_styles[0].training : text, line), QCPScatterStyle());
    }
    if (any(&CurveStyle::showValidation)) {
        const QColor colour = single ? m_styles[0].validation : text;
        add(tr("Validation"), QPen(colour, line, Qt::DashLine),
            QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(colour, 1), colour, markerSize));
        if (any(&CurveStyle::showBest)) {
            add(tr("Best on validation"), Qt::NoPen,
                QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(text, 1.5), Qt::NoBrush, bestSampleSize));
        }
    }
}

void CurveCanvas::showAll() {
    m_followAll = true;
    fit();
    redrawSoon();
}

void CurveCanvas::fit() {
    const QScopedValueRollback fitting(m_fitting, true);
    double last = 0;
    for (std::size_t i = 0; i < m_styles.size(); ++i) {
        const std::vector<double>& x = m_data.table(i).x(m_options.x);
        last = x.empty() ? last : std::max(last, x.back());
    }
    constexpr double roomAtTheEnd = 1.02;
    m_panels[0].x()->setRange(0, last > 0 ? roomAtTheEnd * last : 1);
    for (const CurveQuantity quantity : curveQuantities) {
        const Panel& panel = m_panels[static_cast<std::size_t>(quantity)];
        if (quantity == CurveQuantity::Accuracy) {
            panel.y()->setRange(0, roomAtTheEnd);
            continue;
        }
        const bool logarithmic = isLogarithmic(quantity);
        Extent extent;
        for (std::size_t i = 0; i < m_styles.size(); ++i) {
            for (const bool validation : {false, true}) {
                if (isDrawn(m_styles[i], quantity, validation)) {
                    const CurveTable& table = m_data.table(i);
                    const std::vector<double>& values = table.values(quantity, validation);
                    if (!validation) {
                        extent.add(values, logarithmic);
                    } else if (!values.empty()) {
                        extent.add(table.atValidations(values), logarithmic);
                    }
                }
            }
        }
        if (extent.isEmpty() || extent.high <= 0) {
            panel.y()->setRange(logarithmic ? 0.01 : 0, 1);
        } else if (logarithmic) {
            // A schedule that ends near zero would else fill the panel with its last steps.
            panel.y()->setRange(std::max(extent.low, extent.high / mostOrders) / logHeadroom,
                                extent.high * logHeadroom);
        } else {
            panel.y()->setRange(0, headroom * extent.high);
        }
    }
}

const std::vector<double>& CurveCanvas::smoothedValues(std::size_t table, CurveQuantity quantity) {
    m_averages.resize(std::max(m_averages.size(), table + 1));
    Average& average = m_averages[table][quantity == CurveQuantity::Loss ? 0 : 1];
    const std::vector<double>& raw = m_data.table(table).values(quantity, false);
    if (average.values.empty() || average.smoother.weight() != m_options.smoothing) {
        average.smoother = Smoother(m_options.smoothing);
        average.values.clear();
        average.values.reserve(raw.size());
    }
    for (std::size_t i = average.values.size(); i < raw.size(); ++i) {
        average.values.push_back(average.smoother.add(raw[i]));
    }
    return average.values;
}

void CurveCanvas::feed() {
    setTickCounts();
    for (const Drawn& drawn : m_drawn) {
        if (isShown(drawn.quantity)) {
            feedGraph(drawn);
        }
    }
}

void CurveCanvas::feedGraph(const Drawn& drawn) {
    const Panel& panel = m_panels[static_cast<std::size_t>(drawn.quantity)];
    const CurveTable& table = m_data.table(drawn.table);
    const QCPRange x = panel.x()->range();
    const QCPRange y = panel.y()->range();
    const std::vector<double>& xs = table.x(m_options.x);
    const bool logarithmic = isLogarithmic(drawn.quantity);
    const bool average = drawn.role == Role::Line && !drawn.validation && m_options.smoothing > 0 &&
                         drawn.quantity != CurveQuantity::LearningRate;
    const std::vector<double>& values =
        average ? smoothedValues(drawn.table, drawn.quantity) : table.values(drawn.quantity, drawn.validation);
    std::vector<CurvePoint> points;
    if (drawn.role == Role::Best) {
        if (table.best >= 0 && static_cast<std::size_t>(table.best) < values.size()) {
            const auto best = static_cast<std::size_t>(table.best);
            points.push_back({xs[best], values[best]});
        }
    } else if (drawn.validation) {
        points = visiblePoints(table.atValidations(xs), table.atValidations(values), x.lower, x.upper,
                               panel.rect->width(), logarithmic);
    } else {
        points = visiblePoints(xs, values, x.lower, x.upper, panel.rect->width(), logarithmic);
    }
    const bool isLine = drawn.role == Role::Line || drawn.role == Role::Raw;
    if (isLine) {
        points = clippedLine(points, x.lower, x.upper, y.lower, y.upper, logarithmic);
    } else {
        std::erase_if(points, [&](const CurvePoint& point) { return !x.contains(point.x) || !y.contains(point.y); });
        if (drawn.role == Role::Markers &&
            static_cast<int>(points.size()) * pixelsPerMarker > std::max(panel.rect->width(), 1)) {
            points.clear();  // a chain of markers would hide the line
        }
    }
    if (isLine && !drawn.validation) {
        // A first value has no line yet, and values that were measured densely are a band, which a thick pen would
        // fill.
        const bool band = drawn.role == Role::Raw || (!average && drawn.quantity != CurveQuantity::LearningRate &&
                                                      static_cast<int>(points.size()) > panel.rect->width());
        QPen pen = drawn.graph->pen();
        pen.setWidthF(band ? thinLine : line);
        // Of several lines in every pixel none has smooth edges.
        drawn.graph->setAntialiased(!band || static_cast<int>(points.size()) < 2 * panel.rect->width());
        drawn.graph->setPen(pen);
        drawn.graph->setScatterStyle(
            points.size() == 1 ? QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), pen.color(), markerSize)
                               : QCPScatterStyle());
    }
    QVector<QCPGraphData> graphData;
    graphData.reserve(static_cast<qsizetype>(points.size()));
    for (const CurvePoint& point : points) {
        graphData << QCPGraphData(point.x, point.y);
    }
    drawn.graph->data()->set(graphData, true);
}

QCPGraph* CurveCanvas::graph(std::size_t table, CurveQuantity quantity, bool validation, Role role) const {
    for (const Drawn& drawn : m_drawn) {
        if (drawn.table == table && drawn.quantity == quantity && drawn.validation == validation &&
            drawn.role == role) {
            return drawn.graph;
        }
    }
    return nullptr;
}

}  // namespace docent
