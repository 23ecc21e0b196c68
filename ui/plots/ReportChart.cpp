// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ReportChart.h"

#include <QPainter>
#include <QSvgRenderer>
#include <utility>

#include "support/CoreText.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

/// The drawing with the colour of the theme's text in place of that of the text around it, which a picture has not.
void draw(QPainter& painter, QSize size, const SvgChart& chart, bool dark) {
    const ThemeColours& colours = themeColours(dark);
    painter.fillRect(QRect(QPoint(), size), colours.background);
    if (chart.series.empty()) {
        return;
    }
    QByteArray svg = QByteArray::fromStdString(svgText(chart));
    svg.replace("currentColor", colours.text.name().toLatin1());
    svg.replace("system-ui, sans-serif", painter.font().family().toUtf8());
    QSvgRenderer renderer(svg);
    const QSizeF whole = renderer.defaultSize();
    const double scale = std::min(size.width() / whole.width(), size.height() / whole.height());
    renderer.render(&painter, QRectF(QPointF((size.width() - scale * whole.width()) / 2, 0), scale * whole));
}

}  // namespace

ReportChart::ReportChart(QWidget* parent) : QWidget(parent) {
    setMinimumSize(320, 200);
}

void ReportChart::setChart(SvgChart chart) {
    m_chart = std::move(chart);
    for (std::string* words : {&m_chart.title, &m_chart.xLabel, &m_chart.yLabel}) {
        *words = coreText(*words).toStdString();
    }
    setAccessibleName(qs(m_chart.title));
    update();
}

Chart ReportChart::chart(const QString& name) const {
    return {.name = name,
            .size = size(),
            .paint = [chart = m_chart](QPainter& painter, QSize size) { draw(painter, size, chart, false); },
            .csv =
                [chart = m_chart] {
                    QString csv = QStringLiteral("series,row,x,y,low,high\n");
                    for (const SvgSeries& series : chart.series) {
                        for (const SvgPoint& point : series.points) {
                            const auto row = static_cast<std::size_t>(point.y);
                            csv += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                                       .arg(csvField(qs(series.name)),
                                            csvField(chart.rows.empty() ? qs(point.label) : qs(chart.rows.at(row))),
                                            QString::number(point.x, 'g', 10),
                                            chart.rows.empty() ? QString::number(point.y, 'g', 10) : QString(),
                                            point.hasInterval ? QString::number(point.low, 'g', 10) : QString(),
                                            point.hasInterval ? QString::number(point.high, 'g', 10) : QString());
                        }
                    }
                    return csv;
                }};
}

void ReportChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, size(), m_chart, isDark());
}

}  // namespace docent
