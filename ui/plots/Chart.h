// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>

class QCustomPlot;
class QPainter;
class QWidget;

namespace docent {

class Session;

/// A chart as it is taken away: something that draws it into any rectangle, and its numbers.
struct Chart {
    QString name;              ///< proposed for the file, "ranking-stamps"
    QSize size = {1000, 640};  ///< in logical pixels, as a rule the size on screen
    /// Draws its ground too, in the light theme, for paper is white. Called by the functions below only.
    std::function<void(QPainter& painter, QSize)> paint;
    /// A header and a line a point; none where there is nothing. Holds what it needs: it may run on another thread.
    std::function<QString()> csv = {};
};

/// The chart of a plot as it stands. `restyle(dark)` gives the plot the colours of a theme: it is called for the light
/// one before the plot is drawn, and for the window's own after.
[[nodiscard]] Chart chartOf(QCustomPlot& plot, const QString& name, std::function<QString()> csv,
                            std::function<void(bool dark)> restyle = {});

/// Writes it in the format of the ending: png (at twice the size), svg, pdf or csv; whole or not at all. Throws Error.
void saveChart(const Chart& chart, const QString& path);
/// Asks where to and saves, in the background; the format goes by the ending. Says what was written, or shows why it
/// was not.
void exportChart(QWidget* parent, Session* session, const Chart& chart);
/// The picture, and the numbers as text, into the clipboard.
void copyChart(Session* session, const Chart& chart);

/// A field of a CSV line, in quotes where the core's appendCsvField() has them.
[[nodiscard]] QString csvField(const QString& text);

}  // namespace docent
