// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PointCloudPainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "plots/PointMarkers.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr std::size_t namedClasses = 20;
constexpr double weakOpacity = 0.16;
constexpr double legendWidth = 210;

PointMarker markerOf(const PointCloudScene& scene, const PointGroup& group, bool dark) {
    PointMarker marker = pointMarker(group.place, dark);
    marker.radius *= markerRadius(scene.data.positions.size()) / PointMarker{}.radius;
    return marker;
}

}  // namespace

void groupPoints(PointCloudScene& scene) {
    const auto classes = static_cast<std::size_t>(scene.data.classNames.size());
    std::vector<std::int64_t> counts(classes, 0);
    for (const int one : scene.data.classes) {
        ++counts[static_cast<std::size_t>(one)];
    }
    std::vector<std::size_t> order(classes);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    std::erase_if(order, [&](std::size_t one) { return counts[one] == 0; });
    scene.groups.clear();
    std::vector<int> groupOfClass(classes, 0);
    // A rest of one class is that class.
    const std::size_t named = order.size() <= namedClasses + 1 ? order.size() : namedClasses;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i < named) {
            scene.groups.push_back({.name = scene.data.classNames[static_cast<qsizetype>(order[i])],
                                    .count = counts[order[i]],
                                    .place = static_cast<int>(i)});
        } else {
            if (i == named) {
                scene.groups.push_back({});
            }
            scene.groups.back().count += counts[order[i]];
        }
        groupOfClass[order[i]] = static_cast<int>(scene.groups.size()) - 1;
    }
    if (order.size() > named) {
        scene.groups.back().name =
            QObject::tr("%1 other classes").arg(number(static_cast<std::int64_t>(order.size() - named)));
    }
    scene.groupOf.resize(scene.data.classes.size());
    for (std::size_t i = 0; i < scene.groupOf.size(); ++i) {
        scene.groupOf[i] = groupOfClass[static_cast<std::size_t>(scene.data.classes[i])];
    }
}

double markerRadius(std::size_t points) {
    return points <= 600 ? 5 : points <= 4000 ? 4 : points <= 20'000 ? 3 : 2.4;
}

QImage renderCloud(const PointCloudScene& scene, const PointCloudView& view, double ratio, bool dark) {
    QImage picture((view.area.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    picture.setDevicePixelRatio(ratio);
    picture.fill(themeColours(dark).background);
    std::vector<std::array<MarkerStamp, 2>> stamps;
    for (const PointGroup& group : scene.groups) {
        const PointMarker marker = markerOf(scene, group, dark);
        stamps.push_back({MarkerStamp(marker, weakOpacity, ratio), MarkerStamp(marker, 0.92, ratio)});
    }
    const MarkerStamp::Canvas canvas{reinterpret_cast<QRgb*>(picture.bits()), picture.width(), picture.height()};
    const bool allStrong = scene.selectedCount == 0 && scene.highlighted < 0;
    const double margin = 16;
    for (const bool strong : {false, true}) {
        if (allStrong && !strong) {
            continue;
        }
        for (std::size_t i = 0; i < scene.data.positions.size(); ++i) {
            const QPointF place = view.toScreen(scene.data.positions[i]) - view.area.topLeft();
            if (place.x() > -margin && place.y() > -margin && place.x() < view.area.width() + margin &&
                place.y() < view.area.height() + margin && scene.isShown(i) && scene.isStrong(i) == strong) {
                stamps[static_cast<std::size_t>(scene.groupOf[i])][strong ? 1 : 0].put(canvas, place.x() * ratio,
                                                                                       place.y() * ratio);
            }
        }
    }
    return picture;
}

QRectF cloudArea(const QSizeF& size, int fontHeight) {
    const double margin = fontHeight + 8;
    return QRectF(margin, 2, std::max(size.width() - margin - 2, 10.0), std::max(size.height() - margin - 4, 10.0));
}

void paintAxes(QPainter& painter, const QRectF& area, const PointCloudData& data, bool dark) {
    const ThemeColours colours = themeColours(dark);
    painter.setPen(colours.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    painter.setPen(colours.muted);
    const QFontMetricsF metrics(painter.font());
    const auto title = [&](const QString& text, double length) {
        painter.drawText(QRectF(-length / 2, 0, length, metrics.height()), Qt::AlignCenter,
                         metrics.elidedText(text, Qt::ElideRight, length));
    };
    painter.save();
    painter.translate(area.center().x(), area.bottom() + 5);
    title(data.xTitle, area.width());
    painter.restore();
    painter.save();
    painter.translate(area.left() - metrics.height() - 5, area.center().y());
    painter.rotate(-90);
    title(data.yTitle, area.height());
    painter.restore();
}

void paintCloud(QPainter& painter, QSize size, const PointCloudScene& scene, const PointCloudView& view, bool dark) {
    const ThemeColours colours = themeColours(dark);
    painter.fillRect(QRect(QPoint(0, 0), size), colours.background);
    const QFontMetricsF metrics(painter.font());
    PointCloudView scaled = view;
    scaled.area = cloudArea(QSizeF(size.width() - legendWidth, size.height()), static_cast<int>(metrics.height()));
    scaled.scale *= std::min(scaled.area.width() / view.area.width(), scaled.area.height() / view.area.height());
    painter.save();
    painter.setClipRect(scaled.area);
    for (const bool strong : {false, true}) {
        painter.setOpacity(strong ? 0.92 : weakOpacity);
        for (std::size_t i = 0; i < scene.data.positions.size(); ++i) {
            const QPointF place = scaled.toScreen(scene.data.positions[i]);
            if (scene.isShown(i) && scene.isStrong(i) == strong && scaled.area.contains(place)) {
                drawMarker(painter, place,
                           markerOf(scene, scene.groups[static_cast<std::size_t>(scene.groupOf[i])], dark));
            }
        }
    }
    painter.restore();
    paintAxes(painter, scaled.area, scene.data, dark);
    const double step = metrics.height() + 6;
    double y = scaled.area.top() + step / 2;
    for (const PointGroup& group : scene.groups) {
        if (!group.shown || y > size.height() - step) {
            continue;
        }
        const double x = size.width() - legendWidth + 18;
        drawMarker(painter, QPointF(x, y), pointMarker(group.place, dark));
        painter.setPen(colours.text);
        const QString text = metrics.elidedText(group.name, Qt::ElideMiddle, legendWidth - 34);
        painter.drawText(QRectF(x + 12, y - step / 2, legendWidth - 34, step), Qt::AlignVCenter, text);
        y += step;
    }
}

}  // namespace docent
