// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "plots/ConfusionFrame.h"
#include "support/ColourMap.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double lineFrom = 12;  // pixels of a cell from which its outline is drawn

QColor blend(const QColor& from, const QColor& to, double t) {
    const auto mix = [t](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * t)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

}  // namespace

QColor ConfusionView::colourOf(std::size_t truth, std::size_t predicted, const ThemeColours& colours, bool dark) const {
    if (m_data.isDifference()) {
        const double change = m_largestChange > 0 ? static_cast<double>(m_data.value(truth, predicted)) /
                                                        static_cast<double>(m_largestChange)
                                                  : 0;
        return change == 0 ? colours.background : divergingColour(0.5 + change / 2, dark);
    }
    // Mistakes are in the orange of the palette, so that they are seen beside the diagonal; the root lifts the few.
    const double share = m_data.share(truth, predicted);
    return truth == predicted ? blend(colours.background, colours.series[0], share)
                              : blend(colours.background, colours.series[4], std::sqrt(share));
}

void ConfusionView::updateLook() {
    m_longestName = 0;
    QFont strong = font();
    strong.setBold(true);  // as those of the current cell are
    const QFontMetricsF metrics(strong);
    for (const QString& label : m_data.labels) {
        m_longestName = std::max(m_longestName, std::ceil(metrics.horizontalAdvance(label)) + 1);
    }
    m_colours = cellColours(isDark());
}

QImage ConfusionView::cellColours(bool dark) const {
    const ThemeColours colours = themeColours(dark);
    const int n = static_cast<int>(m_data.size());
    QImage image = n > 0 ? QImage(n, n, QImage::Format_RGB32) : QImage();
    for (int truth = 0; truth < n; ++truth) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(truth));
        for (int predicted = 0; predicted < n; ++predicted) {
            line[predicted] =
                colourOf(static_cast<std::size_t>(truth), static_cast<std::size_t>(predicted), colours, dark).rgb();
        }
    }
    return image;
}

QString ConfusionView::figureOf(std::size_t truth, std::size_t predicted) const {
    const std::int64_t value = m_data.value(truth, predicted);
    if (value == 0) {
        return {};
    }
    const QString sign = m_data.isDifference() && value > 0 ? QStringLiteral("+") : QString();
    if (m_figures == Figures::Counts) {
        return sign + number(value);
    }
    return sign + QLocale().toString(100 * m_data.share(truth, predicted), 'f', 0);
}

int ConfusionView::paintCells(QPainter& painter, const Frame& frame, bool oneByOne) const {
    const double line = fontMetrics().height();
    const bool writeFigures = frame.side >= 1.35 * line;
    painter.save();
    painter.setClipRect(frame.matrix);
    painter.setRenderHint(QPainter::Antialiasing, false);
    int drawn = 0;
    if (!oneByOne && !writeFigures) {
        // Hundreds of classes: one picture, stretched.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        const QRectF part(static_cast<double>(frame.firstColumn), static_cast<double>(frame.firstRow),
                          static_cast<double>(frame.endColumn - frame.firstColumn),
                          static_cast<double>(frame.endRow - frame.firstRow));
        const QPointF corner = frame.cell(frame.firstRow, frame.firstColumn).topLeft();
        painter.drawImage(QRectF(corner, part.size() * frame.side), frame.colours, part);
    } else {
        const QPen outline(themeColours(frame.dark).line, 0);
        for (std::size_t truth = frame.firstRow; truth < frame.endRow; ++truth) {
            for (std::size_t predicted = frame.firstColumn; predicted < frame.endColumn; ++predicted) {
                const QRectF cell = frame.cell(truth, predicted);
                const QColor ground = frame.colours.pixel(static_cast<int>(predicted), static_cast<int>(truth));
                painter.fillRect(cell, ground);
                if (frame.side >= lineFrom) {
                    painter.setPen(outline);
                    painter.drawRect(cell);
                }
                const QString figure = writeFigures ? figureOf(truth, predicted) : QString();
                if (!figure.isEmpty() && fontMetrics().horizontalAdvance(figure) <= frame.side - 2) {
                    painter.setPen(textColourOn(ground));
                    painter.drawText(cell, Qt::AlignCenter, figure);
                }
                ++drawn;
            }
        }
    }
    painter.setPen(QPen(themeColours(frame.dark).text, 1.5));
    for (const std::size_t start : m_data.branchStarts) {
        const QPointF at = frame.cell(start, start).topLeft();
        painter.drawLine(QPointF(at.x(), frame.matrix.top()), QPointF(at.x(), frame.matrix.bottom()));
        painter.drawLine(QPointF(frame.matrix.left(), at.y()), QPointF(frame.matrix.right(), at.y()));
    }
    painter.restore();
    painter.setPen(themeColours(frame.dark).field);
    painter.drawRect(frame.matrix);
    return drawn;
}

