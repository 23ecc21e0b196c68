// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PointGrid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace docent {
namespace {
constexpr int pointsPerCell = 8;

bool isFinite(const QPointF& point) {
    return std::isfinite(point.x()) && std::isfinite(point.y());
}
}  // namespace

PointGrid::PointGrid(const std::vector<QPointF>& points) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double left = infinity;
    double top = infinity;
    double right = -infinity;
    double bottom = -infinity;
    for (const QPointF& point : points) {
        if (isFinite(point)) {
            left = std::min(left, point.x());
            right = std::max(right, point.x());
            top = std::min(top, point.y());
            bottom = std::max(bottom, point.y());
        }
    }
    if (left > right) {
        return;
    }
    m_bounds = QRectF(left, top, right - left, bottom - top);
    m_side = std::clamp(static_cast<int>(std::sqrt(static_cast<double>(points.size()) / pointsPerCell)), 1, 512);
    std::vector<int> cells(points.size(), -1);
    m_begins.assign(static_cast<std::size_t>(m_side) * static_cast<std::size_t>(m_side) + 1, 0);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isFinite(points[i])) {
            cells[i] = row(points[i].y()) * m_side + column(points[i].x());
            ++m_begins[static_cast<std::size_t>(cells[i]) + 1];
        }
    }
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    m_points.resize(static_cast<std::size_t>(m_begins.back()));
    std::vector<int> ends(m_begins.begin(), m_begins.end() - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (cells[i] >= 0) {
            m_points[static_cast<std::size_t>(ends[static_cast<std::size_t>(cells[i])]++)] = static_cast<int>(i);
        }
    }
}

int PointGrid::column(double x) const {
    const double part = m_bounds.width() > 0 ? (x - m_bounds.left()) / m_bounds.width() : 0;
    return static_cast<int>(std::clamp(part * m_side, 0.0, m_side - 1.0));
}

int PointGrid::row(double y) const {
    const double part = m_bounds.height() > 0 ? (y - m_bounds.top()) / m_bounds.height() : 0;
    return static_cast<int>(std::clamp(part * m_side, 0.0, m_side - 1.0));
}

void PointGrid::visit(const QRectF& rect, const std::function<void(int point)>& visit) const {
    if (m_side == 0) {
        return;
    }
    const int lastColumn = column(rect.right());
    const int lastRow = row(rect.bottom());
    for (int y = row(rect.top()); y <= lastRow; ++y) {
        for (int x = column(rect.left()); x <= lastColumn; ++x) {
            const auto cell = static_cast<std::size_t>(y * m_side + x);
            for (auto i = static_cast<std::size_t>(m_begins[cell]); i < static_cast<std::size_t>(m_begins[cell + 1]);
                 ++i) {
                visit(m_points[i]);
            }
        }
    }
}

}  // namespace docent
