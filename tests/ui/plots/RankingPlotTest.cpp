// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingPlot.h"

#include <QImage>
#include <QSignalSpy>

#include "plots/QCustomPlotHeader.h"
#include "plots/RankingChart.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

RankingResult makeRanking() {
    RankingResult ranking;
    ranking.task = "stamps";
    ranking.images = 400;
    ranking.chance = 0.12;
    ranking.models = {
        {.name = "clipart-animals", .node = "animals", .score = 0.62, .interval = {0.57, 0.66}},
        {.name = "clipart-food", .node = "food", .score = 0.60, .interval = {0.55, 0.65}, .tiedWithBest = true},
        {.name = "clipart-baseline", .kind = ModelKind::Baseline, .score = 0.48, .interval = {0.43, 0.53}},
        {.name = "clipart-signs", .node = "signs", .score = 0.31, .interval = {0.27, 0.36}}};
    return ranking;
}

int countPixels(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            count += std::abs(at.red() - colour.red()) + std::abs(at.green() - colour.green()) +
                                 std::abs(at.blue() - colour.blue()) <
                             12
                         ? 1
                         : 0;
        }
    }
    return count;
}

}  // namespace

class RankingPlotTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void barsAndWhiskersAreTheFigures() {
        RankingPlot chart;
        chart.setRanking(makeRanking());
        QMap<double, double> bars;  // place from the top -> score
        QMap<double, std::pair<double, double>> whiskers;
        for (int i = 0; i < chart.plot()->plottableCount(); ++i) {
            if (const auto* errors = qobject_cast<QCPErrorBars*>(chart.plot()->plottable(i))) {
                const auto* group = qobject_cast<QCPBars*>(errors->dataPlottable());
                QVERIFY(group != nullptr);
                QCOMPARE(static_cast<int>(errors->data()->size()), group->dataCount());
                for (int j = 0; j < group->dataCount(); ++j) {
                    const QCPBarsData& bar = *group->data()->at(j);
                    bars[bar.key] = bar.value;
                    const QCPErrorBarsData& error = errors->data()->at(j);
                    whiskers[bar.key] = {bar.value - error.errorMinus, bar.value + error.errorPlus};
                }
            }
        }
        const RankingResult ranking = makeRanking();
        QCOMPARE(bars.size(), 4);
        for (int i = 0; i < 4; ++i) {
            const RankedModel& model = ranking.models[static_cast<std::size_t>(i)];
            QCOMPARE(bars[i], model.score);
            QVERIFY(std::abs(whiskers[i].first - model.interval.low) < 1e-12);
            QVERIFY(std::abs(whiskers[i].second - model.interval.high) < 1e-12);
        }
    }

    void tiesBaselineAndOthersDiffer() {
        RankingPlot chart;
        chart.setRanking(makeRanking());
        QMap<QString, QList<double>> groups;
        for (int i = 0; i < chart.plot()->plottableCount(); ++i) {
            if (const auto* group = qobject_cast<QCPBars*>(chart.plot()->plottable(i))) {
                for (int j = 0; j < group->dataCount(); ++j) {
                    groups[group->brush().color().name(QColor::HexArgb)] << group->data()->at(j)->key;
                }
            }
        }
        const QList<QList<double>> expected{{0, 1}, {2}, {3}};
        QCOMPARE(groups.size(), 3);
        for (const QList<double>& keys : expected) {
            QVERIFY(groups.values().contains(keys));
        }
    }

    void clickChoosesTheBar() {
        RankingPlot chart;
        chart.resize(700, 300);
        chart.setRanking(makeRanking());
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        chart.plot()->replot();
        QSignalSpy clicked(&chart, &RankingPlot::modelClicked);
        QTest::mouseClick(chart.plot(), Qt::LeftButton, {}, chart.barCentre(QStringLiteral("clipart-signs")));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.at(0).at(0).toString(), QStringLiteral("clipart-signs"));
        chart.selectModel(QStringLiteral("clipart-signs"));
        QTest::keyClick(&chart, Qt::Key_Up);
        QCOMPARE(clicked.at(1).at(0).toString(), QStringLiteral("clipart-baseline"));
    }

    void pictureHasItsColours_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictureHasItsColours() {
        QFETCH(const bool, dark);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("ranking.png"));
        QVERIFY(saveRankingChart(makeRanking(), path, QSize(900, 400), dark));
        const QImage image(path);
        QCOMPARE(image.size(), QSize(900, 400));
        const ThemeColours colours = themeColours(dark);
        QVERIFY(countPixels(image, colours.background) > 900 * 400 / 3);
        QVERIFY(countPixels(image, colours.series[0]) > 5000);
        QVERIFY(countPixels(image, colours.series[1]) > 2000);
        QVERIFY(countPixels(image, colours.text) > 50);
        QVERIFY(!saveRankingChart(makeRanking(), folder.filePath(QStringLiteral("no/such/folder.png")), QSize(90, 40),
                                  dark));
    }

    void emptyRankingIsDrawn() {
        RankingPlot chart;
        chart.setRanking({});
        chart.plot()->replot();
        QCOMPARE(chart.plot()->plottableCount(), 0);
    }
};

DOCENT_UI_TEST_MAIN(RankingPlotTest)
#include "RankingPlotTest.moc"
