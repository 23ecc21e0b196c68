// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Theme.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>
#include <QToolTip>

#include "support/Role.h"
#include "support/RoomyStyle.h"

static void initialiseResources() {
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(translations);
}

namespace docent {
namespace {

/// Renders the SVG anew in the palette's colour, so that icons follow a change of theme and any scale.
class LineIconEngine final : public QIconEngine {
public:
    explicit LineIconEngine(QByteArray svg) : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QApplication::palette();
        const QColor colour =
            palette.color(mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::WindowText);
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.render(painter, QRectF(rect));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    QByteArray m_svg;
};

struct Shades {
    const char *window, *base, *alternate, *text, *button, *line, *sidebar, *hover, *selected, *card, *bar, *barLine,
        *track, *disabled, *muted, *accent, *accentHover, *accentText, *onAccent, *problem, *success, *highlight,
        *highlighted, *field;
};
constexpr Shades lightShades{"#f6f7f9", "#ffffff", "#f6f8fa", "#1d2329", "#fbfcfd", "#d8dde3", "#eef1f4", "#e3e8ed",
                             "#d6e6f1", "#ffffff", "#fff6dd", "#ecd08a", "#dfe4e9", "#e4e7eb", "#5d6873", "#0b6aa2",
                             "#0a5b8b", "#0a5684", "#ffffff", "#b3261e", "#1e7a4c", "#cfe4f3", "#12202b", "#b3bbc4"};
constexpr Shades darkShades{"#1f2328", "#181b1f", "#1d2125", "#e4e8ec", "#2b3036", "#3a4149", "#1a1e22", "#2a3036",
                            "#24435a", "#24292e", "#3b3320", "#6d5a2a", "#353c44", "#333a41", "#9aa6b2", "#3d9bd4",
                            "#57addf", "#8cc8ee", "#0d1a24", "#ff8a80", "#66c795", "#2b516c", "#ffffff", "#5b6671"};

const Shades& shades(bool dark) {
    return dark ? darkShades : lightShades;
}

QPalette makePalette(const Shades& s) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const char* colour) { palette.setColor(role, QColor(colour)); };
    set(QPalette::Window, s.window);
    set(QPalette::WindowText, s.text);
    set(QPalette::Base, s.base);
    set(QPalette::AlternateBase, s.alternate);
    set(QPalette::Text, s.text);
    set(QPalette::Button, s.button);
    set(QPalette::ButtonText, s.text);
    set(QPalette::ToolTipBase, s.card);
    set(QPalette::ToolTipText, s.text);
    set(QPalette::BrightText, s.problem);
    set(QPalette::Link, s.accentText);
    set(QPalette::Highlight, s.highlight);
    set(QPalette::HighlightedText, s.highlighted);
    set(QPalette::PlaceholderText, s.muted);
    set(QPalette::Mid, s.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        QColor dimmed(s.muted);
        dimmed.setAlphaF(0.7F);
        palette.setColor(QPalette::Disabled, role, dimmed);
    }
    // Styles etch what is disabled with this, which in dark would stand out more than the text.
    palette.setColor(QPalette::Disabled, QPalette::Light, QColor(s.window));
    return palette;
}

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

ThemeColours makeColours(bool dark) {
    const Shades& s = shades(dark);
    ThemeColours colours{.text = s.text,
                         .muted = s.muted,
                         .line = s.line,
                         .background = s.base,
                         .accent = s.accent,
                         .problem = s.problem,
                         .success = s.success,
                         .field = s.field,
                         .card = s.card,
                         .sidebar = s.sidebar,
                         .hover = s.hover,
                         .selected = s.selected,
                         .bar = s.bar,
                         .barLine = s.barLine,
                         .track = s.track,
                         .disabled = s.disabled,
                         .accentHover = s.accentHover,
                         .accentText = s.accentText,
                         .onAccent = s.onAccent,
                         .series = {}};
    for (const char* colour : {dark ? "#56a8e0" : "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00",
                               dark ? "#9fd6f5" : "#56b4e9", dark ? "#f0e442" : "#8a7d00"}) {
        colours.series << QColor(colour);
    }
    return colours;
}

}  // namespace

void registerResources() {
    initialiseResources();
}

QString toString(Theme theme) {
    return theme == Theme::Dark    ? QStringLiteral("dark")
           : theme == Theme::Light ? QStringLiteral("light")
                                   : QStringLiteral("system");
}

Theme themeFromString(const QString& text) {
    return text == QLatin1String("dark") ? Theme::Dark : text == QLatin1String("light") ? Theme::Light : Theme::System;
}

void applyTheme(Theme theme) {
    registerResources();
    // The desktop's own palette is lost once ours is set.
    static const bool desktopIsDark = isDarkPalette(QApplication::palette());
    const bool dark = theme == Theme::Dark || (theme == Theme::System && desktopIsDark);
    static bool styled = false;
    if (!styled) {
        QApplication::setStyle(new RoomyStyle);
        styled = true;
    }
    const QPalette palette = makePalette(shades(dark));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    applyThemeToRoles();
}

bool isDark() {
    return isDarkPalette(QApplication::palette());
}

QIcon icon(const QString& name) {
    registerResources();
    QFile file(QStringLiteral(":/docent/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QIcon(new LineIconEngine(file.readAll()));
}

const ThemeColours& themeColours(bool dark) {
    static const ThemeColours ofLight = makeColours(false);
    static const ThemeColours ofDark = makeColours(true);
    return dark ? ofDark : ofLight;
}

}  // namespace docent
