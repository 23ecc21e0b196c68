// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <QVector>

class QApplication;

namespace docent {

enum class Theme { System, Light, Dark };
[[nodiscard]] QString toString(Theme theme);  ///< "system", "light", "dark"
[[nodiscard]] Theme themeFromString(const QString& text);

/// Makes icons, style sheet, guide and translations known to Qt; they lie in a static library. May be called again.
void registerResources();

/// Fusion with Docent's palette and style sheet. `System` follows the palette that the desktop gave at start.
void applyTheme(QApplication& application, Theme theme);

/// While it lives the application has no style sheet. Qt gives one anew to a whole tree of widgets each time that the
/// tree is put into a layout, which takes half of the time that a window with many pages is made in; without it they
/// get it once, at the end.
class StyleSheetPause {
public:
    StyleSheetPause();
    ~StyleSheetPause();
    StyleSheetPause(const StyleSheetPause&) = delete;
    StyleSheetPause& operator=(const StyleSheetPause&) = delete;

private:
    QString m_sheet;
};
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
    QVector<QColor> series;
};
[[nodiscard]] ThemeColours themeColours(bool dark);
[[nodiscard]] inline ThemeColours themeColours() {
    return themeColours(isDark());
}

}  // namespace docent
