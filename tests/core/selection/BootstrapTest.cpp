// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <chrono>
#include <cmath>

#include "base/Error.h"
#include "base/Random.h"
#include "selection/Bootstrap.h"
#include "support/Python.h"

using namespace docent;

class BootstrapTest : public QObject {
    Q_OBJECT
    QJsonObject m_baseline;

    static std::vector<std::vector<double>> hitsOf(const QJsonObject& item) {
        std::vector<std::vector<double>> hits;
        for (const auto& row : item["hits"].toArray()) {
            hits.emplace_back();
            for (const auto& value : row.toArray()) {
                hits.back().push_back(value.toDouble());
            }
        }
        return hits;
    }

private Q_SLOTS:
    void initTestCase() { m_baseline = readBaseline("selection_baseline.json").object(); }

    void agreesWithAnIndependentBootstrap() {
        for (const auto& value : m_baseline["bootstrap"].toArray()) {
            const QJsonObject item = value.toObject();
            const auto hits = hitsOf(item);
            const BootstrapResult result = bootstrapMeans(hits, 20'000, item["confidence"].toDouble(), 3);
            // A mean moves in steps of 1 / n; the quantiles of 20,000 resamples are within one of them.
            const double step = 1.0 / static_cast<double>(hits.front().size());
            for (std::size_t m = 0; m < hits.size(); ++m) {
                const QJsonArray expected = item["intervals"].toArray()[static_cast<int>(m)].toArray();
                QVERIFY2(std::abs(result.intervals[m].low - expected[0].toDouble()) <= 1.01 * step,
                         qPrintable(QString::number(result.intervals[m].low)));
                QVERIFY2(std::abs(result.intervals[m].high - expected[1].toDouble()) <= 1.01 * step,
                         qPrintable(QString::number(result.intervals[m].high)));
                const double difference = item["difference_low"].toArray()[static_cast<int>(m)].toDouble();
                QVERIFY(std::abs(difference) < 1e-9 || std::abs(difference) > 2 * step);  // the case is clear
                QCOMPARE(result.tiedWithBest[m] != 0, difference <= 0);
            }
        }
    }

    void pairsTheCandidates() {
        // Two candidates that differ on 12 of 400 examples, always in favour of one: means with wide intervals, but a
        // difference that is no noise.
        std::vector<double> better(400, 0);
        std::fill(better.begin(), better.begin() + 200, 1);
        std::vector<double> worse = better;
        std::fill(worse.begin(), worse.begin() + 12, 0);
        const BootstrapResult result = bootstrapMeans({worse, better, better}, 1000, 0.95, 0);
        QCOMPARE(result.tiedWithBest, (std::vector<std::uint8_t>{0, 1, 1}));
        QVERIFY(result.intervals[0].high > result.intervals[1].low);
    }

    void dependsOnTheSeedAlone() {
        std::vector<double> hits(200, 0);
        std::fill(hits.begin(), hits.begin() + 77, 1);
        const BootstrapResult first = bootstrapMeans({hits}, 500, 0.9, 5);
        const BootstrapResult again = bootstrapMeans({hits}, 500, 0.9, 5);
        QCOMPARE(first.intervals[0].low, again.intervals[0].low);
        QCOMPARE(first.intervals[0].high, again.intervals[0].high);
        // A candidate's interval does not depend on who else is compared.
        const BootstrapResult more = bootstrapMeans({std::vector<double>(200, 1), hits}, 500, 0.9, 5);
        QCOMPARE(more.intervals[1].low, first.intervals[0].low);
    }

    void holdsAtTheEnds() {
        const BootstrapResult result = bootstrapMeans({{1, 1, 1}, {0, 0, 0}}, 100, 0.95, 0);
        // Resamples of three hits are all three hits, which says nothing: n / (n + z^2).
        QVERIFY(std::abs(result.intervals[0].low - 0.438503) < 1e-6);
        QCOMPARE(result.intervals[0].high, 1.0);
        QCOMPARE(result.intervals[1].low, 0.0);
        QVERIFY(std::abs(result.intervals[1].high - 0.561497) < 1e-6);
        QCOMPARE(result.tiedWithBest, (std::vector<std::uint8_t>{1, 0}));
        QVERIFY(std::abs(bootstrapMeans({{1}}, 100, 0.95, 0).intervals[0].low - 0.206549) < 1e-6);
        QVERIFY(bootstrapMeans({}, 100, 0.95, 0).intervals.empty());
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapMeans({{}}, 100, 0.95, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapMeans({{1}, {1, 0}}, 100, 0.95, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapMeans({{1}}, 100, 1.0, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapMeans({{1}}, 0, 0.95, 0));
    }

    void tellsHowOftenEachIsTheBest() {
        // Of 2 examples the resamples are 00, 01, 10, 11. The first candidate is right on example 0 alone, the second
        // on 1 alone: each wins a quarter, and they share the half where both are drawn once.
        const BootstrapResult even = bootstrapMeans({{1, 0}, {0, 1}}, 40'000, 0.95, 1);
        QVERIFY(std::abs(even.bestProbability[0] - 0.5) < 0.01);
        QVERIFY(std::abs(even.bestProbability[0] + even.bestProbability[1] - 1) < 1e-12);
        // One that is right on both always wins; on a tie it shares.
        const BootstrapResult uneven = bootstrapMeans({{1, 0}, {1, 1}}, 40'000, 0.95, 1);
        QVERIFY(std::abs(uneven.bestProbability[0] - 0.125) < 0.01);
    }

    void scoresThatAreNoMeans() {
        // Of means themselves the two ways must agree: resamples of normal parts, moved by a bias.
        Random random(4);
        std::vector<std::vector<double>> parts(3, std::vector<double>(300));
        std::vector<double> means(3, 0);
        for (std::size_t m = 0; m < 3; ++m) {
            for (double& part : parts[m]) {
                part = random.uniform() + random.uniform() + 0.04 * static_cast<double>(m);
                means[m] += part / 300;
            }
        }
        std::vector<std::vector<double>> resampled(3);
        for (int r = 0; r < 4000; ++r) {
            const std::vector<std::int64_t> drawn = drawResample(300, 8, r);
            for (std::size_t m = 0; m < 3; ++m) {
                double mean = 0.7;  // the bias
                for (const std::int64_t i : drawn) {
                    mean += parts[m][static_cast<std::size_t>(i)] / 300;
                }
                resampled[m].push_back(mean);
            }
        }
        const BootstrapResult direct = bootstrapMeans(parts, 4000, 0.9, 9);
        const BootstrapResult moved = bootstrapScores(means, resampled, 0.9, 4000, 1);
        for (std::size_t m = 0; m < 3; ++m) {
            QVERIFY(std::abs(direct.intervals[m].low - moved.intervals[m].low) < 0.004);
            QVERIFY(std::abs(direct.intervals[m].high - moved.intervals[m].high) < 0.004);
            QVERIFY(std::abs(direct.bestProbability[m] - moved.bestProbability[m]) < 0.03);
            QCOMPARE(moved.tiedWithBest[m], direct.tiedWithBest[m]);
        }
        QVERIFY(bootstrapScores({}, {}, 0.95, 10, 0).intervals.empty());
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapScores({1}, {{1}}, 0.95, 10, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapScores({1, 2}, {{1, 2}, {1, 2, 3}}, 0.95, 10, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapScores({1}, {{1, 2}}, 0, 10, 0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)bootstrapScores({1}, {{1, 2}}, 0.95, 0, 0));
    }

    /// The second is one standard deviation of the difference behind, or three: it is ahead with P(z > 1) and P(z > 3).
    void fewResamplesTellSmallProbabilities() {
        const std::vector<std::vector<double>> resampled{{1, 1, 1, 1, 1}, {-3, 1, -1, -1, -1}};
        double squares = 0;
        for (const double score : resampled[1]) {
            squares += (score + 1) * (score + 1);
        }
        QCOMPARE(std::sqrt(squares / 4), std::sqrt(2.0));
        const double lead = std::sqrt(2.0);
        const BootstrapResult result = bootstrapScores({lead, 0}, resampled, 0.95, 100'000, 3);
        QVERIFY2(std::abs(result.bestProbability[1] - 0.158655) < 0.005,
                 qPrintable(QString::number(result.bestProbability[1])));
        QCOMPARE(result.tiedWithBest[1], std::uint8_t{1});
        const BootstrapResult apart = bootstrapScores({3 * lead, 0}, resampled, 0.95, 100'000, 3);
        QVERIFY(std::abs(apart.bestProbability[1] - 0.00135) < 0.0006);
        QCOMPARE(apart.tiedWithBest[1], std::uint8_t{0});
    }

    void tellsItsTime() {
        Random random(1);
        std::vector<std::vector<double>> hits(50, std::vector<double>(1000));
        for (auto& row : hits) {
            for (auto& hit : row) {
                hit = random.below(2) != 0 ? 1 : 0;
            }
        }
        const auto start = std::chrono::steady_clock::now();
        const BootstrapResult result = bootstrapMeans(hits, 1000, 0.95, 0);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        qInfo("50 candidates, 1000 examples, 1000 resamples: %.3f s", seconds);
        QCOMPARE(result.intervals.size(), 50U);
    }

    void wilsonAgreesWithItsEquation() {
        for (const auto& value : m_baseline["wilson"].toArray()) {
            const QJsonArray item = value.toArray();
            const Interval interval = wilsonInterval(item[0].toInt(), item[1].toInt(), item[2].toDouble());
            QVERIFY(std::abs(interval.low - item[3].toDouble()) < 1e-12);
            QVERIFY(std::abs(interval.high - item[4].toDouble()) < 1e-12);
        }
        QCOMPARE(wilsonInterval(0, 7).low, 0.0);
        QCOMPARE(wilsonInterval(5, 5).high, 1.0);
        QCOMPARE(wilsonInterval(0, 0).high, 1.0);
        QVERIFY_THROWS_EXCEPTION(Error, (void)wilsonInterval(3, 2));
        QVERIFY_THROWS_EXCEPTION(Error, (void)wilsonInterval(1, 2, 1.5));
    }

    void quantilesAreExact() {
        for (const auto& value : m_baseline["normal_quantiles"].toArray()) {
            const double expected = value.toArray()[1].toDouble();
            const double got = normalQuantile(value.toArray()[0].toDouble());
            QVERIFY2(std::abs(got - expected) < 1e-9, qPrintable(QString::number(got, 'g', 15)));
        }
        QVERIFY(std::isfinite(normalQuantile(1e-300)));
        QVERIFY_THROWS_EXCEPTION(Error, (void)normalQuantile(0));
        QVERIFY_THROWS_EXCEPTION(Error, (void)normalQuantile(1));
        QVERIFY_THROWS_EXCEPTION(Error, (void)normalQuantile(NAN));
    }
};

QTEST_GUILESS_MAIN(BootstrapTest)
#include "BootstrapTest.moc"