void ConfusionView::paintLabels(QPainter& painter, const Frame& frame) const {
    const ThemeColours colours = themeColours(frame.dark);
    const double line = fontMetrics().height();
    // Every label where there is room for it, else every second, third, ...
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil(line / frame.side)));
    const auto isCurrent = [&](std::size_t i, bool row) {
        return m_current && (row ? m_current->truth : m_current->predicted) == i;
    };
    const auto isShown = [&](std::size_t i, bool row) {
        const std::size_t current = m_current ? (row ? m_current->truth : m_current->predicted) : 0;
        // The current one has its label always, and then not those that it would run into.
        return isCurrent(i, row) || (i % stride == 0 && (!m_current || stride == 1 ||
                                                         std::max(i, current) - std::min(i, current) >= stride));
    };
    QFont strong = painter.font();
    strong.setBold(true);
    const QFont plain = painter.font();
    for (std::size_t i = frame.firstRow; i < frame.endRow; ++i) {
        const double centre = frame.cell(i, 0).center().y();
        if (!isShown(i, true) || centre < frame.matrix.top() || centre > frame.matrix.bottom()) {
            continue;
        }
        painter.setFont(isCurrent(i, true) ? strong : plain);
        painter.setPen(colours.text);
        const double room = frame.labelsLeft - confusionMargin;
        const QRectF place(frame.matrix.left() - frame.labelsLeft, centre - line / 2, room, line);
        const QString name =
            QFontMetricsF(painter.font()).elidedText(m_data.labels[static_cast<int>(i)], Qt::ElideMiddle, room);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, name);
    }
    const bool areUpright = m_longestName + confusionMargin <= frame.side;  // digits, say
    for (std::size_t i = frame.firstColumn; i < frame.endColumn; ++i) {
        const double centre = frame.cell(0, i).center().x();
        if (!isShown(i, false) || centre < frame.matrix.left() || centre > frame.matrix.right()) {
            continue;
        }
        painter.setFont(isCurrent(i, false) ? strong : plain);
        if (areUpright) {
            painter.drawText(QRectF(centre - frame.side / 2, frame.matrix.bottom() + confusionMargin, frame.side, line),
                             Qt::AlignCenter | Qt::TextDontClip, m_data.labels[static_cast<int>(i)]);
            continue;
        }
        painter.save();
        painter.translate(centre, frame.matrix.bottom() + confusionMargin);
        painter.rotate(90);
        const double room = frame.labelsBelow - confusionMargin;
        const QString name =
            QFontMetricsF(painter.font()).elidedText(m_data.labels[static_cast<int>(i)], Qt::ElideMiddle, room);
        painter.drawText(QRectF(0, -line / 2, room, line), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, name);
        painter.restore();
    }
    painter.setFont(plain);
    painter.setPen(colours.muted);
    painter.drawText(
        QRectF(frame.matrix.left(), frame.matrix.bottom() + frame.labelsBelow + 2, frame.matrix.width(), line),
        Qt::AlignCenter | Qt::TextDontClip, tr("Predicted"));
    painter.save();
    painter.translate(line, frame.matrix.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-frame.matrix.height() / 2, -line, frame.matrix.height(), line),
                     Qt::AlignCenter | Qt::TextDontClip, tr("Truth"));
    painter.restore();
}

void ConfusionView::paintCurrent(QPainter& painter, const Frame& frame) const {
    if (!m_current) {
        return;
    }
    painter.save();
    painter.setClipRect(frame.matrix.adjusted(-2, -2, 2, 2));
    const QRectF cell = frame.cell(m_current->truth, m_current->predicted);
    // Two lines, so that one of them is seen on any ground; a tiny cell gets a frame around it.
    const double grow = std::max(0.0, (8 - frame.side) / 2);
    const QRectF around = cell.adjusted(-grow, -grow, grow, grow);
    painter.setPen(QPen(themeColours(frame.dark).background, 4));
    painter.drawRect(around);
    painter.setPen(QPen(hasFocus() ? themeColours(frame.dark).accent : themeColours(frame.dark).text, 2));
    painter.drawRect(around);
    painter.restore();
}

}  // namespace docent
