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
    QString name;                                         ///< proposed for the file, "ranking-stamps"
    QSize size = {1000, 640};                             ///< in logical pixels, as a rule the size on screen
    std::function<void(QPainter& painter, QSize)> paint;  ///< draws its ground too; called by the functions below only
    std::function<QString()> csv = {};                    ///< a header and a line a point; none where there is nothing
};

/// The chart of a plot as it stands.
[[nodiscard]] Chart chartOf(QCustomPlot& plot, const QString& name, std::function<QString()> csv);

/// Writes it in the format of the ending: png (at twice the size), svg, pdf or csv; whole or not at all. Throws Error.
void saveChart(const Chart& chart, const QString& path);
/// Asks where to and saves; the format goes by the ending. Says what was written, or shows why it was not.
void exportChart(QWidget* parent, Session* session, const Chart& chart);
/// The picture, and the numbers as text, into the clipboard.
void copyChart(Session* session, const Chart& chart);

/// A field of a CSV line, quoted where it must be (RFC 4180).
[[nodiscard]] QString csvField(const QString& text);

}  // namespace docent
