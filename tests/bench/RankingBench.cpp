// SPDX-License-Identifier: GPL-3.0-or-later
// How long the chart of a ranking of 500 experts takes: the first picture, choosing another, scrolling, filtering.

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

#include "base/Random.h"
#include "pages/RankingOrder.h"
#include "plots/RankingPlot.h"
#include "selection/Bootstrap.h"
#include "support/Text.h"
#include "support/Theme.h"

using namespace docent;

namespace {

constexpr int models = 500;
constexpr int pictures = 1000;

double milliseconds(const std::function<void()>& work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void tell(const char* what, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    std::printf("%-34s median %7.2f ms   worst %7.2f ms   n %zu\n", what, times[times.size() / 2], times.back(),
                times.size());
}

RankingResult makeRanking() {
    Random random(1);
    std::vector<std::vector<double>> hits(models);
    RankingResult ranking;
    ranking.images = pictures;
    ranking.chance = 0.05;
    for (int i = 0; i < models; ++i) {
        const double skill = 0.2 + 0.6 * random.uniform();
        int right = 0;
        for (int j = 0; j < pictures; ++j) {
            hits[static_cast<std::size_t>(i)].push_back(random.uniform() < skill ? 1 : 0);
            right += hits[static_cast<std::size_t>(i)].back() > 0 ? 1 : 0;
        }
        ranking.models.push_back({.name = "source-branch-" + std::to_string(i % 20) + "-expert-" + std::to_string(i),
                                  .kind = i == 0 ? ModelKind::Baseline : ModelKind::FullExpert,
                                  .node = i == 0 ? "" : "branch-" + std::to_string(i % 20) + "/" + std::to_string(i),
                                  .score = static_cast<double>(right) / pictures});
    }
    BootstrapResult bootstrap;
    tell("bootstrap of 1,000 resamples", {milliseconds([&] { bootstrap = bootstrapMeans(hits, 1000, 0.95, 0); })});
    for (std::size_t i = 0; i < ranking.models.size(); ++i) {
        ranking.models[i].interval = bootstrap.intervals[i];
        ranking.models[i].tiedWithBest = bootstrap.tiedWithBest[i] != 0;
    }
    std::sort(ranking.models.begin(), ranking.models.end(),
              [](const RankedModel& a, const RankedModel& b) { return a.score > b.score; });
    return ranking;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    const RankingResult ranking = makeRanking();
    RankingPlot plot;
    plot.resize(700, 560);
    plot.show();
    if (!QTest::qWaitForWindowExposed(&plot)) {
        return 1;
    }
    auto* canvas = plot.findChild<QWidget*>(QStringLiteral("rankingBars"));
    auto* scroll = plot.findChild<QScrollBar*>(QStringLiteral("rankingScrollBar"));
    const auto redraw = [&] { canvas->repaint(); };
    tell("set and first picture", {milliseconds([&] {
             plot.setRanking(ranking);
             redraw();
         })});
    std::vector<double> choosing;
    std::vector<double> scrolling;
    std::vector<double> filtering;
    for (int i = 0; i < 200; ++i) {
        const QString name = qs(ranking.models[static_cast<std::size_t>(i * 37 % models)].name);
        choosing.push_back(milliseconds([&] {
            plot.selectModel(name);
            redraw();
        }));
        scrolling.push_back(milliseconds([&] {
            scroll->setValue(i * 61 % std::max(1, scroll->maximum()));
            redraw();
        }));
        const RankingFilter filter{.sort = i % 2 == 0 ? RankingSort::Name : RankingSort::Score,
                                   .text = QString::number(i % 10)};
        filtering.push_back(milliseconds([&] {
            plot.setBars(barsOf(ranking, arrangeRanking(ranking, {}, filter)));
            redraw();
        }));
        plot.setRanking(ranking);
        redraw();
    }
    tell("redraw on choosing", choosing);
    tell("redraw on scrolling", scrolling);
    tell("redraw on filtering and sorting", filtering);
    std::printf("bars drawn: %d of %d\n", plot.drawnCount(), models);
    return 0;
}
