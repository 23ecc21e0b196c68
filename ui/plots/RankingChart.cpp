// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingChart.h"

#include "plots/RankingPlot.h"

namespace docent {

bool saveRankingChart(const RankingResult& ranking, const QString& path, QSize size, bool dark) {
    RankingPlot chart;
    chart.setDark(dark);
    chart.setRanking(ranking);
    chart.resize(size);
    chart.ensurePolished();
    return chart.saveImage(path, size);
}

}  // namespace docent
