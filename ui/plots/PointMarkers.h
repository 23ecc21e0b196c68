// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QImage>
#include <utility>
#include <vector>

class QPainter;

namespace docent {

/// How the points of a class look: a colour and a shape, so that neither is needed alone. Of the colours and shapes
/// there are as many pairs as the product of their numbers, which have no common divisor.
struct PointMarker {
    enum class Shape { Disc, Square, Triangle, Diamond, Plus, Ring };
    QColor colour;
    Shape shape = Shape::Disc;
    double radius = 4;  ///< logical pixels
};

/// The marker of the class at this place in the legend; a place below 0 is that of all classes that are not named.
[[nodiscard]] PointMarker pointMarker(int place, bool dark);
void drawMarker(QPainter& painter, const QPointF& centre, const PointMarker& marker);
[[nodiscard]] QIcon markerIcon(const PointMarker& marker, int side);

/// A marker as pixels, to be put on a picture thousands of times.
class MarkerStamp {
public:
    MarkerStamp() = default;
    /// `opacity` in [0, 1]; `ratio`: device pixels a logical one.
    MarkerStamp(const PointMarker& marker, double opacity, double ratio);
    /// The pixels of a picture of Format_ARGB32_Premultiplied, 32 bits each without gaps between the lines.
    struct Canvas {
        QRgb* pixels = nullptr;
        int width = 0;
        int height = 0;
    };
    /// Puts it around a place in device pixels.
    void put(const Canvas& canvas, double x, double y) const;

private:
    QImage m_image;
    std::vector<std::pair<int, int>> m_spans;  ///< of each line, the columns that are not empty
    int m_half = 0;
};

}  // namespace docent
