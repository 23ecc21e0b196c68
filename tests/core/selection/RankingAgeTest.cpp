// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "selection/RankingAge.h"

using namespace docent;

class RankingAgeTest : public QObject {
    Q_OBJECT

    static ModelRecord model(const std::string& name, const std::string& hash,
                             ModelState state = ModelState::Complete) {
        ModelRecord record;
        record.name = name;
        record.weightsHash = hash;
        record.state = state;
        return record;
    }
    static RankingResult ranking() {
        RankingResult result;
        result.created = "2026-11-24T16:20:05Z";
        result.models = {{.name = "a", .embeddingKey = "11"}, {.name = "b", .embeddingKey = "22-bf16"}};
        return result;
    }
    using Names = std::vector<std::string>;
    const std::string m_before = "2026-11-24T10:00:00Z";

private Q_SLOTS:
    void nothingHappened() {
        QVERIFY(rankingAge(ranking(), {model("a", "11"), model("b", "22")}, m_before).isCurrent());
        // A model in training has no place yet, and one that is trained again keeps its place until it is done.
        QVERIFY(
            rankingAge(ranking(),
                       {model("a", "11"), model("b", "", ModelState::Training), model("c", "", ModelState::Training)},
                       m_before)
                .isCurrent());
    }

    void modelsCameAndWent() {
        const RankingAge age = rankingAge(ranking(), {model("d", "44"), model("b", "23"), model("c", "33")}, m_before);
        QCOMPARE(age.added, (Names{"c", "d"}));
        QCOMPARE(age.removed, (Names{"a"}));
        QCOMPARE(age.retrained, (Names{"b"}));
        QVERIFY(!age.taskChanged);
        QVERIFY(!age.isCurrent());
    }

    void chosenModelsDoNotMissTheOthers() {
        RankingResult result = ranking();
        result.chosen = {"a"};
        QVERIFY(rankingAge(result, {model("a", "11"), model("b", "22"), model("c", "33")}, m_before).isCurrent());
    }

    void theTaskWasImportedAgain() {
        const std::vector<ModelRecord> models{model("a", "11"), model("b", "22")};
        QVERIFY(rankingAge(ranking(), models, "2026-11-24T16:20:06Z").taskChanged);
        QVERIFY(!rankingAge(ranking(), models, "2026-11-24T16:20:05Z").taskChanged);
    }
};

QTEST_GUILESS_MAIN(RankingAgeTest)
#include "RankingAgeTest.moc"
