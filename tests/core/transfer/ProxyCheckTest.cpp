// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "transfer/ProxyCheck.h"

using namespace docent;

class ProxyCheckTest : public QObject {
    Q_OBJECT

    static RankingResult ranking() {
        RankingResult result;
        result.task = "stamps";
        result.models = {{.name = "animals", .score = 0.62, .interval = {0.57, 0.66}},
                         {.name = "food", .score = 0.60},
                         {.name = "base", .kind = ModelKind::Baseline, .score = 0.48},
                         {.name = "signs", .score = 0.31}};
        return result;
    }
    static RunRecord run(const std::string& name, const std::string& model, double accuracy,
                         const std::string& task = "stamps") {
        RunRecord record;
        record.name = name;
        record.task = task;
        record.model = model;
        record.state = ModelState::Complete;
        record.evaluation.images = 100;
        record.evaluation.accuracy = accuracy;
        record.evaluation.interval = {accuracy - 0.05, accuracy + 0.05};
        return record;
    }

private Q_SLOTS:
    void takesTheBestRunOfEachModel() {
        RunRecord unfinished = run("u", "base", 0.99);
        unfinished.state = ModelState::Stopped;
        const ProxyCheck check =
            checkProxy(ranking(), {run("s", "signs", 0.70), run("a1", "animals", 0.90), run("a2", "animals", 0.91),
                                   run("f", "food", 0.93), run("b", "base", 0.80), unfinished,
                                   run("o", "food", 1.0, "others"), run("x", "gone", 1.0)});
        QCOMPARE(check.points.size(), 4U);
        QCOMPARE(check.points[0].model, std::string("animals"));
        QCOMPARE(check.points[0].run, std::string("a2"));
        QCOMPARE(check.points[0].scoreInterval.high, 0.66);
        QCOMPARE(check.points[1].accuracyInterval.low, 0.88);
        QCOMPARE(check.points[2].kind, ModelKind::Baseline);
        // scipy.stats.kendalltau and weightedtau of the first case of rank_correlation_baseline.json.
        QVERIFY(std::abs(check.tau - 2.0 / 3) < 1e-12);
        QVERIFY(std::abs(check.weightedTau - 0.52) < 1e-12);
        QCOMPARE(check.recommended, std::string("animals"));
        QVERIFY(check.recommendedWasTuned);
        QCOMPARE(check.best, std::string("food"));
        QVERIFY(std::abs(check.regret - 0.02) < 1e-12);
    }

    void saysWhatItCannotKnow() {
        ProxyCheck check = checkProxy(ranking(), {run("f", "food", 0.9)});
        QCOMPARE(check.points.size(), 1U);
        QVERIFY(std::isnan(check.tau));
        QVERIFY(!check.recommendedWasTuned);
        QCOMPARE(check.regret, 0.0);
        check = checkProxy({}, {run("f", "food", 0.9)});
        QVERIFY(check.points.empty());
        QVERIFY(check.recommended.empty());
    }
};

QTEST_GUILESS_MAIN(ProxyCheckTest)
#include "ProxyCheckTest.moc"
