// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PlotStyle.h"

#include "plots/QCustomPlotHeader.h"
#include "support/Theme.h"

namespace docent {

void styleAxisRect(QCPAxisRect& rect, bool dark) {
    const ThemeColours colours = themeColours(dark);
    for (QCPAxis* axis : rect.axes()) {
        axis->setBasePen(QPen(colours.line));
        axis->setTickPen(QPen(colours.line));
        axis->setSubTickPen(Qt::NoPen);
        axis->setLabelColor(colours.muted);
        axis->setTickLabelColor(colours.text);
        QColor grid = colours.line;
        grid.setAlphaF(0.6F);
        axis->grid()->setPen(QPen(grid, 1, Qt::SolidLine));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

void styleLegend(QCPLegend& legend, bool dark) {
    const ThemeColours colours = themeColours(dark);
    QColor ground = colours.background;
    ground.setAlphaF(0.85F);
    legend.setBrush(ground);
    legend.setBorderPen(Qt::NoPen);
    // As high as the text, so that both stand on one line.
    legend.setIconSize(24, QFontMetrics(legend.font()).height());
    legend.setTextColor(colours.text);
}

void stylePlot(QCustomPlot& plot, bool dark) {
    plot.setBackground(QBrush(themeColours(dark).background));
    for (int i = 0; i < plot.axisRectCount(); ++i) {
        styleAxisRect(*plot.axisRect(i), dark);
    }
    if (plot.legend) {
        styleLegend(*plot.legend, dark);
    }
}

}  // namespace docent
