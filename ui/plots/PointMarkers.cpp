// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PointMarkers.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <cstddef>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr int shapes = 6;

QPainterPath outline(const QPointF& c, PointMarker::Shape shape, double r) {
    QPainterPath path;
    switch (shape) {
        case PointMarker::Shape::Disc:
            path.addEllipse(c, r, r);
            break;
        case PointMarker::Shape::Ring:
            path.addEllipse(c, r, r);
            path.addEllipse(c, 0.5 * r, 0.5 * r);
            break;
        case PointMarker::Shape::Square:
            path.addRect(QRectF(c.x() - 0.85 * r, c.y() - 0.85 * r, 1.7 * r, 1.7 * r));
            break;
        case PointMarker::Shape::Triangle:
            path.addPolygon(QPolygonF({c + QPointF(0, -1.1 * r), c + QPointF(r, 0.8 * r), c + QPointF(-r, 0.8 * r)}));
            path.closeSubpath();
            break;
        case PointMarker::Shape::Diamond:
            path.addPolygon(QPolygonF({c + QPointF(0, -1.2 * r), c + QPointF(1.2 * r, 0), c + QPointF(0, 1.2 * r),
                                       c + QPointF(-1.2 * r, 0)}));
            path.closeSubpath();
            break;
        case PointMarker::Shape::Plus: {
            const double arm = 1.15 * r;
            const double half = 0.42 * r;
            path.setFillRule(Qt::WindingFill);
            path.addRect(QRectF(c.x() - arm, c.y() - half, 2 * arm, 2 * half));
            path.addRect(QRectF(c.x() - half, c.y() - arm, 2 * half, 2 * arm));
            break;
        }
    }
    return path;
}

/// Four channels of a premultiplied pixel times alpha / 255.
inline QRgb scaled(QRgb pixel, unsigned alpha) {
    const unsigned a = (pixel & 0xff00ffU) * alpha;
    const unsigned b = ((pixel >> 8) & 0xff00ffU) * alpha;
    const unsigned low = ((a + ((a >> 8) & 0xff00ffU) + 0x800080U) >> 8) & 0xff00ffU;
    const unsigned high = (b + ((b >> 8) & 0xff00ffU) + 0x800080U) & 0xff00ff00U;
    return low | high;
}

}  // namespace

PointMarker pointMarker(int place, bool dark) {
    const ThemeColours colours = themeColours(dark);
    if (place < 0) {
        return {.colour = colours.muted, .shape = PointMarker::Shape::Disc, .radius = 2.5};
    }
    return {.colour = colours.series[place % colours.series.size()],
            .shape = static_cast<PointMarker::Shape>(place % shapes)};
}

void drawMarker(QPainter& painter, const QPointF& centre, const PointMarker& marker) {
    painter.fillPath(outline(centre, marker.shape, marker.radius), marker.colour);
}

QIcon markerIcon(const PointMarker& marker, int side) {
    QIcon icon;
    for (const int scale : {1, 2}) {
        QPixmap pixmap(side * scale, side * scale);
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        PointMarker larger = marker;
        larger.radius = std::min(marker.radius * 1.25, side / 2.6);
        drawMarker(painter, QPointF(side / 2.0, side / 2.0), larger);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

MarkerStamp::MarkerStamp(const PointMarker& marker, double opacity, double ratio) {
    m_half = static_cast<int>(std::ceil(1.25 * marker.radius * ratio)) + 1;
    const int side = 2 * m_half + 1;
    m_image = QImage(side, side, QImage::Format_ARGB32_Premultiplied);
    m_image.fill(Qt::transparent);
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(opacity);
    painter.scale(ratio, ratio);
    drawMarker(painter, QPointF((m_half + 0.5) / ratio, (m_half + 0.5) / ratio), marker);
    painter.end();
    for (int row = 0; row < side; ++row) {
        const auto* line = reinterpret_cast<const QRgb*>(m_image.constScanLine(row));
        const auto isFilled = [](QRgb pixel) { return (pixel >> 24) != 0; };
        const auto first = std::find_if(line, line + side, isFilled) - line;
        auto end = std::ptrdiff_t{side};
        while (end > first && !isFilled(line[end - 1])) {
            --end;
        }
        m_spans.emplace_back(static_cast<int>(first), static_cast<int>(end));
    }
}

void MarkerStamp::put(const Canvas& canvas, double x, double y) const {
    const int left = static_cast<int>(std::floor(x)) - m_half;
    const int top = static_cast<int>(std::floor(y)) - m_half;
    const int lastRow = std::min(m_image.height(), canvas.height - top);
    for (int row = std::max(0, -top); row < lastRow; ++row) {
        const auto [first, end] = m_spans[static_cast<std::size_t>(row)];
        const auto* from = reinterpret_cast<const QRgb*>(m_image.constScanLine(row));
        QRgb* to = canvas.pixels + static_cast<std::ptrdiff_t>(top + row) * canvas.width + left;
        const int lastColumn = std::min(end, canvas.width - left);
        for (int column = std::max(first, -left); column < lastColumn; ++column) {
            const QRgb pixel = from[column];
            to[column] = pixel + scaled(to[column], 255 - (pixel >> 24));
        }
    }
}

}  // namespace docent
