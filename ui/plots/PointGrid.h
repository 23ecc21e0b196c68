// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <functional>
#include <vector>

namespace docent {

/// Points of the plane in the cells of a grid, so that those near a place are found without looking at all.
class PointGrid {
public:
    PointGrid() = default;
    /// Points that are not finite are never found.
    explicit PointGrid(const std::vector<QPointF>& points);

    /// Calls `visit` with every point of the cells that touch `rect`: all that lie in it, and some around.
    void visit(const QRectF& rect, const std::function<void(int point)>& visit) const;
    /// The smallest rectangle around all points; null where there are none.
    [[nodiscard]] const QRectF& bounds() const { return m_bounds; }

private:
    [[nodiscard]] int column(double x) const;
    [[nodiscard]] int row(double y) const;

    QRectF m_bounds;
    int m_side = 0;             ///< cells a row and rows
    std::vector<int> m_begins;  ///< [side * side + 1]
    std::vector<int> m_points;
};

}  // namespace docent
