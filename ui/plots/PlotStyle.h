// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxisRect;
class QCPLegend;
class QCustomPlot;

namespace docent {

/// Grounds, axes, grids and text of a plot in the colours of a theme.
void stylePlot(QCustomPlot& plot, bool dark);
void styleAxisRect(QCPAxisRect& rect, bool dark);
void styleLegend(QCPLegend& legend, bool dark);

}  // namespace docent
