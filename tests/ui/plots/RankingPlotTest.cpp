// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingPlot.h"

#include <QElapsedTimer>
#include <QImage>
#include <QScrollBar>
#include <QSignalSpy>

#include "plots/RankingChart.h"
#include "plots/RankingPainter.h"
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

RankingResult makeLong(int models) {
    RankingResult ranking = makeRanking();
    ranking.models.clear();
    for (int i = 0; i < models; ++i) {
        const double score = 0.9 - 0.8 * i / models;
        ranking.models.push_back({.name = "expert-" + std::to_string(1000 + i),
                                  .kind = i == models / 2 ? ModelKind::Baseline : ModelKind::FullExpert,
                                  .score = score,
                                  .interval = {score - 0.02, score + 0.02},
                                  .tiedWithBest = i > 0 && i < 4});
    }
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

/// By a proxy whose scores are below 0, and no parts of anything.
RankingResult makeLogMe() {
    RankingResult ranking = makeRanking();
    ranking.options.proxy = "logme";
    for (std::size_t i = 0; i < ranking.models.size(); ++i) {
        const double score = -0.25 - 0.5 * static_cast<double>(i);
        ranking.models[i].score = score;
        ranking.models[i].interval = {score - 0.1, score + 0.1};
    }
    return ranking;
}

class RankingPlotTest : public QObject {
    Q_OBJECT

    static std::unique_ptr<RankingPlot> shown(const RankingResult& ranking, QSize size = QSize(700, 400)) {
        auto chart = std::make_unique<RankingPlot>();
        // As the page does: what is clicked or walked to is chosen.
        connect(chart.get(), &RankingPlot::modelClicked, chart.get(), &RankingPlot::selectModel);
        chart->resize(size);
        chart->setRanking(ranking);
        chart->show();
        if (!QTest::qWaitForWindowExposed(chart.get())) {
            qFatal("The chart is not shown");
        }
        return chart;
    }
    static QWidget* canvas(RankingPlot& chart) { return chart.findChild<QWidget*>(QStringLiteral("rankingBars")); }

private Q_SLOTS:
    void scoresBelowNothingAreBarsToo() {
        const auto chart = shown(makeLogMe());
        const RankingBars& bars = chart->bars();
        QVERIFY(!bars.chance);
        QCOMPARE(bars.baseline.value(), -1.25);
        QCOMPARE(bars.lowest, -1.85);
        QCOMPARE(bars.highest, -0.15);
        QVERIFY(describeBar(bars, bars.bars[1]).contains(QLatin1String("-0.7500, between -0.8500 and -0.6500")));
        const QFont font = chart->font();
        const RankingPainter painter(bars, QSize(700, 400), font, RankingPainter::widestName(bars, font), 0, false);
        for (int row = 0; row < 4; ++row) {
            QVERIFY(painter.barOf(row).width() > 3);
            QVERIFY(row == 0 || painter.barOf(row).width() < painter.barOf(row - 1).width());
        }
        // The axis keeps its scale: half a score is the same length everywhere.
        const double step = painter.barOf(0).width() - painter.barOf(1).width();
        QVERIFY(std::abs(painter.barOf(2).width() - painter.barOf(3).width() - step) < 1e-6);
    }

    void anAxisFitsScoresOfAnySize() {
        for (const double scale : {1e-12, 1e-3, 1.0, 1e4, 1e12}) {
            RankingResult ranking = makeLogMe();
            for (RankedModel& model : ranking.models) {
                model.score = 5 + scale * model.score;
                model.interval = {5 + scale * model.interval.low, 5 + scale * model.interval.high};
            }
            const auto chart = shown(ranking);
            QElapsedTimer clock;
            clock.start();
            const QImage image = chart->grab().toImage();
            QVERIFY2(clock.elapsed() < 5000, "a label for each of thousands of ticks");
            const QFont font = chart->font();
            const RankingPainter painter(chart->bars(), QSize(700, 400), font,
                                         RankingPainter::widestName(chart->bars(), font), 0, false);
            QVERIFY(scale < 1e-9 || painter.barOf(0).width() > painter.barOf(3).width() + 50);
        }
    }

    void barsAreTheFigures() {
        RankingPlot chart;
        chart.setRanking(makeRanking());
        const RankingBars& bars = chart.bars();
        const RankingResult ranking = makeRanking();
        QCOMPARE(bars.bars.size(), 4U);
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(bars.bars[i].score, ranking.models[i].score);
            QCOMPARE(bars.bars[i].low, ranking.models[i].interval.low);
            QCOMPARE(bars.bars[i].high, ranking.models[i].interval.high);
            QCOMPARE(bars.bars[i].place, static_cast<int>(i) + 1);
        }
        QCOMPARE(bars.chance.value(), 0.12);
        QCOMPARE(bars.baseline.value(), 0.48);
        QCOMPARE(bars.highest, 0.66);
    }

    void tiesAndBaselineAreTold() {
        RankingPlot chart;
        chart.setRanking(makeRanking());
        const RankingBars& bars = chart.bars();
        QVERIFY(bars.hasTies);
        QVERIFY(bars.bars[0].fitsBest && bars.bars[1].fitsBest && !bars.bars[2].fitsBest && !bars.bars[3].fitsBest);
        QVERIFY(bars.bars[2].baseline && bars.bars[2].name.contains(QStringLiteral("(baseline)")));
        QVERIFY(describeBar(bars, bars.bars[1]).contains(QStringLiteral("not told apart from the best")));
        QVERIFY(!describeBar(bars, bars.bars[0]).contains(QStringLiteral("not told apart")));
        RankingResult clear = makeRanking();
        clear.models[1].tiedWithBest = false;
        QVERIFY(!barsOf(clear).hasTies);
    }

    void barsLieWhereTheirScoreIs() {
        const RankingBars bars = barsOf(makeRanking());
        const QFont font = QGuiApplication::font();
        const RankingPainter painter(bars, QSize(700, 400), font, RankingPainter::widestName(bars, font), 0, false);
        QCOMPARE(painter.firstRow(), 0);
        QCOMPARE(painter.lastRow(), 3);
        for (int row = 0; row < 4; ++row) {
            const QRectF bar = painter.barOf(row);
            QCOMPARE(bar.left(), painter.barOf(0).left());
            QVERIFY(std::abs(bar.width() / painter.barOf(0).width() -
                             bars.bars[static_cast<std::size_t>(row)].score / bars.bars[0].score) < 1e-9);
            QCOMPARE(painter.rowAt(bar.center()), row);
        }
        QCOMPARE(painter.rowAt(QPointF(10, 399)), -1);
    }

    void clickChoosesTheBar() {
        const auto chart = shown(makeRanking());
        QSignalSpy clicked(chart.get(), &RankingPlot::modelClicked);
        QWidget* bars = canvas(*chart);
        QTest::mouseClick(bars, Qt::LeftButton, {},
                          bars->mapFrom(chart.get(), chart->barCentre(QStringLiteral("clipart-signs"))));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(chart->selectedModel(), QStringLiteral("clipart-signs"));
        QVERIFY(chart->accessibleDescription().startsWith(QStringLiteral("Place 4 of 4: clipart-signs, 31")));
        QTest::keyClick(chart.get(), Qt::Key_Up);
        QCOMPARE(chart->selectedModel(), QStringLiteral("clipart-baseline"));
        QSignalSpy activated(chart.get(), &RankingPlot::modelActivated);
        QTest::keyClick(chart.get(), Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("clipart-baseline"));
        QSignalSpy typed(chart.get(), &RankingPlot::typed);
        QTest::keyClick(chart.get(), Qt::Key_F);
        QCOMPARE(typed.at(0).at(0).toString(), QStringLiteral("f"));
    }

    void manyScrollAndOnlyThoseInViewAreDrawn() {
        const auto chart = shown(makeLong(500));
        auto* scroll = chart->findChild<QScrollBar*>(QStringLiteral("rankingScrollBar"));
        QVERIFY(scroll->isVisible());
        QTRY_VERIFY(chart->drawnCount() > 5);
        QVERIFY(chart->drawnCount() < 25);
        chart->setFocus();
        QTest::keyClick(chart.get(), Qt::Key_End);
        QCOMPARE(chart->selectedModel(), QStringLiteral("expert-1499"));
        QVERIFY(!chart->barCentre(QStringLiteral("expert-1499")).isNull());
        QVERIFY(chart->barCentre(QStringLiteral("expert-1000")).isNull());
        QTest::keyClick(chart.get(), Qt::Key_PageUp);
        const int place = chart->selectedModel().mid(7).toInt();
        QVERIFY(place < 1495 && place > 1470);
        QTest::keyClick(chart.get(), Qt::Key_Home);
        QCOMPARE(chart->selectedModel(), QStringLiteral("expert-1000"));
        QCOMPARE(scroll->value(), 0);
        QTest::keyClick(chart.get(), Qt::Key_PageDown);
        QTest::keyClick(chart.get(), Qt::Key_Down);
        QVERIFY(!chart->barCentre(chart->selectedModel()).isNull());
        // The wheel scrolls and chooses nothing.
        const QString before = chart->selectedModel();
        QWidget* bars = canvas(*chart);
        QWheelEvent wheel(QPointF(100, 100), bars->mapToGlobal(QPointF(100, 100)), {}, QPoint(0, -1200), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(bars, &wheel);
        QVERIFY(scroll->value() > 100);
        QCOMPARE(chart->selectedModel(), before);
        chart->selectModel(QStringLiteral("expert-1300"));
        if (const QString folder = qEnvironmentVariable("DOCENT_SCREENSHOTS"); !folder.isEmpty()) {
            chart->grab().save(folder + QStringLiteral("/ranking-500.png"));
            chart->selectModel(QStringLiteral("expert-1002"));
            chart->grab().save(folder + QStringLiteral("/ranking-500-top.png"));
            chart->selectModel(QStringLiteral("expert-1300"));
        }
        QVERIFY(!chart->barCentre(QStringLiteral("expert-1300")).isNull());
    }

    void anOrderShowsTheseOnly() {
        RankingPlot chart;
        const RankingResult ranking = makeRanking();
        chart.setBars(barsOf(ranking, {2, 0}));
        QCOMPARE(chart.bars().bars.size(), 2U);
        QCOMPARE(chart.bars().bars[0].place, 3);
        QCOMPARE(chart.bars().highest, 0.66);  // the axis stays
        QVERIFY(describeBar(chart.bars(), chart.bars().bars[1]).startsWith(QStringLiteral("Place 1 of 4")));
        QCOMPARE(toCsv(chart.bars()).split(QLatin1Char('\n')).at(1),
                 QStringLiteral("3,clipart-baseline,1,0.48,0.43,0.53,0,0"));
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

    void aSavedChartHasAllBars() {
        const auto chart = shown(makeLong(120));
        const QTemporaryDir folder;
        const Chart saved = chart->chart(QStringLiteral("ranking"));
        QVERIFY(saved.size.height() > 120 * 20);
        const QString svg = folder.filePath(QStringLiteral("ranking.svg"));
        saveChart(saved, svg);
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("expert-1000") && text.contains("expert-1119"));
        const QString csv = folder.filePath(QStringLiteral("ranking.csv"));
        saveChart(saved, csv);
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        QCOMPARE(table.readAll().count('\n'), 121);
    }

    void emptyRankingIsDrawn() {
        const auto chart = shown({});
        QTest::keyClick(chart.get(), Qt::Key_Down);
        QCOMPARE(chart->drawnCount(), 0);
        QVERIFY(chart->selectedModel().isEmpty());
    }
};

DOCENT_UI_TEST_MAIN(RankingPlotTest)
#include "RankingPlotTest.moc"
