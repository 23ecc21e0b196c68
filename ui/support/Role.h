// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace docent {

/// What a widget is in the window. Its colours and its font follow from that, in any theme.
enum class Role {
    None,
    Plain,     ///< the content of a scroll area, on the ground of what lies around it
    Title,     ///< of a page
    Heading,   ///< of a part of a page
    Strong,    ///< a name above its details
    Muted,     ///< what is read second
    Problem,   ///< what is wrong
    Figure,    ///< the number that a page is about
    DropHint,  ///< where a file can be dropped
    Card,      ///< one thing with a frame around it
    Bar,       ///< a message across the window
    Sidebar,   ///< the pages beside the content
    TitleBar,  ///< of a dock
    Mark,      ///< where what is dragged would come
    Primary    ///< the button of the next step
};
[[nodiscard]] Role roleOf(const QWidget* widget);
void setRole(QWidget* widget, Role role);

/// Gives all widgets with a role the colours of the theme in use.
void applyThemeToRoles();

}  // namespace docent
