// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QRectF>
#include <QString>
#include <vector>

#include "plots/IciclePlot.h"

class QPainter;

namespace docent {

/// A name of the way from the root to what an icicle is zoomed to; a click on it leads back there.
struct IcicleCrumb {
    QRectF rect;
    QString text;
    int place = 0;
};

/// From the root on; where they do not all fit, the first is a "…" that leads on towards the root.
[[nodiscard]] std::vector<IcicleCrumb> icicleTrail(const IcicleData& data, int zoom, double width,
                                                   const QFontMetricsF& font);
/// With a word on how to zoom where there is room.
void paintIcicleTrail(QPainter& painter, const std::vector<IcicleCrumb>& trail, double width, bool dark);

}  // namespace docent
