// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

#include "base/Error.h"
#include "selection/RankCorrelation.h"
#include "support/Python.h"

using namespace docent;

class RankCorrelationTest : public QObject {
    Q_OBJECT

    static std::vector<double> numbers(const QJsonValue& list) {
        std::vector<double> values;
        for (const auto& value : list.toArray()) {
            values.push_back(value.toDouble());
        }
        return values;
    }

private Q_SLOTS:
    void agreesWithScipy() {
        const QJsonArray cases = readBaseline("rank_correlation_baseline.json").object()["correlation"].toArray();
        QVERIFY(cases.size() >= 8);
        for (const auto& value : cases) {
            const QJsonObject item = value.toObject();
            const std::vector<double> x = numbers(item["x"]);
            const std::vector<double> y = numbers(item["y"]);
            QVERIFY(std::abs(kendallTau(x, y) - item["tau"].toDouble()) < 1e-12);
            QVERIFY(std::abs(weightedTau(x, y) - item["weighted_tau"].toDouble()) < 1e-12);
            QVERIFY(std::abs(kendallTau(y, x) - kendallTau(x, y)) < 1e-12);
            QVERIFY(std::abs(weightedTau(y, x) - weightedTau(x, y)) < 1e-12);
        }
    }

    void theTopCountsMore() {
        const std::vector<double> x{5, 4, 3, 2, 1};
        // One exchange of neighbours, at the top or at the foot: tau does not tell them apart.
        const std::vector<double> atTheTop{4, 5, 3, 2, 1};
        const std::vector<double> atTheFoot{5, 4, 3, 1, 2};
        QCOMPARE(kendallTau(x, atTheTop), kendallTau(x, atTheFoot));
        QVERIFY(weightedTau(x, atTheTop) < weightedTau(x, atTheFoot));
        QCOMPARE(weightedTau(x, x), 1.0);
    }

    void sayNothingOfNoOrder() {
        QVERIFY(std::isnan(kendallTau({}, {})));
        QVERIFY(std::isnan(kendallTau({1}, {2})));
        QVERIFY(std::isnan(kendallTau({1, 1, 1}, {1, 2, 3})));
        QVERIFY(std::isnan(weightedTau({1, 2, 3}, {7, 7, 7})));
        QVERIFY_THROWS_EXCEPTION(Error, (void)kendallTau({1, 2}, {1}));
        QVERIFY_THROWS_EXCEPTION(Error, (void)weightedTau({1, std::numeric_limits<double>::quiet_NaN()}, {1, 2}));
    }
};

QTEST_GUILESS_MAIN(RankCorrelationTest)
#include "RankCorrelationTest.moc"
