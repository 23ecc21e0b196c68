// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RoomyPaint.h"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>
#include <cmath>

#include "support/Role.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double corner = 3;
constexpr double viewCorner = 4;
constexpr double barCorner = 6;
constexpr double cardCorner = 8;

void paintBox(QPainter& painter, const QRect& rect, const QPen& pen, const QBrush& brush, double radius) {
    const double half = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(brush);
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

}  // namespace

void paintOutline(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours& colours = themeColours();
    QColor colour = state.testFlag(QStyle::State_HasFocus) ? colours.accent : colours.field;
    if (!state.testFlag(QStyle::State_Enabled)) {
        colour = colours.line;
    }
    paintBox(painter, rect, colour, Qt::NoBrush, corner);
}

void paintCheckBox(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours& colours = themeColours();
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const bool checked = state.testFlag(QStyle::State_On);
    const bool partial = state.testFlag(QStyle::State_NoChange);
    QRectF box(QPointF(0, 0), QSizeF(13, 13));
    box.moveCenter(QRectF(rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(checked && enabled ? colours.accent : enabled ? colours.field : colours.line);
    painter.setBrush(checked ? (enabled ? colours.accent : colours.line) : colours.background);
    painter.drawRoundedRect(box, corner, corner);
    if (checked) {
        painter.setPen(QPen(colours.background, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{box.topLeft() + QPointF(3, 6.8), box.topLeft() + QPointF(5.5, 9.3),
                                       box.topLeft() + QPointF(10, 4)});
    } else if (partial) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? colours.accent : colours.line);
        painter.drawRoundedRect(box.adjusted(3, 5.2, -3, -5.2), 1, 1);
    }
    painter.restore();
}

void paintRadioButton(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours& colours = themeColours();
    const bool enabled = state.testFlag(QStyle::State_Enabled);
    const QPointF centre = QRectF(rect).center();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(enabled ? colours.field : colours.line);
    painter.setBrush(colours.background);
    painter.drawEllipse(centre, 6.5, 6.5);
    if (state.testFlag(QStyle::State_On)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? colours.accent : colours.line);
        painter.drawEllipse(centre, 3.5, 3.5);
    }
    painter.restore();
}

void paintFocusFrame(QPainter& painter, const QRect& rect) {
    paintBox(painter, rect, QPen(themeColours().accent, 1.5), Qt::NoBrush, corner);
}

void paintViewFrame(QPainter& painter, const QRect& rect) {
    paintBox(painter, rect, themeColours().line, Qt::NoBrush, viewCorner);
}

void paintHeaderSection(QPainter& painter, const QRect& rect) {
    const ThemeColours& colours = themeColours();
    painter.fillRect(rect, colours.sidebar);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
}

void paintPrimaryButton(QPainter& painter, const QStyleOptionButton& option) {
    const ThemeColours& colours = themeColours();
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isUnderMouse = option.state.testFlag(QStyle::State_MouseOver);
    const QColor fill = !enabled ? colours.disabled : isUnderMouse ? colours.accentHover : colours.accent;
    const bool hasFocus = enabled && option.state.testFlag(QStyle::State_HasFocus);
    paintBox(painter, option.rect,
             hasFocus  ? colours.text
             : enabled ? colours.accent
                       : colours.disabled,
             fill, viewCorner);
}

void paintProgressGroove(QPainter& painter, const QRect& rect) {
    paintBox(painter, rect, Qt::NoPen, themeColours().track, corner);
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option, double busy) {
    QRect part = option.rect;
    if (option.minimum == option.maximum) {
        constexpr double share = 0.3;
        part.setWidth(static_cast<int>(part.width() * share));
        part.translate(static_cast<int>((option.rect.width() - part.width()) * busy), 0);
    } else {
        const double done = static_cast<double>(option.progress - option.minimum) / (option.maximum - option.minimum);
        part.setWidth(static_cast<int>(std::lround(part.width() * std::clamp(done, 0.0, 1.0))));
    }
    if (part.width() > 0) {
        painter.save();
        painter.setClipRect(part);
        part.setWidth(std::max(part.width(), part.height()));  // a first percent is round on its left too
        paintBox(painter, part, Qt::NoPen, themeColours().accent, corner);
        painter.restore();
    }
}

void paintGround(QPainter& painter, const QRect& rect, Role role, QStyle::State state) {
    const ThemeColours& colours = themeColours();
    switch (role) {
        case Role::Card:
            paintBox(painter, rect, state.testFlag(QStyle::State_HasFocus) ? colours.accent : colours.line,
                     colours.card, cardCorner);
            break;
        case Role::Bar:
            paintBox(painter, rect, colours.barLine, colours.bar, barCorner);
            break;
        case Role::DropHint:
            paintBox(painter, rect, QPen(colours.accent, 2, Qt::DashLine), colours.selected, cardCorner);
            break;
        case Role::Mark:
            paintBox(painter, rect, Qt::NoPen, colours.accent, 1);
            break;
        case Role::TitleBar:
            paintHeaderSection(painter, rect);
            break;
        case Role::Sidebar:
            painter.fillRect(rect, colours.sidebar);
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colours.line);
            break;
        default:
            break;
    }
}

}  // namespace docent
