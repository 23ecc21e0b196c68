// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/HalvingPlot.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "plots/QCustomPlotHeader.h"
#include "support/ProxyText.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double catchDistance = 16;  // pixels
constexpr double markSize = 7;

/// The distance of a point from a stretch of a line, in pixels.
double distanceTo(const QPointF& point, const QPointF& from, const QPointF& to) {
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    const double part = length > 0 ? std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0) : 0.0;
    const QPointF away = point - (from + part * along);
    return std::hypot(away.x(), away.y());
}

}  // namespace

HalvingChart halvingChart(const RankingResult& ranking) {
    HalvingChart chart{.proxy = ranking.options.proxy, .examples = {}, .all = ranking.images, .lines = {}};
    for (const HalvingRound& round : ranking.rounds) {
        chart.examples.push_back(round.examples);
    }
    for (const RankedModel& model : ranking.models) {
        if (model.roundScores.empty() || model.roundScores.size() > chart.examples.size()) {
            continue;
        }
        const bool isBaseline = model.kind == ModelKind::Baseline;
        chart.lines.push_back(
            {.key = qs(model.name),
             .name = isBaseline ? HalvingPlot::tr("%1 (baseline)").arg(qs(model.name)) : qs(model.name),
             .isBaseline = isBaseline,
             .isBest = false,
             .fate = model.fate,
             .scores = model.roundScores});
    }
    // While it is under way the models are in no order yet.
    std::stable_sort(chart.lines.begin(), chart.lines.end(), [](const HalvingLine& a, const HalvingLine& b) {
        return a.scores.size() != b.scores.size() ? a.scores.size() > b.scores.size()
                                                  : a.scores.back() > b.scores.back();
    });
    if (!chart.lines.empty()) {
        chart.lines.front().isBest = true;
    }
    return chart;
}

QString describeLine(const HalvingChart& chart, const HalvingLine& line) {
    const std::int64_t seen = chart.examples[line.scores.size() - 1];
    const QString score = proxyScoreText(chart.proxy, line.scores.back());
    switch (line.fate) {
        case RankedFate::Kept:
            return HalvingPlot::tr("%1: %2 after %3 pictures.").arg(line.name, score, number(seen));
        case RankedFate::Behind:
            return HalvingPlot::tr("%1: %2 after %3 pictures, dropped: behind the best by more than noise.")
                .arg(line.name, score, number(seen));
        case RankedFate::Unranked:
            return HalvingPlot::tr("%1: %2 after %3 pictures, dropped within noise of the best.")
                .arg(line.name, score, number(seen));
    }
    return {};
}

HalvingPlot::HalvingPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setObjectName(QStringLiteral("halvingLines"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumSize(240, 160);
    m_plot->installEventFilter(this);
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 10, 18, 8));
    layout->addWidget(m_plot);
}

HalvingPlot::~HalvingPlot() = default;

void HalvingPlot::setChart(HalvingChart chart) {
    m_chart = std::move(chart);
    if (!find(m_current)) {
        m_current.clear();
    }
    rebuild(isDark());
}

const HalvingLine* HalvingPlot::find(const QString& key) const {
    const auto found = std::find_if(m_chart.lines.begin(), m_chart.lines.end(),
                                    [&key](const HalvingLine& line) { return line.key == key; });
    return found == m_chart.lines.end() ? nullptr : &*found;
}

void HalvingPlot::rebuild(bool dark) {
    m_plot->clearPlottables();
    m_plot->clearItems();
    stylePlot(*m_plot, dark);
    m_plot->xAxis->setLabel(tr("Pictures of the task that a model has seen"));
    m_plot->yAxis->setLabel(proxyTitle(m_chart.proxy));
    fitAxes();
    // What matters last, so that it lies on top.
    for (auto line = m_chart.lines.rbegin(); line != m_chart.lines.rend(); ++line) {
        if (line->key != m_current) {
            addLine(*line, dark);
        }
    }
    if (const HalvingLine* line = find(m_current)) {
        addLine(*line, dark);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void HalvingPlot::fitAxes() {
    m_plot->xAxis->setScaleType(QCPAxis::stLogarithmic);
    const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (const std::int64_t examples : m_chart.examples) {
        ticker->addTick(static_cast<double>(examples), number(examples));
    }
    if (m_chart.all > 0) {
        ticker->addTick(static_cast<double>(m_chart.all), number(m_chart.all));
    }
    m_plot->xAxis->setTicker(ticker);
    const double first = m_chart.examples.empty() ? 1 : static_cast<double>(m_chart.examples.front());
    const double last = std::max<double>(static_cast<double>(m_chart.all), 2 * first);
    m_plot->xAxis->setRange(first / 1.15, last * 1.15);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const HalvingLine& line : m_chart.lines) {
        const auto [least, most] = std::minmax_element(line.scores.begin(), line.scores.end());
        low = std::min(low, *least);
        high = std::max(high, *most);
    }
    const bool isAccuracy = isAccuracyProxy(m_chart.proxy);
    m_plot->yAxis->setTicker(isAccuracy ? QSharedPointer<QCPAxisTicker>(QSharedPointer<WholePercentTicker>::create())
                                        : QSharedPointer<QCPAxisTicker>::create());
    m_plot->yAxis->setSubTicks(false);
    if (!(low <= high)) {
        m_plot->yAxis->setRange(0, 1);
        return;
    }
    const double pad = std::max(0.08 * (high - low), isAccuracy ? 0.02 : 1e-6 * std::max(1.0, std::abs(high)));
    m_plot->yAxis->setRange(low - pad, high + pad);
}

void HalvingPlot::addLine(const HalvingLine& line, bool dark) {
    const ThemeColours colours = themeColours(dark);
    const bool isKept = line.fate == RankedFate::Kept;
    const bool isChosen = line.key == m_current;
    QColor colour = line.isBaseline ? colours.series[1] : colours.series[0];
    if (!isKept && !isChosen) {
        colour = line.isBaseline ? colour : colours.muted;
        colour.setAlphaF(0.55F);
    }
    QVector<double> x;
    QVector<double> y;
    for (std::size_t i = 0; i < line.scores.size(); ++i) {
        x << static_cast<double>(m_chart.examples[i]);
        y << line.scores[i];
    }
    const double width = isChosen ? 3.2 : line.isBest ? 2.4 : 1.3;
    auto* graph = m_plot->addGraph();
    graph->setData(x, y, true);
    graph->setPen(QPen(colour, width));
    auto* end = m_plot->addGraph();
    end->setData({x.back()}, {y.back()}, true);
    end->setLineStyle(QCPGraph::lsNone);
    end->setScatterStyle(isKept ? QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(colour, 1), colour, markSize)
                                : QCPScatterStyle(QCPScatterStyle::ssCross, QPen(colour, 1.6), Qt::NoBrush, markSize));
    if (!isChosen && !line.isBest && !line.isBaseline) {
        return;
    }
    auto* text = new QCPItemText(m_plot);
    text->position->setCoords(x.back(), y.back());
    text->setText(fontMetrics().elidedText(line.name, Qt::ElideMiddle, 240));
    // Left of where it ends, unless that is the beginning.
    // The chosen one's name lies under its line, away from those of the best and of the baseline.
    text->setPositionAlignment((x.size() > 1 ? Qt::AlignRight : Qt::AlignLeft) |
                               (isChosen ? Qt::AlignTop : Qt::AlignBottom));
    text->setPadding(QMargins(8, 4, 8, 4));
    text->setColor(isChosen ? colours.text : colours.muted);
    text->setFont(font());
}

