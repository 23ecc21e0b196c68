// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace docent {

struct SvgPoint {
    double x = 0;
    double y = 0;
    /// Of an interval of x where the chart has rows, else of y; nothing where they are not finite.
    double low = 0;
    double high = 0;
    bool hasInterval = false;
    std::string label;  ///< written beside it; "" = none
};

struct SvgSeries {
    std::string name;
    std::vector<SvgPoint> points;
    bool isLine = false;  ///< joined, in their order
};

/// A chart for a report: points with intervals, in rows of a name each, or over two axes with numbers.
struct SvgChart {
    std::string title;
    std::string xLabel;
    std::string yLabel;
    std::vector<std::string> rows;  ///< from the top: points have the row's index as y. Empty = y has numbers
    std::vector<SvgSeries> series;
    bool isLogX = false;     ///< x > 0
    bool xInPoints = false;  ///< values are fractions and told in percent
    bool yInPoints = false;
    std::optional<double> reference;  ///< a line at this x where there are rows, else at this y
};

/// An <svg> element of 760 px width with a title and a description for readers of screens. Text, axes and grid have the
/// colour of the text around it; series have those of Okabe and Ito (2008), told apart by shape too.
[[nodiscard]] std::string svgText(const SvgChart& chart);

/// With &, <, > and quotes as entities.
[[nodiscard]] std::string xmlEscaped(const std::string& text);

}  // namespace docent
