// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingBars.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "plots/Chart.h"
#include "support/ProxyText.h"
#include "support/Text.h"

namespace docent {

RankingBars barsOf(const RankingResult& ranking) {
    std::vector<int> all(ranking.models.size());
    std::iota(all.begin(), all.end(), 0);
    return barsOf(ranking, all);
}

RankingBars barsOf(const RankingResult& ranking, const std::vector<int>& order) {
    RankingBars chart;
    chart.proxy = ranking.options.proxy;
    const bool isAccuracy = isAccuracyProxy(chart.proxy);
    if (isAccuracy) {
        chart.chance = ranking.chance;
        chart.highest = ranking.chance;
    } else if (!ranking.models.empty()) {
        chart.lowest = ranking.models.front().score;
        chart.highest = chart.lowest;
    }
    chart.ranked = static_cast<int>(ranking.models.size());
    for (std::size_t i = 0; i < ranking.models.size(); ++i) {
        const RankedModel& model = ranking.models[i];
        chart.highest = std::max({chart.highest, model.score, model.interval.high});
        if (!isAccuracy) {
            chart.lowest = std::min({chart.lowest, model.score, model.interval.low});
        }
        if (model.kind == ModelKind::Baseline && !chart.baseline) {
            chart.baseline = model.score;
        }
        chart.hasTies = chart.hasTies || (i > 0 && model.tiedWithBest);
    }
    chart.bars.reserve(order.size());
    for (const int index : order) {
        const RankedModel& model = ranking.models[static_cast<std::size_t>(index)];
        const bool baseline = model.kind == ModelKind::Baseline;
        chart.bars.push_back(
            {.key = qs(model.name),
             .name = baseline ? QCoreApplication::translate("RankingBars", "%1 (baseline)").arg(qs(model.name))
                              : qs(model.name),
             .place = index + 1,
             .score = model.score,
             .low = model.interval.low,
             .high = model.interval.high,
             .baseline = baseline,
             .fitsBest = index == 0 || model.tiedWithBest,
             .droppedAfter = model.fate == RankedFate::Kept ? 0 : model.examples});
    }
    return chart;
}

QString describeBar(const RankingBars& bars, const RankingBar& bar) {
    const QString text =
        bar.fitsBest && bar.place > 1
            ? QCoreApplication::translate("RankingBars",
                                          "Place %1 of %2: %3, %4, between %5 and %6, not told apart from the best.")
            : QCoreApplication::translate("RankingBars", "Place %1 of %2: %3, %4, between %5 and %6.");
    const QString dropped =
        bar.droppedAfter > 0
            ? QLatin1Char(' ') +
                  QCoreApplication::translate("RankingBars", "Dropped after %1 pictures, which this score is of.")
                      .arg(number(bar.droppedAfter))
            : QString();
    return text.arg(number(bar.place), number(bars.ranked), bar.name, proxyScoreText(bars.proxy, bar.score),
                    proxyScoreText(bars.proxy, bar.low), proxyScoreText(bars.proxy, bar.high)) +
           dropped;
}

QString toCsv(const RankingBars& bars) {
    QString csv = QStringLiteral("place,model,baseline,score,low,high,fits_best,dropped_after\n");
    for (const RankingBar& bar : bars.bars) {
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6,%7,%8\n")
                   .arg(bar.place)
                   .arg(csvField(bar.key))
                   .arg(bar.baseline ? 1 : 0)
                   .arg(bar.score, 0, 'g', 10)
                   .arg(bar.low, 0, 'g', 10)
                   .arg(bar.high, 0, 'g', 10)
                   .arg(bar.fitsBest ? 1 : 0)
                   .arg(bar.droppedAfter);
    }
    return csv;
}

}  // namespace docent
