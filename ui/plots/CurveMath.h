// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace docent {

struct CurvePoint {
    double x = 0;
    double y = 0;
    bool operator==(const CurvePoint&) const = default;
};

/// The exponential moving average of TensorBoard's time series, debiased as Adam's moments are (Kingma and Ba, 2015,
/// section 3): s_t = w s_(t-1) + (1 - w) v_t, shown as s_t / (1 - w^t), where t counts the values that there are.
class Smoother {
public:
    /// `weight` in [0, 1); 0 leaves the values as they are.
    explicit Smoother(double weight) : m_weight(weight) {}
    /// NaN for NaN, which leaves the average untouched.
    double add(double value);
    [[nodiscard]] double weight() const { return m_weight; }

private:
    double m_weight;
    double m_sum = 0;
    double m_power = 1;  // w^t
};

[[nodiscard]] std::vector<double> smoothed(const std::vector<double>& values, double weight);

/// What is seen of a curve on [low, high] when it is drawn `columns` pixels wide: of every column the first, lowest,
/// highest and last point, and the neighbours just outside. All points where they are few. `x` ascends; values that are
/// NaN are no points, and with `positiveOnly` (a log axis) neither are those <= 0.
[[nodiscard]] std::vector<CurvePoint> visiblePoints(const std::vector<double>& x, const std::vector<double>& y,
                                                    double low, double high, int columns, bool positiveOnly);

/// The parts of a line between two heights; a part that was cut off is a NaN. Formats without clipping would draw it
/// over the neighbouring panel. `logarithmic`: the line is straight where the heights are on a log axis.
[[nodiscard]] std::vector<CurvePoint> clippedLine(const std::vector<CurvePoint>& points, double xLow, double xHigh,
                                                  double yLow, double yHigh, bool logarithmic);

}  // namespace docent
