// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RoomyStyle.h"

#include <QPainter>
#include <QStyleOption>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr int textMargin = 6;
constexpr double corner = 3;

void drawOutline(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours colours = themeColours();
    QColor colour = state.testFlag(QStyle::State_HasFocus) ? colours.accent : colours.field;
    if (!state.testFlag(QStyle::State_Enabled)) {
        colour = colours.line;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    painter.restore();
}

void drawCheckBox(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours colours = themeColours();
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

void drawRadioButton(QPainter& painter, const QRect& rect, QStyle::State state) {
    const ThemeColours colours = themeColours();
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

}  // namespace

RoomyStyle::RoomyStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

int RoomyStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    return metric == PM_FocusFrameHMargin ? textMargin : QProxyStyle::pixelMetric(metric, option, widget);
}

void RoomyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
        case PE_FrameTabBarBase:
            return;  // Fusion's line under the tabs is white on a dark ground
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            drawCheckBox(*painter, option->rect, option->state);
            return;
        case PE_IndicatorRadioButton:
            drawRadioButton(*painter, option->rect, option->state);
            return;
        case PE_PanelLineEdit: {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0) {  // the field inside a spin box has none
                drawOutline(*painter, option->rect, option->state);
            }
            return;
        }
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void RoomyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox) {
        drawOutline(*painter, option->rect, option->state);
    }
}

}  // namespace docent
