// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingPainter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "support/ProxyText.h"
#include "support/Text.h"

namespace docent {
namespace {

constexpr int leastRow = 26;  // pixels
constexpr int tallestRow = 52;
constexpr double thickestBar = 30;
constexpr double margin = 10;
constexpr double gap = 10;
constexpr double bracketWidth = 14;
constexpr double swatch = 14;
constexpr double dotRadius = 6;

/// Solid, so that the grid does not show through a bar.
QColor mixed(const QColor& colour, const QColor& ground, double part) {
    return QColor::fromRgbF(static_cast<float>(part * colour.redF() + (1 - part) * ground.redF()),
                            static_cast<float>(part * colour.greenF() + (1 - part) * ground.greenF()),
                            static_cast<float>(part * colour.blueF() + (1 - part) * ground.blueF()));
}

QColor withAlpha(QColor colour, float alpha) {
    colour.setAlphaF(alpha);
    return colour;
}

void paintDiamond(QPainter& painter, const QPointF& centre, double radius, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const std::array corners = {centre + QPointF(0, -radius), centre + QPointF(radius, 0), centre + QPointF(0, radius),
                                centre + QPointF(-radius, 0)};
    painter.drawPolygon(corners.data(), static_cast<int>(corners.size()));
}

/// "]" along a run of rows.
void paintBracket(QPainter& painter, double right, double top, double bottom) {
    const std::array points = {QPointF(right - 5, top), QPointF(right, top), QPointF(right, bottom),
                               QPointF(right - 5, bottom)};
    painter.drawPolyline(points.data(), static_cast<int>(points.size()));
}

double tickStep(double highest, double width) {
    const double wanted = highest * 64 / std::max(width, 1.0);
    for (const double step : {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5}) {
        if (step >= wanted) {
            return step;
        }
    }
    return 1;
}

/// 1, 2 or 5 times a power of ten, for scores of any size.
double numberStep(double range, double width) {
    const double wanted = range * 80 / std::max(width, 80.0);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted) {
            return factor * power;
        }
    }
    return 10 * power;
}

}  // namespace

struct RankingPainter::LegendItem {
    enum class Mark { Bar, Outline, Diamond, Bracket };
    Mark mark;
    QString text;
    QColor colour;
    QPointF place;  ///< left and middle
};

std::vector<RankingPainter::LegendItem> RankingPainter::legend() const {
    using Mark = LegendItem::Mark;
    std::vector<LegendItem> items;
    bool experts = false;
    bool others = false;
    bool baseline = false;
    bool dropped = false;
    for (const RankingBar& bar : m_bars.bars) {
        baseline = baseline || bar.baseline;
        experts = experts || (!bar.baseline && bar.fitsBest);
        others = others || (!bar.baseline && !bar.fitsBest && bar.droppedAfter == 0);
        dropped = dropped || bar.droppedAfter > 0;
    }
    if (experts) {
        items.push_back({Mark::Bar,
                         m_bars.hasTies
                             ? QCoreApplication::translate("RankingPainter", "Fits best, or as well within noise")
                             : QCoreApplication::translate("RankingPainter", "Fits best"),
                         m_colours.series[0],
                         {}});
    }
    if (others) {
        items.push_back({Mark::Bar,
                         QCoreApplication::translate("RankingPainter", "Other experts"),
                         mixed(m_colours.series[0], m_colours.background, 0.4),
                         {}});
    }
    if (dropped) {
        items.push_back({Mark::Outline,
                         QCoreApplication::translate("RankingPainter", "Dropped after a part of the pictures"),
                         mixed(m_colours.series[0], m_colours.background, 0.75),
                         {}});
    }
    if (baseline) {
        items.push_back(
            {Mark::Diamond, QCoreApplication::translate("RankingPainter", "Baseline"), m_colours.series[1], {}});
    }
    if (m_bars.hasTies) {
        items.push_back({Mark::Bracket,
                         QCoreApplication::translate("RankingPainter", "Not told apart from the best"),
                         m_colours.text,
                         {}});
    }
    const QFontMetricsF metrics(m_font);
    const double line = metrics.height() + 6;
    QPointF place(margin, margin / 2 + line / 2);
    for (LegendItem& item : items) {
        const double width = swatch + 6 + metrics.horizontalAdvance(item.text) + 18;
        if (place.x() > margin && place.x() + width - 18 > m_size.width() - margin) {
            place = QPointF(margin, place.y() + line);
        }
        item.place = place;
        place.rx() += width;
    }
    return items;
}

double RankingPainter::widestName(const RankingBars& bars, const QFont& font) {
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (const RankingBar& bar : bars.bars) {
        widest = std::max(widest, metrics.horizontalAdvance(bar.name));
    }
    return widest;
}