void HalvingPlot::setCurrentKey(const QString& key) {
    const HalvingLine* line = find(key);
    const QString wanted = line ? key : QString();
    if (wanted == m_current) {
        return;
    }
    m_current = wanted;
    setAccessibleDescription(line ? describeLine(m_chart, *line) : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    rebuild(isDark());
}

void HalvingPlot::choose(const QString& key) {
    setCurrentKey(key);
    Q_EMIT currentKeyChanged(key);
}

QPoint HalvingPlot::endOf(const QString& key) const {
    const HalvingLine* line = find(key);
    if (!line) {
        return {};
    }
    const double seen = static_cast<double>(m_chart.examples[line->scores.size() - 1]);
    return m_plot->mapTo(
        this, QPointF(m_plot->xAxis->coordToPixel(seen), m_plot->yAxis->coordToPixel(line->scores.back())).toPoint());
}

const HalvingLine* HalvingPlot::nearest(const QPointF& position) const {
    const HalvingLine* best = nullptr;
    double bestDistance = catchDistance;
    for (const HalvingLine& line : m_chart.lines) {
        QPointF before;
        for (std::size_t i = 0; i < line.scores.size(); ++i) {
            const QPointF point(m_plot->xAxis->coordToPixel(static_cast<double>(m_chart.examples[i])),
                                m_plot->yAxis->coordToPixel(line.scores[i]));
            const double distance = distanceTo(position, i == 0 ? point : before, point);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = &line;
            }
            before = point;
        }
    }
    return best;
}

Chart HalvingPlot::chart(const QString& name) {
    const auto numbers = [data = m_chart] {
        QString csv = QStringLiteral("model,examples,score,fate\n");
        for (const HalvingLine& line : data.lines) {
            for (std::size_t i = 0; i < line.scores.size(); ++i) {
                csv += QStringLiteral("%1,%2,%3,%4\n")
                           .arg(csvField(line.key))
                           .arg(data.examples[i])
                           .arg(line.scores[i], 0, 'g', 10)
                           .arg(qs(enumName(line.fate)));
            }
        }
        return csv;
    };
    return chartOf(*m_plot, name, numbers, [this](bool dark) { rebuild(dark); });
}

void HalvingPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        rebuild(isDark());
    }
    QWidget::changeEvent(event);
}

void HalvingPlot::keyPressEvent(QKeyEvent* event) {
    const auto count = static_cast<int>(m_chart.lines.size());
    const HalvingLine* current = find(m_current);
    int wanted = current ? static_cast<int>(current - m_chart.lines.data()) : -1;
    switch (event->key()) {
        case Qt::Key_Down:
            ++wanted;
            break;
        case Qt::Key_Up:
            --wanted;
            break;
        case Qt::Key_Home:
            wanted = 0;
            break;
        case Qt::Key_End:
            wanted = count - 1;
            break;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    if (count > 0) {
        choose(m_chart.lines[static_cast<std::size_t>(std::clamp(wanted, 0, count - 1))].key);
    }
}

bool HalvingPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        setFocus(Qt::MouseFocusReason);
        if (const HalvingLine* line = nearest(mouse->position()); line && mouse->button() == Qt::LeftButton) {
            const QString key = line->key;
            choose(key);
        }
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const HalvingLine* line = nearest(help->pos())) {
            QToolTip::showText(help->globalPos(), describeLine(m_chart, *line), m_plot);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
