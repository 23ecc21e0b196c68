// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Role.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

#include "support/Theme.h"

namespace docent {
namespace {

constexpr char property[] = "role";

struct Look {
    double points = 0;  ///< 0: as around it
    bool isBold = false;
    QColor text;  ///< invalid: as around it
};

Look lookOf(Role role) {
    const ThemeColours& colours = themeColours();
    switch (role) {
        case Role::Title:
            return {17, true, {}};
        case Role::Heading:
            return {11.5, true, {}};
        case Role::Strong:
            return {0, true, {}};
        case Role::Muted:
            return {0, false, colours.muted};
        case Role::Problem:
            return {0, false, colours.problem};
        case Role::Figure:
            return {20, true, colours.accentText};
        case Role::DropHint:
            return {14, true, colours.accentText};
        case Role::Primary:
            return {0, true, colours.onAccent};
        default:
            return {};
    }
}

void setColours(QWidget* widget, Role role) {
    const QColor text = lookOf(role).text;
    QPalette palette;
    if (text.isValid()) {
        palette.setColor(QPalette::WindowText, text);
        palette.setColor(QPalette::ButtonText, text);
        if (role == Role::Primary) {
            palette.setColor(QPalette::Disabled, QPalette::ButtonText, themeColours().muted);
        }
    }
    widget->setPalette(palette);
}

/// Whether the style paints the ground of such a widget, see paintGround().
bool hasGround(Role role) {
    return role == Role::DropHint || role == Role::Card || role == Role::Bar || role == Role::Sidebar ||
           role == Role::TitleBar || role == Role::Mark;
}

int borderWidth(Role role) {
    return role == Role::Card || role == Role::Bar ? 1 : role == Role::DropHint ? 2 : 0;
}

}  // namespace

Role roleOf(const QWidget* widget) {
    return widget ? static_cast<Role>(widget->property(property).toInt()) : Role::None;
}

void setRole(QWidget* widget, Role role) {
    if (roleOf(widget) == role) {
        return;
    }
    widget->setProperty(property, static_cast<int>(role));
    const Look look = lookOf(role);
    QFont font;
    if (look.points > 0) {
        font.setPointSizeF(look.points);
    }
    if (look.isBold) {
        font.setWeight(QFont::DemiBold);
    }
    widget->setFont(font);
    setColours(widget, role);
    if (hasGround(role)) {
        const int border = borderWidth(role);
        widget->setAttribute(Qt::WA_StyledBackground);
        widget->setContentsMargins(border, border, border, border);
    }
    widget->update();
}

void applyThemeToRoles() {
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget* widget : widgets) {
        const Role role = roleOf(widget);
        if (lookOf(role).text.isValid()) {
            setColours(widget, role);
        }
    }
}

}  // namespace docent
