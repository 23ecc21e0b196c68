// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <QVector>

namespace docent {

enum class Theme { System, Light, Dark };
[[nodiscard]] QString toString(Theme theme);  ///< "system", "light", "dark"
[[nodiscard]] Theme themeFromString(const QString& text);

/// Makes icons, guide and translations known to Qt; they lie in a static library. May be called again.
void registerResources();

/// RoomyStyle with Docent's palette. `System` follows the palette that the desktop gave at start.
void applyTheme(Theme theme);

/// Whether the palette in use is a dark one.
[[nodiscard]] bool isDark();

/// A line icon of resources/icons, drawn in the text colour of whatever palette is in use.
[[nodiscard]] QIcon icon(const QString& name);

/// Colours with a meaning, for the theme in use. The series are those of Okabe and Ito (2008), which people with any
/// form of colour blindness can tell apart, the dark blue lightened on a dark ground.
struct ThemeColours {
    QColor text;
    QColor muted;
    QColor line;
    QColor background;  ///< of plots, lists and cards
    QColor accent;
    QColor problem;
    QColor success;
    QColor field;  ///< outline of what can be edited
    QColor card;   ///< ground of what has a frame of its own
    QColor sidebar;
    QColor hover;
    QColor selected;
    QColor bar;  ///< ground of a message
    QColor barLine;
    QColor track;  ///< of a progress bar
    QColor disabled;
    QColor accentHover;
    QColor accentText;  ///< text that stands out, where the accent would be too pale
    QColor onAccent;    ///< text on the accent
    QVector<QColor> series;
};
[[nodiscard]] const ThemeColours& themeColours(bool dark);
[[nodiscard]] inline const ThemeColours& themeColours() {
    return themeColours(isDark());
}

}  // namespace docent
