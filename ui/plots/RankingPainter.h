// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QSize>

#include "plots/RankingBars.h"
#include "support/Theme.h"

class QPainter;

namespace docent {

/// Draws the chart of a ranking: names, bars with intervals, figures, a bracket along those that are not told apart
/// from the best, a line at chance; legend above, axis below. Accuracies are bars from zero; scores that have no zero
/// are dots, for the length of a bar would mean nothing. Only the rows in view are drawn, whatever their number.
class RankingPainter {
public:
    /// `nameWidth`: of the widest name, see widestName(). `offset`: pixels scrolled away from the top.
    RankingPainter(const RankingBars& bars, QSize size, const QFont& font, double nameWidth, int offset, bool dark);

    [[nodiscard]] static double widestName(const RankingBars& bars, const QFont& font);
    /// Height at which all rows are in view at their least height.
    [[nodiscard]] static int comfortableHeight(const RankingBars& bars, int width, const QFont& font);

    /// `selected`: row, -1 = none.
    void paint(QPainter& painter, int selected, bool hasFocus) const;

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] QRectF rowsArea() const { return m_rows; }
    [[nodiscard]] int firstRow() const { return m_first; }
    [[nodiscard]] int lastRow() const { return m_last; }  ///< firstRow() - 1 where there is none
    /// Of the bar, or of the dot with the line that leads to it.
    [[nodiscard]] QRectF barOf(int row) const;
    /// -1 beside the rows.
    [[nodiscard]] int rowAt(const QPointF& position) const;

private:
    struct LegendItem;
    [[nodiscard]] std::vector<LegendItem> legend() const;
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] double middleOf(int row) const;
    void paintLegend(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintReferences(QPainter& painter) const;
    void paintBar(QPainter& painter, const QRectF& area, const RankingBar& bar, const QColor& colour) const;
    void paintDot(QPainter& painter, const QPointF& place, const RankingBar& bar, const QColor& colour) const;
    void paintRow(QPainter& painter, int row) const;
    void paintSelection(QPainter& painter, int row, bool hasFocus) const;
    void paintBrackets(QPainter& painter) const;

    const RankingBars& m_bars;
    QSize m_size;
    QFont m_font;
    bool m_dark;
    ThemeColours m_colours;
    int m_rowHeight;
    int m_offset;
    QRectF m_rows;   ///< all of their width
    double m_left;   ///< of the bars
    double m_right;  ///< of the axis
    double m_valuesRight;
    bool m_fromZero;      ///< bars, else dots
    double m_lowest = 0;  ///< of the axis
    double m_highest;
    int m_first = 0;
    int m_last = -1;
};

}  // namespace docent
