// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/WelcomeArt.h"

#include <QPainter>
#include <QPainterPath>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr QSizeF drawing(420, 190);
constexpr int branches = 3;
constexpr int leaves = 3;  ///< of a branch
constexpr int best = 1;
constexpr qreal rootY = 26;
constexpr qreal branchY = 84;
constexpr qreal leafY = 150;
constexpr qreal tile = 30;

QPointF branchAt(int branch) {
    return {70.0 + 140.0 * branch, branchY};
}

QPointF leafAt(int branch, int leaf) {
    return {branchAt(branch).x() + 42.0 * (leaf - 1), leafY};
}

void connectNodes(QPainter& painter, QPointF from, QPointF to, const QPen& pen) {
    QPainterPath way(from);
    const qreal middle = (from.y() + to.y()) / 2;
    way.cubicTo({from.x(), middle}, {to.x(), middle}, to);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(way);
}

/// A picture: one shape a branch, in shades of one colour.
void drawLeaf(QPainter& painter, int branch, int leaf, const QColor& colour, const ThemeColours& colours) {
    QRectF frame(0, 0, tile, tile);
    frame.moveCenter(leafAt(branch, leaf));
    painter.setPen(QPen(branch == best ? colours.accent : colours.line, branch == best ? 2 : 1.2));
    painter.setBrush(colours.background);
    painter.drawRoundedRect(frame, 5, 5);
    const QRectF shape = frame.adjusted(8, 8, -8, -8);
    painter.setPen(Qt::NoPen);
    QColor shade = colour;
    shade.setAlphaF(1.0F - 0.25F * static_cast<float>(leaf));
    painter.setBrush(shade);
    if (branch == 0) {
        painter.drawRoundedRect(shape, 2, 2);
    } else if (branch == 1) {
        painter.drawEllipse(shape);
    } else {
        painter.drawPolygon(QPolygonF({{shape.center().x(), shape.top()}, shape.bottomRight(), shape.bottomLeft()}));
    }
}

}  // namespace

WelcomeArt::WelcomeArt(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("welcomeArt"));
    setFixedSize(sizeHint());
}

void WelcomeArt::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate((width() - drawing.width()) / 2, (height() - drawing.height()) / 2);
    const ThemeColours colours = themeColours();
    const QPointF root(drawing.width() / 2, rootY);
    const QPen quiet(colours.line, 2);
    const QPen strong(colours.accent, 3);
    // The best way last, so that it lies over the others.
    for (const int branch : {0, 2, best}) {
        const QPen& pen = branch == best ? strong : quiet;
        connectNodes(painter, root, branchAt(branch), pen);
        for (int leaf = 0; leaf < leaves; ++leaf) {
            connectNodes(painter, branchAt(branch), leafAt(branch, leaf), pen);
        }
    }
    for (int branch = 0; branch < branches; ++branch) {
        for (int leaf = 0; leaf < leaves; ++leaf) {
            drawLeaf(painter, branch, leaf, colours.series[branch == best ? 1 : branch == 0 ? 2 : 3], colours);
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(branch == best ? colours.series[1] : colours.field);
        const qreal radius = branch == best ? 12 : 8;
        painter.drawEllipse(branchAt(branch), radius, radius);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawEllipse(root, 11, 11);
}

}  // namespace docent
