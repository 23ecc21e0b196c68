// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ProxiesPane.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <limits>

#include "support/ProxyText.h"
#include "ui/UiTestMain.h"
#include "widgets/RecordTable.h"

using namespace docent;

namespace {

RankingResult makeRanking() {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    RankingResult ranking;
    ranking.task = "stamps";
    ranking.images = 400;
    ranking.otherProxies = {"logme", "leep"};
    ranking.models = {{.name = "animals", .score = 0.6, .otherScores = {-0.2, none}},
                      {.name = "food", .score = 0.5, .otherScores = {-0.1, -1.5}},
                      {.name = "base", .kind = ModelKind::Baseline, .score = 0.4, .otherScores = {-0.5, -2.5}}};
    return ranking;
}

}  // namespace

class ProxiesPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForOthersWhereThereAreNone() {
        ProxiesPane pane;
        RankingResult alone = makeRanking();
        alone.otherProxies.clear();
        for (RankedModel& model : alone.models) {
            model.otherScores.clear();
        }
        pane.setRanking(std::make_shared<RankingResult>(alone));
        pane.show();
        QSignalSpy asked(&pane, &ProxiesPane::compareRequested);
        auto* button = pane.findChild<QPushButton*>(QStringLiteral("compareProxies"));
        QVERIFY(button->isVisibleTo(&pane));
        pane.setReady(false, QStringLiteral("busy"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 0);
        pane.setReady(true, {});
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        pane.setRanking(nullptr);
        QVERIFY(button->isVisibleTo(&pane));
    }

    void showsScoresAndAgreement() {
        ProxiesPane pane;
        pane.resize(800, 500);
        pane.setRanking(std::make_shared<RankingResult>(makeRanking()));
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        auto* table = pane.findChild<RecordTable*>(QStringLiteral("proxyScores"));
        QCOMPARE(table->model()->columnCount(), 4);
        QCOMPARE(table->textAt(0, 0), QStringLiteral("animals"));
        QCOMPARE(table->textAt(0, 1), proxyScoreText("knn", 0.6));
        QCOMPARE(table->textAt(0, 2), proxyScoreText("logme", -0.2));
        QCOMPARE(table->textAt(0, 3), QStringLiteral("–"));
        auto* matrix = pane.findChild<QTableWidget*>(QStringLiteral("proxyMatrix"));
        QCOMPARE(matrix->rowCount(), 3);
        QCOMPARE(matrix->item(0, 0)->text(), QLocale().toString(1.0, 'f', 2));
        // 1-NN and LogME swap the first two of three: concordant weights 1 + 1/3 and 1/2 + 1/3 against 1 + 1/2, in both
        // directions, so (13/6 - 3/2) / (11/3).
        QCOMPARE(matrix->item(0, 1)->text(), QLocale().toString((13.0 / 6 - 1.5) / (11.0 / 3), 'f', 2));
        QCOMPARE(matrix->item(1, 0)->text(), matrix->item(0, 1)->text());
        QCOMPARE(matrix->item(0, 2)->text(), QLocale().toString(1.0, 'f', 2));  // of the two that have both
        // The other way round too: what is chosen elsewhere is chosen here, and is not told back.
        QSignalSpy clicked(&pane, &ProxiesPane::modelClicked);
        pane.selectModel(QStringLiteral("base"));
        QCOMPARE(table->currentKey(), QStringLiteral("base"));
        QCOMPARE(clicked.count(), 0);
        table->setCurrentKey(QStringLiteral("food"));
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toString(), QStringLiteral("food"));
    }

    void aRankingOfOtherProxiesHasOtherColumns() {
        ProxiesPane pane;
        pane.setRanking(std::make_shared<RankingResult>(makeRanking()));
        RankingResult other = makeRanking();
        other.options.proxy = "gbc";
        other.otherProxies = {"knn-7"};
        for (RankedModel& model : other.models) {
            model.otherScores = {0.5};
        }
        pane.setRanking(std::make_shared<RankingResult>(other));
        auto* table = pane.findChild<RecordTable*>(QStringLiteral("proxyScores"));
        QCOMPARE(table->model()->columnCount(), 3);
        QCOMPARE(table->model()->headerData(2, Qt::Horizontal).toString(), proxyTitle("knn-7"));
        // All scores of one proxy are equal: no order, so no agreement.
        QCOMPARE(pane.findChild<QTableWidget*>(QStringLiteral("proxyMatrix"))->item(0, 1)->text(), QStringLiteral("–"));
    }
};

DOCENT_UI_TEST_MAIN(ProxiesPaneTest)
#include "ProxiesPaneTest.moc"
