// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/RoomyStyle.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleOption>
#include <QTreeView>
#include <cmath>
#include <functional>
#include <utility>

#include "support/Role.h"
#include "support/RoomyPaint.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int textMargin = 6;
constexpr int tipMargin = 4;
constexpr int progressHeight = 6;
constexpr int treeRowRoom = 8;
constexpr int fieldSideRoom = 2;
constexpr int headerInset = 8;
constexpr QSize fieldRoom(8, 0);
constexpr QSize headerRoom(16, 11);
constexpr QSize buttonRoom(26, 12);
constexpr QSize primaryRoom(30, 14);
constexpr int pictureMilliseconds = 40;  // of a bar without an end
constexpr double roundMilliseconds = 2400;

template <class Option>
void drawMuted(const Option& option, int inset, const std::function<void(const QStyleOption*)>& draw) {
    Option muted = option;
    muted.rect.adjust(inset, 0, -inset, 0);
    muted.palette.setColor(QPalette::ButtonText, themeColours().muted);
    draw(&muted);
}

}  // namespace

RoomyStyle::RoomyStyle() : QProxyStyle(QStringLiteral("Fusion")) {
    m_clock.start();
    m_nextPicture.setSingleShot(true);
    m_nextPicture.setInterval(pictureMilliseconds);
    connect(&m_nextPicture, &QTimer::timeout, this, [this] {
        const QList<QPointer<QWidget>> bars = std::exchange(m_busy, {});
        for (const QPointer<QWidget>& bar : bars) {
            if (bar) {
                bar->update();
            }
        }
    });
}

void RoomyStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (auto* bar = qobject_cast<QProgressBar*>(widget)) {
        bar->setFixedHeight(progressHeight);
    } else if (auto* area = qobject_cast<QScrollArea*>(widget)) {
        area->setFrameShape(QFrame::NoFrame);
        area->viewport()->setAutoFillBackground(false);
        if (roleOf(area->widget()) == Role::Plain) {
            area->widget()->setAutoFillBackground(false);
        }
    } else if (auto* menu = qobject_cast<QMenu*>(widget)) {
        menu->setToolTipsVisible(true);  // they say why an entry is grey
    } else if (widget->inherits("QComboBoxListView")) {
        static_cast<QAbstractItemView*>(widget)->setTextElideMode(Qt::ElideMiddle);
    } else if (qobject_cast<QPushButton*>(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
}

int RoomyStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_FocusFrameHMargin:
            return textMargin;
        case PM_ToolTipLabelFrameWidth:
            return tipMargin;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int RoomyStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const {
    // Icons of the desktop's theme, on some of the buttons, are of another hand than ours.
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
}

QSize RoomyStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    switch (type) {
        case CT_PushButton:
            return size + (roleOf(widget) == Role::Primary ? primaryRoom : buttonRoom);
        case CT_LineEdit:
            return QProxyStyle::sizeFromContents(type, option, size, widget) + fieldRoom;
        case CT_SpinBox:  // as high as a field without arrows
            return QProxyStyle::sizeFromContents(type, option, size, widget) - QSize(0, 1);
        case CT_ItemViewItem: {
            const QSize item = QProxyStyle::sizeFromContents(type, option, size, widget);
            return qobject_cast<const QTreeView*>(widget) ? item + QSize(0, treeRowRoom) : item;
        }
        case CT_ProgressBar:
            return {QProxyStyle::sizeFromContents(type, option, size, widget).width(), progressHeight};
        case CT_HeaderSection:
            return QProxyStyle::sizeFromContents(type, option, size, widget) + headerRoom;
        default:
            return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect RoomyStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    switch (element) {
        case SE_LineEditContents: {
            const bool isOfSpinBox = widget && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
            return isOfSpinBox ? rect : rect.adjusted(fieldSideRoom, 0, -fieldSideRoom, 0);
        }
        case SE_ProgressBarGroove:
        case SE_ProgressBarContents:
            return option->rect;
        default:
            return rect;
    }
}

void RoomyStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
        case PE_FrameTabBarBase:
            return;  // Fusion's line under the tabs is white on a dark ground
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            paintCheckBox(*painter, option->rect, option->state);
            return;
        case PE_IndicatorRadioButton:
            paintRadioButton(*painter, option->rect, option->state);
            return;
        case PE_PanelLineEdit: {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0) {  // the field inside a spin box has none
                paintOutline(*painter, option->rect, option->state);
            }
            return;
        }
        case PE_PanelButtonCommand: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            if (button && roleOf(widget) == Role::Primary) {
                paintPrimaryButton(*painter, *button);
                return;
            }
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            if (option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange)) {
                paintFocusFrame(*painter, option->rect);
            }
            return;
        }
        case PE_FrameFocusRect:
            if (roleOf(widget) == Role::Primary) {
                return;  // its border tells
            }
            if (option->state.testFlag(State_KeyboardFocusChange)) {
                paintFocusFrame(*painter, option->rect);
            }
            return;
        case PE_Frame:
            if (qobject_cast<const QAbstractItemView*>(widget)) {
                paintViewFrame(*painter, option->rect);
                return;
            }
            break;
        case PE_Widget:
            paintGround(*painter, option->rect, roleOf(widget), option->state);
            return;
        default:
            break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void RoomyStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    switch (element) {
        case CE_Splitter:
        case CE_ProgressBarLabel:
            return;
        case CE_HeaderSection:
        case CE_HeaderEmptyArea:
            paintHeaderSection(*painter, option->rect);
            return;
        case CE_HeaderLabel: {
            const auto draw = [&](const QStyleOption* muted) {
                QProxyStyle::drawControl(CE_HeaderLabel, muted, painter, widget);
            };
            const int inset = headerInset - pixelMetric(PM_HeaderMargin, option, widget);
            // Whichever it is, all of it is copied.
            if (const auto* newer = qstyleoption_cast<const QStyleOptionHeaderV2*>(option)) {
                drawMuted(*newer, inset, draw);
            } else if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
                drawMuted(*header, inset, draw);
            }
            return;
        }
        case CE_ComboBoxLabel:
            if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option); box && !box->editable) {
                // Names that begin alike are told apart by their ends.
                QStyleOptionComboBox elided = *box;
                const QRect field = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget);
                const int iconRoom = box->currentIcon.isNull() ? 0 : box->iconSize.width() + 4;
                elided.currentText =
                    box->fontMetrics.elidedText(box->currentText, Qt::ElideMiddle, field.width() - iconRoom - 2);
                QProxyStyle::drawControl(element, &elided, painter, widget);
                return;
            }
            break;
        case CE_ProgressBarGroove:
            paintProgressGroove(*painter, option->rect);
            return;
        case CE_ProgressBarContents:
            if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
                paintProgress(*painter, *bar, bar->minimum == bar->maximum ? busyPhase(option) : 0);
            }
            return;
        default:
            break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void RoomyStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox) {
        paintOutline(*painter, option->rect, option->state);
    }
}

double RoomyStyle::busyPhase(const QStyleOption* option) const {
    auto* bar = qobject_cast<QWidget*>(option->styleObject);
    if (bar && !m_busy.contains(bar)) {
        m_busy << bar;
    }
    if (!m_nextPicture.isActive()) {
        m_nextPicture.start();
    }
    constexpr double turn = 2 * 3.14159265358979;
    return 0.5 - std::cos(turn * static_cast<double>(m_clock.elapsed()) / roundMilliseconds) / 2;
}

}  // namespace docent
