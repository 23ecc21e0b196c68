// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/SvgChart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

#include "base/Utf8.h"

namespace docent {

namespace {

constexpr double width = 760;
constexpr double rowHeight = 26;
constexpr double plotHeight = 300;
constexpr double charWidth = 6.6;  // of 12 px text, about
constexpr std::array colours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00", "#7a7a7a"};

std::string number(double value, int digits = 1) {
    char text[40];
    (void)std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

/// 1, 2 or 5 times a power of ten, of which about `most` fit in.
double tickStep(double range, double most) {
    const double wanted = range / most;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted) {
            return factor * power;
        }
    }
    return 10 * power;
}

struct Axis {
    double low = 0;
    double high = 1;
    bool isLog = false;
    bool inPoints = false;
    double from = 0;  ///< pixels
    double to = 1;

    [[nodiscard]] double at(double value) const {
        const double part =
            isLog ? (std::log(value) - std::log(low)) / (std::log(high) - std::log(low)) : (value - low) / (high - low);
        return from + part * (to - from);
    }
    void include(double value) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    void pad() {
        if (isLog) {
            low /= 1.4;
            high *= 1.4;
            return;
        }
        const double room = high > low ? 0.06 * (high - low) : std::max(0.01, 0.1 * std::abs(high));
        low -= room;
        high += room;
    }
    [[nodiscard]] std::vector<double> ticks() const {
        std::vector<double> values;
        if (isLog) {
            for (double power = std::pow(10.0, std::floor(std::log10(low))); power <= high; power *= 10) {
                if (power >= low) {
                    values.push_back(power);
                }
            }
            if (values.size() >= 2) {
                return values;
            }
            values = {low, std::sqrt(low * high), high};
            return values;
        }
        const double step = tickStep(high - low, 7);
        for (double value = std::ceil(low / step) * step; value <= high + 1e-9 * step; value += step) {
            values.push_back(std::abs(value) < 1e-9 * step ? 0 : value);
        }
        return values;
    }
    [[nodiscard]] std::string text(double value) const {
        if (inPoints) {
            const double step = tickStep(high - low, 7);
            return number(100 * value, step < 0.01 ? (step < 0.001 ? 2 : 1) : 0);
        }
        if (std::abs(value) >= 1000 && std::abs(value) < 1e15) {
            std::string digits = number(value, 0);
            for (std::size_t at = digits.size(); at > 3 + (digits.front() == '-' ? 1U : 0U);) {
                at -= 3;
                digits.insert(at, ",");
            }
            return digits;
        }
        char shown[40];
        (void)std::snprintf(shown, sizeof shown, "%.3g", value);
        return shown;
    }
};

class Drawing {
public:
    explicit Drawing(const SvgChart& chart) : m_chart(chart) {
        std::size_t longest = 0;
        for (const std::string& row : m_chart.rows) {
            longest = std::max(longest, row.size());
        }
        const bool hasRows = !m_chart.rows.empty();
        m_left = hasRows ? std::clamp(charWidth * static_cast<double>(longest) + 16, 60.0, 300.0) : 70;
        m_top = 34 + 22 * legendLines();
        m_height = hasRows ? rowHeight * static_cast<double>(m_chart.rows.size()) : plotHeight;
        fitAxes();
    }

    std::string text() {
        const double all = m_top + m_height + 54;
        m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width, 0) + " " + number(all, 0) +
                "\" width=\"" + number(width, 0) + "\" height=\"" + number(all, 0) +
                "\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\">\n";
        m_out += "<title>" + xmlEscaped(m_chart.title) + "</title>\n";
        write(8, 18, m_chart.title, "start", " font-size=\"14\" font-weight=\"600\"");
        legend();
        axes();
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            draw(m_chart.series[s], s);
        }
        return m_out + "</svg>\n";
    }

