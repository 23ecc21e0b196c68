// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CrosshairOverlay.h"

#include <QPainter>
#include <algorithm>

#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int padding = 8;
constexpr int columnGap = 12;
constexpr int swatch = 10;
constexpr int distance = 14;  // of the box from the line
constexpr int widestName = 150;
constexpr int mostRows = 12;
constexpr double dotRadius = 3.5;

}  // namespace

CrosshairOverlay::CrosshairOverlay(QWidget* plot) : QWidget(plot) {
    setObjectName(QStringLiteral("curveCrosshair"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void CrosshairOverlay::show(const CurveReadout& readout, double x, const QVector<QRect>& panels,
                            const QVector<Mark>& marks, int mouseY) {
    m_shown = true;
    m_readout = readout;
    m_x = x;
    m_panels = panels;
    m_marks = marks;
    layOut(mouseY);
    update();
}

void CrosshairOverlay::clear() {
    m_shown = false;
    update();
}

QVector<int> CrosshairOverlay::columnWidths(const CurveReadout& readout) const {
    const QFontMetrics metrics(font());
    QVector<int> widths{0};
    for (const QString& column : readout.columns) {
        widths << metrics.horizontalAdvance(column);
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(readout.rows.size(), mostRows); ++i) {
        const CurveReadout::Row& row = readout.rows[i];
        widths[0] = std::max(widths[0], std::min(widestName, metrics.horizontalAdvance(row.name)));
        for (qsizetype j = 0; j < row.values.size(); ++j) {
            widths[j + 1] = std::max(widths[j + 1], metrics.horizontalAdvance(row.values[j]));
        }
    }
    return widths;
}

int CrosshairOverlay::widthOf(const CurveReadout& readout) const {
    int width = swatch + padding;
    for (const int column : columnWidths(readout)) {
        width += column + columnGap;
    }
    return std::max(width - columnGap, QFontMetrics(font()).horizontalAdvance(readout.title)) + 2 * padding;
}

void CrosshairOverlay::layOut(int mouseY) {
    const QFontMetrics metrics(font());
    const auto rows = std::min<qsizetype>(m_readout.rows.size(), mostRows);
    m_widths = columnWidths(m_readout);
    const int width = widthOf(m_readout);
    const auto more = m_readout.rows.size() > rows ? 1 : 0;
    const int height = static_cast<int>(rows + 2 + more) * metrics.lineSpacing() + 2 * padding;
    int left = static_cast<int>(m_x) + distance;
    if (left + width > this->width()) {
        left = std::max(2, static_cast<int>(m_x) - distance - width);
    }
    const int top = mouseY < 0 ? padding : mouseY - height / 2;
    m_box = QRect(left, std::clamp(top, 2, std::max(2, this->height() - height - 2)), width, height);
}

void CrosshairOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours colours = themeColours();
    if (parentWidget()->hasFocus()) {
        painter.setPen(colours.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    if (!m_shown) {
        return;
    }
    painter.setPen(QPen(colours.muted, 1));
    for (const QRect& panel : m_panels) {
        painter.drawLine(QPointF(m_x, panel.top()), QPointF(m_x, panel.bottom()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark& mark : m_marks) {
        painter.setPen(QPen(colours.background, 1.5));
        painter.setBrush(mark.colour);
        painter.drawEllipse(mark.place, dotRadius, dotRadius);
    }
    drawBox(painter);
}

void CrosshairOverlay::drawBox(QPainter& painter) const {
    const ThemeColours colours = themeColours();
    QColor ground = colours.background;
    ground.setAlphaF(0.95F);
    painter.setPen(QPen(colours.field, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(m_box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const QFontMetrics metrics(font());
    const int line = metrics.lineSpacing();
    int y = m_box.top() + padding;
    const int left = m_box.left() + padding;
    painter.setPen(colours.text);
    painter.drawText(QRect(left, y, m_box.width() - 2 * padding, line), Qt::AlignLeft | Qt::AlignVCenter,
                     m_readout.title);
    y += line;
    const auto drawCells = [&](const QStringList& cells) {
        int x = left + swatch + padding + m_widths[0];
        for (qsizetype i = 0; i < cells.size(); ++i) {
            painter.drawText(QRect(x, y, m_widths[i + 1] + columnGap, line), Qt::AlignRight | Qt::AlignVCenter,
                             cells[i]);
            x += m_widths[i + 1] + columnGap;
        }
    };
    painter.setPen(colours.muted);
    drawCells(m_readout.columns);
    y += line;
    const auto rows = std::min<qsizetype>(m_readout.rows.size(), mostRows);
    for (qsizetype i = 0; i < rows; ++i, y += line) {
        const CurveReadout::Row& row = m_readout.rows[i];
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.colour);
        painter.drawEllipse(QRectF(left, y + (line - 8) / 2.0, 8, 8));
        painter.setPen(colours.text);
        painter.drawText(QRect(left + swatch + padding / 2, y, m_widths[0] + padding / 2, line),
                         Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(row.name, Qt::ElideMiddle, widestName));
        drawCells(row.values);
    }
    if (m_readout.rows.size() > rows) {
        painter.setPen(colours.muted);
        const auto more = static_cast<std::int64_t>(m_readout.rows.size() - rows);
        painter.drawText(QRect(left, y, m_box.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         counted(more, QObject::tr("and one more"), QObject::tr("and %1 more")));
    }
}

}  // namespace docent