int RankingPainter::comfortableHeight(const RankingBars& bars, int width, const QFont& font) {
    const RankingPainter probe(bars, QSize(width, 0), font, widestName(bars, font), 0, false);
    const auto rows = static_cast<int>(bars.bars.size());
    return static_cast<int>(std::ceil(-probe.m_rows.height())) + rows * (rows <= 40 ? 32 : leastRow);
}

RankingPainter::RankingPainter(const RankingBars& bars, QSize size, const QFont& font, double nameWidth, int offset,
                               bool dark)
    : m_bars(bars),
      m_size(size),
      m_font(font),
      m_dark(dark),
      m_colours(themeColours(dark)),
      m_offset(offset),
      m_fromZero(isAccuracyProxy(bars.proxy)) {
    const QFontMetricsF metrics(m_font);
    const std::vector<LegendItem> items = legend();
    const double legendBottom = (items.empty() ? 0.0 : items.back().place.y()) + metrics.height() / 2 + 8;
    const double referenceLine = m_bars.chance || m_bars.baseline ? metrics.height() + 2 : 0;
    const double axis = 2 * metrics.height() + 18;
    const double above = legendBottom + referenceLine;
    m_rows = QRectF(0, above, size.width(), size.height() - above - axis);
    const auto count = static_cast<int>(m_bars.bars.size());
    m_rowHeight = std::clamp(count > 0 ? static_cast<int>(m_rows.height()) / count : leastRow, leastRow, tallestRow);

    const double diamond = 16;  // before the baseline's name
    m_left = margin + diamond + std::min(nameWidth, 0.36 * size.width()) + gap;
    m_valuesRight = size.width() - margin - (m_bars.hasTies ? bracketWidth : 0);
    double widestScore = metrics.horizontalAdvance(proxyScoreText(m_bars.proxy, 1));
    if (m_fromZero) {
        m_highest = std::min(1.0, 1.04 * std::max(m_bars.highest, 0.05));
    } else {
        // No score is nothing here: the axis begins a little below the lowest.
        const double range = m_bars.highest - m_bars.lowest;
        const double least = std::max(1e-6 * std::max(std::abs(m_bars.lowest), std::abs(m_bars.highest)), 1e-9);
        const double edge = std::max(0.06 * range, least);  // differences of rounding are none to see
        m_lowest = m_bars.lowest - edge;
        m_highest = m_bars.highest + edge;
        for (const RankingBar& bar : m_bars.bars) {
            widestScore = std::max(widestScore, metrics.horizontalAdvance(proxyScoreText(m_bars.proxy, bar.score)));
        }
    }
    m_right = std::max(m_left + 40, m_valuesRight - widestScore - gap);
    if (count > 0 && m_rows.height() > 0) {
        m_first = std::clamp(m_offset / m_rowHeight, 0, count - 1);
        m_last = std::clamp(static_cast<int>((m_offset + m_rows.height() - 1) / m_rowHeight), m_first, count - 1);
    }
}

double RankingPainter::xOf(double value) const {
    return m_left + (m_right - m_left) * std::clamp((value - m_lowest) / (m_highest - m_lowest), 0.0, 1.0);
}

double RankingPainter::middleOf(int row) const {
    return m_rows.top() + (row + 0.5) * m_rowHeight - m_offset;
}

QRectF RankingPainter::barOf(int row) const {
    const double thickness = std::min(0.62 * m_rowHeight, thickestBar);
    const double score = m_bars.bars[static_cast<std::size_t>(row)].score;
    return {m_left, middleOf(row) - thickness / 2, xOf(score) - m_left, thickness};
}

int RankingPainter::rowAt(const QPointF& position) const {
    if (!m_rows.contains(position)) {
        return -1;
    }
    const auto row = static_cast<int>((position.y() - m_rows.top() + m_offset) / m_rowHeight);
    return row >= m_first && row <= m_last ? row : -1;
}

void RankingPainter::paint(QPainter& painter, int selected, bool hasFocus) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    painter.fillRect(QRect(QPoint(0, 0), m_size), m_colours.background);
    paintLegend(painter);
    paintAxis(painter);
    if (!m_fromZero) {
        paintReferences(painter);  // under the dots
    }
    painter.save();
    painter.setClipRect(m_rows);
    if (selected >= m_first && selected <= m_last) {
        paintSelection(painter, selected, hasFocus);
    }
    for (int row = m_first; row <= m_last; ++row) {
        paintRow(painter, row);
    }
    paintBrackets(painter);
    painter.restore();
    if (m_fromZero) {
        paintReferences(painter);
    }
}

