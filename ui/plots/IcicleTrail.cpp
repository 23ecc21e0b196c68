// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/IcicleTrail.h"

#include <QGuiApplication>
#include <QObject>
#include <QPainter>
#include <QPalette>
#include <algorithm>
#include <cmath>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr double indent = 4;
constexpr double margin = 20;  // that a trail leaves free at its end

QString separator() {
    return QStringLiteral("  ›  ");
}

}  // namespace

std::vector<IcicleCrumb> icicleTrail(const IcicleData& data, int zoom, double width, const QFontMetricsF& font) {
    std::vector<IcicleCrumb> trail;
    const double between = font.horizontalAdvance(separator());
    const QString more = QStringLiteral("…");
    double used = font.horizontalAdvance(more) + margin;
    for (int at = zoom; at >= 0; at = data.nodes[static_cast<std::size_t>(at)].parent) {
        const QString text = font.elidedText(data.nodes[static_cast<std::size_t>(at)].name, Qt::ElideMiddle, width / 3);
        const double needed = font.horizontalAdvance(text) + 4;
        if (used + needed + between > width && !trail.empty()) {
            trail.push_back({QRectF(0, 0, font.horizontalAdvance(more) + 4, 0), more, at});
            break;
        }
        trail.push_back({QRectF(0, 0, needed, 0), text, at});
        used += needed + between;
    }
    std::reverse(trail.begin(), trail.end());
    double x = indent;
    for (IcicleCrumb& crumb : trail) {
        crumb.rect = QRectF(x, 2, crumb.rect.width(), std::ceil(font.height()) + 4);
        x = crumb.rect.right() + between;
    }
    return trail;
}

void paintIcicleTrail(QPainter& painter, const std::vector<IcicleCrumb>& trail, double width, bool dark) {
    const ThemeColours colours = themeColours(dark);
    const QColor link = dark == isDark() ? QGuiApplication::palette().color(QPalette::Link) : colours.accent;
    const QFontMetricsF font(painter.font());
    for (const IcicleCrumb& crumb : trail) {
        const bool isLast = &crumb == &trail.back();
        painter.setPen(isLast ? colours.text : link);
        painter.drawText(crumb.rect, Qt::AlignLeft | Qt::AlignVCenter, crumb.text);
        if (!isLast) {
            painter.setPen(colours.muted);
            painter.drawText(QPointF(crumb.rect.right(), crumb.rect.center().y() + font.ascent() / 2 - 1), separator());
        }
    }
    const QString hint =
        trail.size() > 1 ? QObject::tr("Backspace zooms out") : QObject::tr("A double click or Enter zooms in");
    const double needed = font.horizontalAdvance(hint);
    if (trail.back().rect.right() + needed + margin < width) {
        painter.setPen(colours.muted);
        painter.drawText(
            QRectF(width - needed - indent, trail.back().rect.top(), needed + 1, trail.back().rect.height()),
            Qt::AlignLeft | Qt::AlignVCenter, hint);
    }
}

}  // namespace docent
