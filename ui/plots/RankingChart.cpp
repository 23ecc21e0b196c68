// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingChart.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include "plots/RankingPainter.h"

namespace docent {

bool saveRankingChart(const RankingResult& ranking, const QString& path, QSize size, bool dark) {
    const RankingBars bars = barsOf(ranking);
    const QFont font = QGuiApplication::font();
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    RankingPainter(bars, size, font, RankingPainter::widestName(bars, font), 0, dark).paint(painter, -1, false);
    painter.end();
    return image.save(path, "PNG");
}

}  // namespace docent
