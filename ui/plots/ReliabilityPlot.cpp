// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ReliabilityPlot.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "plots/CurveTickers.h"
#include "plots/PercentTicker.h"
#include "plots/PlotStyle.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double countsHeight = 0.32;  // beside the diagram's 1

QColor withAlpha(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

}  // namespace

ReliabilityPlot::ReliabilityPlot(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("reliability"));
    setAccessibleName(tr("Reliability diagram"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_plot = new QCustomPlot;
    m_plot->setObjectName(QStringLiteral("reliabilityPlot"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->installEventFilter(this);
    layout->addWidget(m_plot);
    setMinimumSize(260, 150);

    m_plot->legend->setVisible(true);
    m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignLeft | Qt::AlignTop);
    m_counts = new QCPAxisRect(m_plot);
    m_plot->plotLayout()->addElement(1, 0, m_counts);
    m_plot->plotLayout()->setRowStretchFactor(1, countsHeight);
    for (QCPAxis* axis : m_counts->axes()) {
        axis->setLayer(QStringLiteral("axes"));
        axis->grid()->setLayer(QStringLiteral("grid"));
    }
    // Both stand over each other, bin over bin.
    auto* group = new QCPMarginGroup(m_plot);
    for (QCPAxisRect* rect : {m_plot->axisRect(), m_counts}) {
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, group);
        rect->setMinimumMargins(QMargins(8, 8, 14, 8));
        rect->axis(QCPAxis::atBottom)->setRange(0, 1.0005);
        rect->axis(QCPAxis::atBottom)->setTicker(QSharedPointer<PercentTicker>::create());
        rect->axis(QCPAxis::atBottom)->setSubTicks(false);
        rect->axis(QCPAxis::atLeft)->setSubTicks(false);
    }
    rebuild(isDark());
}

ReliabilityPlot::~ReliabilityPlot() = default;

void ReliabilityPlot::setCalibration(const Calibration& calibration) {
    m_calibration = calibration;
    m_current = -1;
    setAccessibleDescription(calibration.images > 0
                                 ? tr("Expected calibration error %1").arg(percent(calibration.expectedError))
                                 : QString());
    rebuild(isDark());
}

QString ReliabilityPlot::describe(int bin) const {
    const CalibrationBin& at = m_calibration.bins[static_cast<std::size_t>(bin)];
    const QString low = percent(at.low, 0);
    const QString high = percent(at.high, 0);
    if (at.images == 0) {
        return tr("No picture was named with a probability between %1 and %2.").arg(low, high);
    }
    return tr("Between %1 and %2: %3 of %4 right, which is %5 (%6 to %7); said %8 on average.")
        .arg(low, high, number(at.correct), number(at.images), percent(at.accuracy), percent(at.interval.low),
             percent(at.interval.high), percent(at.confidence));
}

void ReliabilityPlot::rebuild(bool dark) {
    const ThemeColours colours = themeColours(dark);
    m_plot->clearPlottables();
    m_plot->clearItems();
    stylePlot(*m_plot, dark);
    styleAxisRect(*m_counts, dark);
    QCPAxis* x = m_plot->xAxis;
    QCPAxis* y = m_plot->yAxis;
    y->setRange(0, 1.02);
    y->setTicker(QSharedPointer<PercentTicker>::create());
    y->setLabel(tr("Right"));
    m_counts->axis(QCPAxis::atBottom)->setLabel(tr("Probability of the predicted class"));
    m_counts->axis(QCPAxis::atLeft)->setLabel(tr("Pictures"));
    const auto bins = static_cast<double>(std::max<std::size_t>(1, m_calibration.bins.size()));
    QVector<double> keys, accuracies, below, above, all, counts;
    double most = 1;
    for (const CalibrationBin& bin : m_calibration.bins) {
        const double middle = (bin.low + bin.high) / 2;
        all << middle;
        counts << static_cast<double>(bin.images);
        most = std::max(most, counts.back());
        if (bin.images > 0) {
            keys << middle;
            accuracies << bin.accuracy;
            below << bin.accuracy - bin.interval.low;
            above << bin.interval.high - bin.accuracy;
        }
    }
    auto* bars = new QCPBars(x, y);
    bars->setName(tr("Right, with its interval"));
    bars->setWidth(0.9 / bins);
    bars->setPen(Qt::NoPen);
    bars->setBrush(colours.series[0]);
    bars->setData(keys, accuracies, true);
    auto* errors = new QCPErrorBars(x, y);
    errors->setDataPlottable(bars);
    errors->setData(below, above);
    errors->setPen(QPen(withAlpha(colours.text, 0.85F), 1.4));
    errors->setWhiskerWidth(6);
    errors->setSymbolGap(0);
    errors->removeFromLegend();
    auto* diagonal = new QCPGraph(x, y);
    diagonal->setName(tr("As often as it says"));
    diagonal->setPen(QPen(colours.muted, 1.6, Qt::DashLine));
    diagonal->setData(QVector<double>{0, 1}, QVector<double>{0, 1}, true);
    styleLegend(*m_plot->legend, dark);
    auto* histogram = new QCPBars(m_counts->axis(QCPAxis::atBottom), m_counts->axis(QCPAxis::atLeft));
    histogram->setWidth(0.9 / bins);
    histogram->setPen(Qt::NoPen);
    histogram->setBrush(colours.series[1]);
    histogram->setData(all, counts, true);
    histogram->removeFromLegend();
    m_counts->axis(QCPAxis::atLeft)->setRange(0, 1.1 * most);
    const auto whole = QSharedPointer<CountTicker>::create();
    whole->setTickCount(2);  // the axis is low
    m_counts->axis(QCPAxis::atLeft)->setTicker(whole);
    if (m_current >= 0) {
        for (QCPAxisRect* rect : {m_plot->axisRect(), m_counts}) {
            auto* frame = new QCPItemRect(m_plot);
            frame->setClipAxisRect(rect);
            for (QCPItemPosition* corner : {frame->topLeft, frame->bottomRight}) {
                corner->setAxisRect(rect);
                corner->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
                corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
            }
            const CalibrationBin& bin = m_calibration.bins[static_cast<std::size_t>(m_current)];
            frame->topLeft->setCoords(bin.low, 0);
            frame->bottomRight->setCoords(bin.high, 1);
            frame->setPen(QPen(colours.accent, 1.4));
            frame->setBrush(withAlpha(colours.accent, 0.10F));
        }
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ReliabilityPlot::setCurrentBin(int bin) {
    if (bin == m_current) {
        return;
    }
    m_current = bin;
    setAccessibleDescription(describe(bin));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    setStatusTip(describe(bin));
    rebuild(isDark());
}

int ReliabilityPlot::binAt(const QPointF& position) const {
    const auto count = static_cast<int>(m_calibration.bins.size());
    for (const QCPAxisRect* rect :
         {static_cast<const QCPAxisRect*>(m_plot->axisRect()), static_cast<const QCPAxisRect*>(m_counts)}) {
        if (rect->rect().contains(position.toPoint()) && count > 0) {
            return std::clamp(static_cast<int>(m_plot->xAxis->pixelToCoord(position.x()) * count), 0, count - 1);
        }
    }
    return -1;
}

Chart ReliabilityPlot::chart(const QString& name) {
    const auto numbers = [calibration = m_calibration] {
        QString csv = QStringLiteral("low,high,pictures,right,accuracy,interval_low,interval_high,mean_probability\n");
        for (const CalibrationBin& bin : calibration.bins) {
            csv += QStringLiteral("%1,%2,%3,%4,").arg(bin.low).arg(bin.high).arg(bin.images).arg(bin.correct);
            csv += bin.images == 0 ? QStringLiteral(",,,\n")
                                   : QStringLiteral("%1,%2,%3,%4\n")
                                         .arg(bin.accuracy)
                                         .arg(bin.interval.low)
                                         .arg(bin.interval.high)
                                         .arg(bin.confidence);
        }
        return csv;
    };
    return chartOf(*m_plot, name, numbers, [this](bool dark) { rebuild(dark); });
}

void ReliabilityPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) {
        rebuild(isDark());
    }
    QWidget::changeEvent(event);
}

void ReliabilityPlot::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<int>(m_calibration.bins.size()) - 1;
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (last < 0 || (step == 0 && event->key() != Qt::Key_Home && event->key() != Qt::Key_End)) {
        QWidget::keyPressEvent(event);
        return;
    }
    setCurrentBin(event->key() == Qt::Key_Home  ? 0
                  : event->key() == Qt::Key_End ? last
                  : m_current < 0               ? 0
                                                : std::clamp(m_current + step, 0, last));
}

bool ReliabilityPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const int bin = binAt(mouse->position()); bin >= 0 && mouse->button() == Qt::LeftButton) {
            setFocus(Qt::MouseFocusReason);
            setCurrentBin(bin);
        }
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int bin = binAt(help->pos()); bin >= 0) {
            QToolTip::showText(help->globalPos(), describe(bin), m_plot);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace docent