void RankingPainter::paintLegend(QPainter& painter) const {
    const QFontMetricsF metrics(m_font);
    for (const LegendItem& item : legend()) {
        const QPointF centre = item.place + QPointF(swatch / 2, 0);
        switch (item.mark) {
            case LegendItem::Mark::Bar:
            case LegendItem::Mark::Outline: {
                const RankingBar sample{.droppedAfter = item.mark == LegendItem::Mark::Outline ? 1 : 0};
                if (m_fromZero) {
                    paintBar(painter, QRectF(centre.x() - swatch / 2, centre.y() - 5, swatch, 10), sample, item.colour);
                } else {
                    paintDot(painter, centre, sample, item.colour);
                }
                break;
            }
            case LegendItem::Mark::Diamond:
                paintDiamond(painter, centre, 6, item.colour);
                break;
            case LegendItem::Mark::Bracket:
                painter.setPen(QPen(item.colour, 1.4));
                painter.setBrush(Qt::NoBrush);
                paintBracket(painter, centre.x() + 3, centre.y() - 6, centre.y() + 6);
                break;
        }
        painter.setPen(m_colours.text);
        const double left = item.place.x() + swatch + 6;
        painter.drawText(QRectF(left, centre.y() - metrics.height() / 2, m_size.width() - left, metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, item.text);
    }
}

void RankingPainter::paintAxis(QPainter& painter) const {
    const QFontMetricsF metrics(m_font);
    const double step =
        m_fromZero ? tickStep(m_highest, m_right - m_left) : numberStep(m_highest - m_lowest, m_right - m_left);
    int decimals = 0;
    for (double left = step; decimals < 9 && std::abs(left - std::round(left)) > 1e-6 * left; left *= 10) {
        ++decimals;  // until the step is a whole number of the last digit
    }
    const QColor grid = withAlpha(m_colours.line, 0.6F);
    const double first = std::ceil(m_lowest / step - 1e-9);
    constexpr int mostTicks = 100;
    for (int i = 0; i < mostTicks && (first + i) * step <= m_highest + 1e-9 * step; ++i) {
        const double value = first + i == 0 ? 0.0 : (first + i) * step;  // not -0
        const double x = std::round(xOf(value)) + 0.5;
        painter.setPen(grid);
        painter.drawLine(QPointF(x, m_rows.top()), QPointF(x, m_rows.bottom() + 4));
        painter.setPen(m_colours.text);
        painter.drawText(QRectF(x - 40, m_rows.bottom() + 6, 80, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                         m_fromZero ? percent(value, 0) : QLocale().toString(value, 'f', decimals));
    }
    painter.setPen(m_colours.line);
    const double y = std::round(m_rows.bottom()) + 0.5;
    painter.drawLine(QPointF(m_left, y), QPointF(m_right, y));
    painter.setPen(m_colours.muted);
    const QRectF line(margin, m_rows.bottom() + metrics.height() + 8, m_size.width() - 2 * margin, metrics.height());
    const QString title = proxySummary(m_bars.proxy);
    // Under the bars where it fits there, else under all.
    const QRectF under(m_left, line.top(), m_right - m_left, line.height());
    const double width = metrics.horizontalAdvance(title);
    painter.drawText(width <= under.width() ? under : line, Qt::AlignHCenter | Qt::AlignTop,
                     metrics.elidedText(title, Qt::ElideRight, line.width()));
}

void RankingPainter::paintReferences(QPainter& painter) const {
    if (m_bars.bars.empty()) {
        return;
    }
    const QFontMetricsF metrics(m_font);
    const double top = m_rows.top() - metrics.height() - 3;
    const double rightmost = m_valuesRight;
    double taken = 0;  // up to here by the label before
    const auto paint = [&](double value, const QString& text, const QPen& pen) {
        const double x = xOf(value);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, m_rows.top() - 2), QPointF(x, m_rows.bottom()));
        const double width = metrics.horizontalAdvance(text);
        const double left = std::max(taken, std::clamp(x - width / 2, margin, std::max(margin, rightmost - width)));
        painter.setPen(m_colours.muted);
        painter.drawText(QRectF(left, top, width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        taken = left + width + gap;
    };
    struct Reference {
        double value;
        QString text;
        QPen pen;
    };
    std::vector<Reference> references;
    if (m_bars.chance) {
        references.push_back({*m_bars.chance,
                              QCoreApplication::translate("RankingPainter", "Chance, %1").arg(percent(*m_bars.chance)),
                              QPen(m_colours.muted, 1.4, Qt::DashLine)});
    }
    if (m_bars.baseline) {
        references.push_back({*m_bars.baseline,
                              QCoreApplication::translate("RankingPainter", "Baseline, %1")
                                  .arg(proxyScoreText(m_bars.proxy, *m_bars.baseline)),
                              QPen(m_colours.series[1], 1.6, Qt::DotLine)});
    }
    std::sort(references.begin(), references.end(),
              [](const Reference& a, const Reference& b) { return a.value < b.value; });
    for (const Reference& one : references) {
        paint(one.value, one.text, one.pen);
    }
}

void RankingPainter::paintSelection(QPainter& painter, int row, bool hasFocus) const {
    const QRectF area(3, middleOf(row) - m_rowHeight / 2.0 + 1, m_size.width() - 6, m_rowHeight - 2);
    painter.setPen(QPen(withAlpha(m_colours.accent, hasFocus ? 1.0F : 0.5F), hasFocus ? 1.6 : 1.0));
    painter.setBrush(withAlpha(m_colours.accent, 0.12F));
    painter.drawRoundedRect(area, 5, 5);
}

/// A score of a part of the pictures is drawn as an outline.
void RankingPainter::paintBar(QPainter& painter, const QRectF& area, const RankingBar& bar,
                              const QColor& colour) const {
    if (bar.droppedAfter == 0) {
        painter.fillRect(area, colour);
        return;
    }
    painter.fillRect(area, withAlpha(colour, 0.15F));
    painter.setPen(QPen(colour, 1.2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.6, 0.6, -0.6, -0.6));
}

void RankingPainter::paintDot(QPainter& painter, const QPointF& place, const RankingBar& bar,
                              const QColor& colour) const {
    if (bar.baseline) {
        paintDiamond(painter, place, dotRadius + 1, colour);
        return;
    }
    painter.setPen(bar.droppedAfter == 0 ? QPen(m_colours.background, 1.2) : QPen(colour, 1.4, Qt::DashLine));
    painter.setBrush(bar.droppedAfter == 0 ? colour : mixed(colour, m_colours.background, 0.15));
    painter.drawEllipse(place, dotRadius, dotRadius);
}

void RankingPainter::paintRow(QPainter& painter, int row) const {
    const RankingBar& bar = m_bars.bars[static_cast<std::size_t>(row)];
    const QFontMetricsF metrics(m_font);
    const double middle = middleOf(row);
    const double textTop = middle - metrics.height() / 2;
    const QColor colour = bar.baseline           ? m_colours.series[1]
                          : bar.fitsBest         ? m_colours.series[0]
                          : bar.droppedAfter > 0 ? mixed(m_colours.series[0], m_colours.background, 0.75)
                                                 : mixed(m_colours.series[0], m_colours.background, 0.4);
    if (bar.baseline) {
        paintDiamond(painter, QPointF(margin + 6, middle), 5, colour);
    }
    const QRectF nameArea(margin + 16, textTop, m_left - gap - margin - 16, metrics.height());
    painter.setPen(m_colours.text);
    painter.drawText(nameArea, Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(bar.name, Qt::ElideMiddle, nameArea.width()));

    const QRectF area = barOf(row);
    if (m_fromZero) {
        paintBar(painter, area, bar, colour);
    } else {
        painter.setPen(QPen(m_colours.line, 1, Qt::DotLine));  // from the name to its dot
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    }
    const double low = xOf(bar.low);
    const double high = xOf(bar.high);
    constexpr double whisker = 4;
    const std::array lines = {QLineF(low, middle, high, middle), QLineF(low, middle - whisker, low, middle + whisker),
                              QLineF(high, middle - whisker, high, middle + whisker)};
    // With a rim, so that they are seen on a bar of whatever colour too.
    for (const QPen& pen : {QPen(withAlpha(m_colours.background, 0.55F), 3.2), QPen(m_colours.text, 1.4)}) {
        painter.setPen(pen);
        painter.drawLines(lines.data(), static_cast<int>(lines.size()));
    }
    if (!m_fromZero) {
        paintDot(painter, QPointF(area.right(), middle), bar, colour);
    }

    painter.setPen(m_colours.text);
    painter.drawText(QRectF(m_right, textTop, m_valuesRight - m_right, metrics.height()),
                     Qt::AlignRight | Qt::AlignVCenter, proxyScoreText(m_bars.proxy, bar.score));
}

void RankingPainter::paintBrackets(QPainter& painter) const {
    if (!m_bars.hasTies) {
        return;
    }
    const auto fitsBest = [this](int row) {
        return row >= 0 && row < static_cast<int>(m_bars.bars.size()) &&
               m_bars.bars[static_cast<std::size_t>(row)].fitsBest;
    };
    painter.setPen(QPen(m_colours.text, 1.4));
    painter.setBrush(Qt::NoBrush);
    for (int row = m_first; row <= m_last; ++row) {
        if (!fitsBest(row)) {
            continue;
        }
        int end = row;
        while (end < m_last && fitsBest(end + 1)) {
            ++end;
        }
        // What goes on above or below the view is drawn beyond it, so that its end is not seen there.
        const double top = middleOf(fitsBest(row - 1) ? row - 1 : row) - m_rowHeight * 0.32;
        const double bottom = middleOf(fitsBest(end + 1) ? end + 1 : end) + m_rowHeight * 0.32;
        paintBracket(painter, m_size.width() - margin + 1, top, bottom);
        row = end;
    }
}

}  // namespace docent
