// SPDX-License-Identifier: GPL-3.0-or-later
// How a ranking by halving dropped its models, with mouse and keyboard.
#include "pages/HalvingPane.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "base/Files.h"
#include "pages/RankingSoFar.h"
#include "plots/HalvingPlot.h"
#include "plots/RankingBars.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// Three rounds; the best, one that was dropped within noise, one that was behind, and the baseline.
RankingResult makeRanking() {
    RankingResult ranking;
    ranking.task = "stamps";
    ranking.images = 1000;
    ranking.options.halving = true;
    ranking.wholePasses = 4000;
    ranking.cost.forwardPasses = 900;
    ranking.rounds = {{63, 4, 3}, {126, 3, 2}, {252, 2, 1}};
    ranking.models = {
        {.name = "animals", .score = 0.66, .examples = 252, .roundScores = {0.5, 0.6, 0.66}},
        {.name = "base",
         .kind = ModelKind::Baseline,
         .score = 0.55,
         .fate = RankedFate::Behind,
         .examples = 252,
         .roundScores = {0.4, 0.5, 0.55}},
        {.name = "food", .score = 0.58, .fate = RankedFate::Unranked, .examples = 126, .roundScores = {0.45, 0.58}},
        {.name = "flags", .score = 0.2, .fate = RankedFate::Behind, .examples = 63, .roundScores = {0.2}}};
    return ranking;
}

}  // namespace

class HalvingPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersHalvingWhereAllSawAll() {
        HalvingPane pane;
        pane.show();
        QVERIFY(!pane.hasChart());
        QSignalSpy asked(&pane, &HalvingPane::halvingRequested);
        auto* button = pane.findChild<QPushButton*>(QStringLiteral("rankByHalving"));
        pane.setReady(false, QStringLiteral("busy"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 0);
        pane.setReady(true, {});
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
    }

    void showsWhoWasDroppedAndWhen() {
        HalvingPane pane;
        pane.resize(700, 500);
        pane.setRanking(std::make_shared<RankingResult>(makeRanking()));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        const QString text = pane.findChild<QLabel*>(QStringLiteral("halvingText"))->text();
        QVERIFY2(text.contains("4 models on 63, 3 models on 126, 2 models on 252"), qPrintable(text));
        QVERIFY(text.contains("900") && text.contains("1 model was dropped within noise"));
        const HalvingChart& chart = pane.plot()->data();
        QCOMPARE(chart.lines.size(), std::size_t{4});
        QVERIFY(chart.lines.front().isBest);
        QCOMPARE(chart.lines.front().key, QStringLiteral("animals"));
        QVERIFY(describeLine(chart, chart.lines[2]).contains("within noise"));
        QVERIFY(describeLine(chart, chart.lines[3]).contains("behind the best"));
        // Later is further right, better is higher.
        QVERIFY(pane.plot()->endOf("flags").x() < pane.plot()->endOf("food").x());
        QVERIFY(pane.plot()->endOf("animals").y() < pane.plot()->endOf("base").y());
    }

    void aClickAndTheKeysChoose() {
        HalvingPane pane;
        pane.resize(700, 500);
        pane.setRanking(std::make_shared<RankingResult>(makeRanking()));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        QSignalSpy clicked(&pane, &HalvingPane::modelClicked);
        auto* lines = pane.findChild<QWidget*>(QStringLiteral("halvingLines"));
        const QPoint end = pane.plot()->endOf("food");
        QTest::mouseClick(lines, Qt::LeftButton, {}, lines->mapFrom(pane.plot(), end));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.back().front().toString(), QStringLiteral("food"));
        QVERIFY(pane.plot()->accessibleDescription().contains("food"));
        QTest::keyClick(pane.plot(), Qt::Key_Home);
        QCOMPARE(clicked.back().front().toString(), QStringLiteral("animals"));
        QTest::keyClick(pane.plot(), Qt::Key_Down);
        QCOMPARE(clicked.back().front().toString(), QStringLiteral("base"));
        // What is chosen elsewhere is not told back.
        pane.selectModel(QStringLiteral("flags"));
        QCOMPARE(pane.plot()->currentKey(), QStringLiteral("flags"));
        QCOMPARE(clicked.count(), 3);
        const QString csv = pane.plot()->chart(QStringLiteral("halving")).csv();
        QVERIFY(csv.contains("food,126,0.58,unranked\n"));
    }

    void barsTellWhatTheirScoresAreOf() {
        const RankingBars bars = barsOf(makeRanking());
        QCOMPARE(bars.bars[0].droppedAfter, 0);
        QCOMPARE(bars.bars[2].droppedAfter, 126);
        QVERIFY(describeBar(bars, bars.bars[2]).contains("Dropped after 126 pictures"));
    }

    void followsARankingThatIsUnderWay() {
        QTemporaryDir folder;
        const fs::path file = fs::path(folder.path().toStdString()) / "ranking-so-far.yaml";
        RankingSoFar soFar;
        std::shared_ptr<const RankingResult> told;
        int times = 0;
        connect(&soFar, &RankingSoFar::changed, this, [&](const std::shared_ptr<const RankingResult>& ranking) {
            told = ranking;
            ++times;
        });
        soFar.look(file);
        QCOMPARE(times, 0);  // there was nothing, and there is nothing
        RankingResult ranking = makeRanking();
        ranking.rounds.resize(1);
        for (RankedModel& model : ranking.models) {
            model.roundScores.resize(1);
        }
        writeFileAtomically(file, toYaml(ranking).text());
        soFar.look(file);
        QTRY_COMPARE(times, 1);
        QCOMPARE(halvingChart(*told).examples.size(), std::size_t{1});
        soFar.look(file);  // the same file is not read again
        QTest::qWait(50);
        QCOMPARE(times, 1);
        fs::remove(file);
        soFar.look(file);
        QCOMPARE(times, 2);
        QVERIFY(told == nullptr);
    }
};

DOCENT_UI_TEST_MAIN(HalvingPaneTest)
#include "HalvingPaneTest.moc"
