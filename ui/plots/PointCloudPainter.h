// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QStringList>
#include <cstdint>
#include <vector>

class QPainter;

namespace docent {

/// Points of the plane, each of a class.
struct PointCloudData {
    std::vector<QPointF> positions;  ///< y grows upwards
    std::vector<int> classes;        ///< of each point, an index into classNames
    QStringList classNames;          ///< label paths
    QStringList titles;              ///< of each point, as a rule its picture's file
    QString xTitle;
    QString yTitle;
};

/// The points of one class, or of all classes that are too small to be named.
struct PointGroup {
    QString name;
    std::int64_t count = 0;
    int place = -1;  ///< of its marker, see pointMarker()
    bool shown = true;
};

/// What part of the plane is seen where.
struct PointCloudView {
    QRectF area;       ///< on the widget
    QPointF centre;    ///< of the plane, in the middle of the area
    double scale = 1;  ///< pixels a unit, the same on both axes

    [[nodiscard]] QPointF toScreen(const QPointF& point) const {
        return {area.center().x() + (point.x() - centre.x()) * scale,
                area.center().y() - (point.y() - centre.y()) * scale};
    }
    [[nodiscard]] QPointF toPlane(const QPointF& pixel) const {
        return {centre.x() + (pixel.x() - area.center().x()) / scale,
                centre.y() - (pixel.y() - area.center().y()) / scale};
    }
    /// The part of the plane under a rectangle of the widget.
    [[nodiscard]] QRectF toPlane(const QRectF& pixels) const {
        return QRectF(toPlane(pixels.bottomLeft()), toPlane(pixels.topRight())).normalized();
    }
    bool operator==(const PointCloudView& other) const = default;
};

/// All that is drawn.
struct PointCloudScene {
    PointCloudData data;
    std::vector<PointGroup> groups;
    std::vector<int> groupOf;            ///< of each point
    std::vector<std::uint8_t> selected;  ///< of each point, 0 or 1
    std::int64_t selectedCount = 0;
    int highlighted = -1;  ///< group, or -1

    /// Whether a point stands out: all do where nothing is selected or highlighted.
    [[nodiscard]] bool isStrong(std::size_t point) const {
        return (selectedCount == 0 || selected[point] != 0) && (highlighted < 0 || groupOf[point] == highlighted);
    }
    [[nodiscard]] bool isShown(std::size_t point) const {
        return groups[static_cast<std::size_t>(groupOf[point])].shown;
    }
};

/// Sorts the classes by size and fills groups and groupOf: the largest have names, the rest is one group.
void groupPoints(PointCloudScene& scene);
/// Pixels of a marker's radius for so many points.
[[nodiscard]] double markerRadius(std::size_t points);

/// The points of the view's area as pixels; `ratio`: device pixels a logical one.
[[nodiscard]] QImage renderCloud(const PointCloudScene& scene, const PointCloudView& view, double ratio, bool dark);
/// The same and its axes by any painter, with a legend beside it: to be taken away.
void paintCloud(QPainter& painter, QSize size, const PointCloudScene& scene, const PointCloudView& view, bool dark);
/// Frame and titles of the axes.
void paintAxes(QPainter& painter, const QRectF& area, const PointCloudData& data, bool dark);
/// The room for points in a widget of this size.
[[nodiscard]] QRectF cloudArea(const QSizeF& size, int fontHeight);

}  // namespace docent
