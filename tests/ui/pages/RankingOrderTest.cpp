// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/RankingOrder.h"

#include <QTest>

#include "pages/RankingNotes.h"

using namespace docent;

class RankingOrderTest : public QObject {
    Q_OBJECT

    static RankingResult ranking() {
        RankingResult result;
        result.images = 100;
        result.chance = 0.1;
        result.models = {{.name = "birds", .node = "animals/birds", .score = 0.7},
                         {.name = "Base", .kind = ModelKind::Baseline, .score = 0.6, .tiedWithBest = true},
                         {.name = "animals", .node = "animals", .score = 0.5},
                         {.name = "animalsx", .node = "animalsx", .score = 0.4},
                         {.name = "food", .node = "food", .score = 0.3}};
        return result;
    }
    using Order = std::vector<int>;

private Q_SLOTS:
    void sorts() {
        const QHash<QString, qint64> slices{{"birds", 10}, {"Base", 900}, {"animals", 50}, {"food", 50}};
        QCOMPARE(arrangeRanking(ranking(), slices, {}), (Order{0, 1, 2, 3, 4}));
        QCOMPARE(arrangeRanking(ranking(), slices, {.sort = RankingSort::Name}), (Order{2, 3, 1, 0, 4}));
        // Of equals the better first; those of which nothing is known last.
        QCOMPARE(arrangeRanking(ranking(), slices, {.sort = RankingSort::Pictures}), (Order{1, 2, 4, 0, 3}));
    }

    void filters() {
        QCOMPARE(arrangeRanking(ranking(), {}, {.branch = QStringLiteral("animals")}), (Order{0, 1, 2}));
        QCOMPARE(arrangeRanking(ranking(), {}, {.branch = QStringLiteral("animals/birds")}), (Order{0, 1}));
        QCOMPARE(arrangeRanking(ranking(), {}, {.text = QStringLiteral(" BIRD ")}), (Order{0, 1}));
        QCOMPARE(arrangeRanking(ranking(), {}, {.text = QStringLiteral("no such")}), (Order{1}));
        QCOMPARE(branchesOf(ranking()), (QStringList{QStringLiteral("animals"), QStringLiteral("animals/birds"),
                                                     QStringLiteral("animalsx"), QStringLiteral("food")}));
    }

    void recommendsInSentences() {
        RankingResult result = ranking();
        QCOMPARE(recommendationText(result),
                 QStringLiteral("birds fits best (70.0 %), within noise of the baseline Base."));
        result.models[2].tiedWithBest = true;
        QCOMPARE(recommendationText(result),
                 QStringLiteral("birds fits best (70.0 %), within noise of 2 others, the baseline among them."));
        result.models[1].tiedWithBest = result.models[2].tiedWithBest = false;
        QCOMPARE(recommendationText(result), QStringLiteral("birds fits best (70.0 %)."));
        result.chance = 0.7;
        QVERIFY(recommendationText(result).endsWith(
            QStringLiteral("But always naming the largest class would be right in 70.0 % too.")));
        QVERIFY(recommendationText({}).startsWith(QStringLiteral("There is no model")));
    }

    void saysWhatHappened() {
        QVERIFY(ageText({}).isEmpty());
        QCOMPARE(ageText({.added = {"a"}, .removed = {"b", "c"}}),
                 QStringLiteral("1 model was trained since and is not in this ranking. 2 models of this ranking are no "
                                "longer in the bank."));
    }
};

QTEST_GUILESS_MAIN(RankingOrderTest)
#include "RankingOrderTest.moc"
