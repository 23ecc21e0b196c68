// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurvePlot.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

using Field = std::optional<double> MetricRow::*;

struct Points {
    QVector<double> x;
    QVector<double> y;
};

Points pointsOf(const std::vector<MetricRow>& rows, const std::string& series, Field field) {
    Points points;
    for (const MetricRow& row : rows) {
        if (row.series == series && (row.*field).has_value()) {
            points.x << static_cast<double>(row.step);
            points.y << *(row.*field);
        }
    }
    return points;
}

std::vector<std::string> seriesOf(const std::vector<MetricRow>& rows) {
    std::vector<std::string> names;
    for (const MetricRow& row : rows) {
        if (std::find(names.begin(), names.end(), row.series) == names.end()) {
            names.push_back(row.series);
        }
    }
    return names;
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setObjectName(QStringLiteral("curves"));
    m_plot->setAccessibleName(tr("Loss and accuracy against steps"));
    m_plot->setToolTip(tr("Wheel: zoom. Drag: move. Double click: show all."));
    m_plot->setMinimumSize(260, 220);
    layout->addWidget(m_plot);

    m_plot->plotLayout()->clear();
    m_loss = new QCPAxisRect(m_plot);
    m_accuracy = new QCPAxisRect(m_plot);
    auto* legendRow = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 0, legendRow);
    m_plot->plotLayout()->addElement(1, 0, m_loss);
    m_plot->plotLayout()->addElement(2, 0, m_accuracy);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    auto* margins = new QCPMarginGroup(m_plot);
    for (QCPAxisRect* rect : {m_loss, m_accuracy}) {
        rect->setMinimumMargins(QMargins(8, 6, 12, 6));
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
        rect->setRangeDrag(Qt::Horizontal | Qt::Vertical);
        rect->setRangeZoom(Qt::Horizontal | Qt::Vertical);
        for (QCPAxis* axis : rect->axes()) {
            axis->setSubTicks(false);
        }
    }
    m_loss->axis(QCPAxis::atLeft)->setLabel(tr("Loss"));
    m_accuracy->axis(QCPAxis::atLeft)->setLabel(tr("Accuracy"));
    m_accuracy->axis(QCPAxis::atBottom)->setLabel(tr("Step"));
    m_accuracy->axis(QCPAxis::atLeft)->setTicker(QSharedPointer<PercentTicker>::create());
    m_loss->axis(QCPAxis::atBottom)->setTickLabels(false);
    // One span of steps for both.
    connect(m_loss->axis(QCPAxis::atBottom), QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged),
            m_accuracy->axis(QCPAxis::atBottom), QOverload<const QCPRange&>::of(&QCPAxis::setRange));
    connect(m_accuracy->axis(QCPAxis::atBottom), QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged),
            m_loss->axis(QCPAxis::atBottom), QOverload<const QCPRange&>::of(&QCPAxis::setRange));

    m_plot->legend = new QCPLegend;
    m_plot->setAutoAddPlottableToLegend(false);
    legendRow->addElement(0, 0, m_plot->legend);
    legendRow->addElement(0, 1, new QCPLayoutElement(m_plot));
    legendRow->setColumnStretchFactor(0, 0.001);
    legendRow->setMargins(QMargins(4, 2, 4, 0));
    m_plot->legend->setLayer(QStringLiteral("legend"));
    m_plot->legend->setFillOrder(QCPLegend::foColumnsFirst);
    m_plot->legend->setWrap(4);
    m_plot->legend->setVisible(true);

    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->installEventFilter(this);
    connect(m_plot, &QCustomPlot::mouseWheel, this, [this] { m_followAll = false; });
    connect(m_plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (event->buttons().testFlag(Qt::LeftButton)) {
            m_followAll = false;
        }
    });
    rebuild();
}

void CurvePlot::setRows(const std::vector<MetricRow>& rows) {
    if (rows.empty()) {
        m_followAll = true;
    }
    m_rows = rows;
    rebuild();
}

void CurvePlot::setRuns(const QVector<CurveRun>& runs) {
    std::vector<MetricRow> rows;
    for (const CurveRun& run : runs) {
        for (MetricRow row : run.rows) {
            if (runs.size() > 1) {
                row.series = run.name.toStdString();
            }
            rows.push_back(std::move(row));
        }
    }
    setRows(rows);
}

void CurvePlot::setEmptyText(const QString&) {}

Chart CurvePlot::chart() {
    return chartOf(*m_plot, m_chartName, {});
}

void CurvePlot::addCurve(QCPAxisRect* rect, const QString& name, const QColor& colour, bool dots,
                         const QVector<double>& x, const QVector<double>& y, bool inLegend) {
    if (x.isEmpty()) {
        return;
    }
    auto* graph = new QCPGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setName(name);
    graph->setData(x, y, true);
    graph->setPen(QPen(colour, 2, dots ? Qt::DashLine : Qt::SolidLine));
    if (dots || x.size() == 1) {
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 6));
    }
    if (inLegend) {
        m_plot->legend->addItem(new QCPPlottableLegendItem(m_plot->legend, graph));
    }
}

void CurvePlot::rebuild() {
    m_plot->legend->clearItems();
    m_plot->clearGraphs();
    const bool dark = isDark();
    const ThemeColours colours = themeColours(dark);
    stylePlot(*m_plot, dark);
    m_plot->legend->setBrush(Qt::NoBrush);
    const std::vector<std::string> series = seriesOf(m_rows);
    const bool single = series.size() <= 1;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const QColor training = colours.series[static_cast<int>(i) % colours.series.size()];
        const QColor validation = single ? colours.series[1] : training;
        const QString name = qs(series[i]);
        const struct {
            QCPAxisRect* rect;
            Field training, validation;
            bool legend;
        } panels[] = {{m_loss, &MetricRow::loss, &MetricRow::validationLoss, true},
                      {m_accuracy, &MetricRow::accuracy, &MetricRow::validationAccuracy, false}};
        for (const auto& panel : panels) {
            const Points trained = pointsOf(m_rows, series[i], panel.training);
            const Points validated = pointsOf(m_rows, series[i], panel.validation);
            addCurve(panel.rect, single ? tr("Training") : name, training, false, trained.x, trained.y, panel.legend);
            addCurve(panel.rect, single ? tr("Validation") : tr("%1, validation").arg(name), validation, true,
                     validated.x, validated.y, panel.legend && single);
        }
    }
    if (m_followAll) {
        showAll();
    } else {
        m_plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

void CurvePlot::showAll() {
    m_followAll = true;
    const std::int64_t last =
        m_rows.empty() ? 1 : std::max_element(m_rows.begin(), m_rows.end(), [](const auto& a, const auto& b) {
                                 return a.step < b.step;
                             })->step;
    m_loss->axis(QCPAxis::atBottom)->setRange(0, 1.02 * static_cast<double>(std::max<std::int64_t>(last, 1)));
    double highest = 0;
    for (const MetricRow& row : m_rows) {
        highest = std::max({highest, row.loss.value_or(0), row.validationLoss.value_or(0)});
    }
    m_loss->axis(QCPAxis::atLeft)->setRange(0, highest > 0 ? 1.05 * highest : 1);
    m_accuracy->axis(QCPAxis::atLeft)->setRange(0, 1.02);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        rebuild();
    }
    QWidget::changeEvent(event);
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonDblClick) {
        showAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