private:
    [[nodiscard]] double legendLines() const {
        double lines = m_chart.series.size() > 1 ? 1 : 0;
        double x = 8;
        for (const SvgSeries& series : m_chart.series) {
            const double own = 26 + charWidth * static_cast<double>(series.name.size());
            if (x > 8 && x + own > width - 8) {
                ++lines;
                x = 8;
            }
            x += own;
        }
        return m_chart.series.size() > 1 ? lines : 0;
    }

    void fitAxes() {
        m_x = {.low = std::numeric_limits<double>::infinity(),
               .high = -std::numeric_limits<double>::infinity(),
               .isLog = m_chart.isLogX,
               .inPoints = m_chart.xInPoints,
               .from = m_left,
               .to = width - 20};
        m_y = {.low = m_x.low,
               .high = m_x.high,
               .isLog = false,
               .inPoints = m_chart.yInPoints,
               .from = m_top + m_height,
               .to = m_top};
        const bool hasRows = !m_chart.rows.empty();
        for (const SvgSeries& series : m_chart.series) {
            for (const SvgPoint& point : series.points) {
                m_x.include(point.x);
                m_y.include(point.y);
                if (point.hasInterval) {
                    for (const double end : {point.low, point.high}) {
                        (hasRows ? m_x : m_y).include(end);
                    }
                }
            }
        }
        if (m_chart.reference) {
            (hasRows ? m_x : m_y).include(*m_chart.reference);
        }
        for (Axis* axis : {&m_x, &m_y}) {
            if (!(axis->low <= axis->high)) {
                axis->low = axis->isLog ? 1 : 0;
                axis->high = axis->isLog ? 10 : 1;
            }
            axis->pad();
        }
    }

    [[nodiscard]] double yAt(double value) const {
        return m_chart.rows.empty() ? m_y.at(value) : m_top + rowHeight * (value + 0.5);
    }

    void write(double x, double y, const std::string& text, const char* anchor, const std::string& more = {}) {
        m_out += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\"" + more + ">" +
                 xmlEscaped(text) + "</text>\n";
    }
    void line(double x1, double y1, double x2, double y2, const std::string& stroke, double thickness,
              const std::string& more = {}) {
        m_out += "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" +
                 number(y2) + "\" stroke=\"" + stroke + "\" stroke-width=\"" + number(thickness) + "\"" + more + "/>\n";
    }

    void mark(double x, double y, std::size_t series) {
        const std::string colour = colours[series % colours.size()];
        const std::string fill = " fill=\"" + colour + "\"";
        switch (series % 4) {
            case 0:
                m_out += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"4.5\"" + fill + "/>\n";
                break;
            case 1:
                m_out += "<rect x=\"" + number(x - 4) + "\" y=\"" + number(y - 4) + "\" width=\"8\" height=\"8\"" +
                         fill + "/>\n";
                break;
            case 2:
                polygon({{x, y - 5.5}, {x + 5, y + 4}, {x - 5, y + 4}}, fill);
                break;
            default:
                polygon({{x, y - 5.5}, {x + 5.5, y}, {x, y + 5.5}, {x - 5.5, y}}, fill);
                break;
        }
    }
    void polygon(const std::vector<std::pair<double, double>>& corners, const std::string& fill) {
        m_out += "<polygon points=\"";
        for (const auto& [x, y] : corners) {
            m_out += number(x) + "," + number(y) + " ";
        }
        m_out += "\"" + fill + "/>\n";
    }

    void legend() {
        if (m_chart.series.size() < 2) {
            return;
        }
        double x = 8;
        double y = 38;
        for (std::size_t s = 0; s < m_chart.series.size(); ++s) {
            const double own = 26 + charWidth * static_cast<double>(m_chart.series[s].name.size());
            if (x > 8 && x + own > width - 8) {
                x = 8;
                y += 22;
            }
            mark(x + 6, y, s);
            write(x + 16, y + 4, m_chart.series[s].name, "start");
            x += own;
        }
    }

    void axes() {
        const double bottom = m_top + m_height;
        for (const double tick : m_x.ticks()) {
            line(m_x.at(tick), m_top, m_x.at(tick), bottom, "currentColor", 1, " stroke-opacity=\"0.15\"");
            write(m_x.at(tick), bottom + 17, m_x.text(tick), "middle");
        }
        if (m_chart.rows.empty()) {
            for (const double tick : m_y.ticks()) {
                line(m_left, m_y.at(tick), width - 20, m_y.at(tick), "currentColor", 1, " stroke-opacity=\"0.15\"");
                write(m_left - 8, m_y.at(tick) + 4, m_y.text(tick), "end");
            }
            write(0, 0, m_chart.yLabel, "middle",
                  " transform=\"translate(16," + number(m_top + m_height / 2) + ") rotate(-90)\"");
        } else {
            for (std::size_t row = 0; row < m_chart.rows.size(); ++row) {
                std::string name = m_chart.rows[row];
                const auto room = static_cast<std::size_t>((m_left - 16) / charWidth);
                if (name.size() > room && room > 3) {
                    name = name.substr(0, cutWithin(name, room - 1)) + "…";
                }
                write(m_left - 8, yAt(static_cast<double>(row)) + 4, name, "end");
                line(m_left, yAt(static_cast<double>(row)), width - 20, yAt(static_cast<double>(row)), "currentColor",
                     1, " stroke-opacity=\"0.08\"");
            }
        }
        line(m_left, bottom, width - 20, bottom, "currentColor", 1);
        line(m_left, m_top, m_left, bottom, "currentColor", 1);
        if (m_chart.reference) {
            const std::string dashes = " stroke-dasharray=\"5 4\"";
            if (m_chart.rows.empty()) {
                line(m_left, m_y.at(*m_chart.reference), width - 20, m_y.at(*m_chart.reference), "currentColor", 1.4,
                     dashes);
            } else {
                line(m_x.at(*m_chart.reference), m_top, m_x.at(*m_chart.reference), bottom, "currentColor", 1.4,
                     dashes);
            }
        }
        write((m_left + width - 20) / 2, bottom + 40, m_chart.xLabel, "middle");
    }

    void draw(const SvgSeries& series, std::size_t index) {
        const std::string colour = colours[index % colours.size()];
        const bool hasRows = !m_chart.rows.empty();
        // Several series share a row, one a little below the other.
        const double count = static_cast<double>(m_chart.series.size());
        const double shift =
            hasRows && count > 1 ? (static_cast<double>(index) - (count - 1) / 2) * (rowHeight * 0.7 / count) : 0;
        if (series.isLine && series.points.size() > 1) {
            m_out += "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\"";
            for (const SvgPoint& point : series.points) {
                m_out += number(m_x.at(point.x)) + "," + number(yAt(point.y) + shift) + " ";
            }
            m_out += "\"/>\n";
        }
        for (const SvgPoint& point : series.points) {
            const double x = m_x.at(point.x);
            const double y = yAt(point.y) + shift;
            if (point.hasInterval && hasRows) {
                line(m_x.at(point.low), y, m_x.at(point.high), y, colour, 1.6);
            } else if (point.hasInterval) {
                line(x, m_y.at(point.low), x, m_y.at(point.high), colour, 1.6);
            }
            mark(x, y, index);
            if (!point.label.empty()) {
                name(x, y, point.label);
            }
        }
    }

    /// Beside a point, where no other name is.
    void name(double x, double y, const std::string& text) {
        const double length = charWidth * static_cast<double>(text.size());
        const bool isLeft = x > width - 30 - length;
        const double from = isLeft ? x - 9 - length : x + 9;
        double base = y - 6;
        for (const double shift : {-6.0, 14.0, -20.0, 28.0, -34.0, 42.0}) {
            base = y + shift;
            const bool isFree = std::none_of(m_names.begin(), m_names.end(), [&](const Box& other) {
                return std::abs(other.base - base) < 13 && from < other.to && from + length > other.from;
            });
            if (isFree) {
                break;
            }
        }
        m_names.push_back({from, from + length, base});
        write(isLeft ? x - 9 : x + 9, base, text, isLeft ? "end" : "start", " font-size=\"11\"");
    }

    struct Box {
        double from;
        double to;
        double base;
    };
    const SvgChart& m_chart;
    std::vector<Box> m_names;
    double m_left = 0;
    double m_top = 0;
    double m_height = 0;
    Axis m_x;
    Axis m_y;
    std::string m_out;
};

}  // namespace

std::string xmlEscaped(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string svgText(const SvgChart& chart) {
    return Drawing(chart).text();
}

}  // namespace docent
