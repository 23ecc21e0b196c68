// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveMath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace docent {
namespace {

constexpr std::size_t pointsPerColumn = 4;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The points of one pixel column that its line needs.
struct Column {
    std::size_t first = 0, lowest = 0, highest = 0, last = 0;
    bool used = false;

    void add(std::size_t index, const std::vector<double>& y) {
        if (!used) {
            first = lowest = highest = index;
            used = true;
        }
        lowest = y[index] < y[lowest] ? index : lowest;
        highest = y[index] > y[highest] ? index : highest;
        last = index;
    }
    void flush(std::vector<CurvePoint>& points, const std::vector<double>& x, const std::vector<double>& y) {
        if (used) {
            std::array<std::size_t, pointsPerColumn> order{first, lowest, highest, last};
            std::sort(order.begin(), order.end());
            for (std::size_t i = 0; i < order.size(); ++i) {
                if (i == 0 || order[i] != order[i - 1]) {
                    points.push_back({x[order[i]], y[order[i]]});
                }
            }
        }
        used = false;
    }
};

/// Cuts [a, b] to where it lies between `low` and `high` of one coordinate (Liang and Barsky, 1984).
bool cut(double from, double to, double low, double high, double& begin, double& end) {
    const double delta = to - from;
    if (delta == 0) {
        return from >= low && from <= high;
    }
    double enters = (low - from) / delta;
    double leaves = (high - from) / delta;
    if (enters > leaves) {
        std::swap(enters, leaves);
    }
    begin = std::max(begin, enters);
    end = std::min(end, leaves);
    return begin <= end;
}

}  // namespace

double Smoother::add(double value) {
    if (std::isnan(value) || m_weight <= 0) {
        return value;
    }
    m_sum = m_weight * m_sum + (1 - m_weight) * value;
    m_power *= m_weight;
    return m_sum / (1 - m_power);
}

std::vector<double> smoothed(const std::vector<double>& values, double weight) {
    std::vector<double> result;
    result.reserve(values.size());
    Smoother smoother(weight);
    for (const double value : values) {
        result.push_back(smoother.add(value));
    }
    return result;
}

std::vector<CurvePoint> visiblePoints(const std::vector<double>& x, const std::vector<double>& y, double low,
                                      double high, int columns, bool positiveOnly) {
    std::vector<CurvePoint> points;
    if (y.empty() || columns < 1 || !(high > low)) {
        return points;
    }
    const auto isPoint = [&](std::size_t i) { return std::isfinite(y[i]) && (!positiveOnly || y[i] > 0); };
    auto begin = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), low) - x.begin());
    auto end = static_cast<std::size_t>(std::upper_bound(x.begin(), x.end(), high) - x.begin());
    // The line comes from the point before the first that is seen, and goes on to the one after the last.
    for (std::size_t i = begin; i-- > 0;) {
        if (isPoint(i)) {
            points.push_back({x[i], y[i]});
            break;
        }
    }
    if (end - begin <= pointsPerColumn * static_cast<std::size_t>(columns)) {
        for (std::size_t i = begin; i < end; ++i) {
            if (isPoint(i)) {
                points.push_back({x[i], y[i]});
            }
        }
    } else {
        const double scale = columns / (high - low);
        Column column;
        double edge = -std::numeric_limits<double>::infinity();  // where the next column begins
        for (std::size_t i = begin; i < end; ++i) {
            if (x[i] >= edge) {
                column.flush(points, x, y);
                edge = low + (std::floor((x[i] - low) * scale) + 1) / scale;
            }
            if (isPoint(i)) {
                column.add(i, y);
            }
        }
        column.flush(points, x, y);
    }
    for (std::size_t i = end; i < y.size(); ++i) {
        if (isPoint(i)) {
            points.push_back({x[i], y[i]});
            break;
        }
    }
    return points;
}

std::vector<CurvePoint> clippedLine(const std::vector<CurvePoint>& points, double xLow, double xHigh, double yLow,
                                    double yHigh, bool logarithmic) {
    const auto height = [&](double y) { return logarithmic ? std::log(y) : y; };
    const double low = height(yLow);
    const double high = height(yHigh);
    if (points.size() == 1) {
        const bool inside = points[0].x >= xLow && points[0].x <= xHigh && points[0].y >= yLow && points[0].y <= yHigh;
        return inside ? points : std::vector<CurvePoint>();
    }
    std::vector<CurvePoint> line;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const CurvePoint& a = points[i - 1];
        const CurvePoint& b = points[i];
        const double from = height(a.y);
        const double to = height(b.y);
        double begin = 0;
        double end = 1;
        if (!cut(a.x, b.x, xLow, xHigh, begin, end) || !cut(from, to, low, high, begin, end)) {
            continue;
        }
        const auto at = [&](double t) -> CurvePoint {
            const double y = from + t * (to - from);
            return t <= 0 ? a : t >= 1 ? b : CurvePoint{a.x + t * (b.x - a.x), logarithmic ? std::exp(y) : y};
        };
        const CurvePoint start = at(begin);
        if (line.empty() || !(line.back() == start)) {
            if (!line.empty()) {
                line.push_back({start.x, none});
            }
            line.push_back(start);
        }
        line.push_back(at(end));
    }
    return line;
}

}  // namespace docent
