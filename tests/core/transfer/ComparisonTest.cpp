// SPDX-License-Identifier: GPL-3.0-or-later
#include "transfer/Comparison.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

#include "base/Error.h"
#include "support/Python.h"
#include "transfer/Calibration.h"

using namespace docent;

namespace {

bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}

QString problemOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class ComparisonTest : public QObject {
    Q_OBJECT
    QJsonObject m_baseline;

private Q_SLOTS:
    void initTestCase() { m_baseline = readBaseline("comparison_baseline.json").object(); }

    void mcNemarAgreesWithSciPy() {
        const QJsonArray cases = m_baseline["mcnemar"].toArray();
        QCOMPARE(cases.size(), 10);
        for (const auto& value : cases) {
            const QJsonObject item = value.toObject();
            const double p = exactMcNemar(item["first"].toInt(), item["second"].toInt());
            QVERIFY2(near(p, item["p"].toDouble(), 1e-9), qPrintable(QString::number(p)));
        }
        QVERIFY(!problemOf([] { (void)exactMcNemar(-1, 2); }).isEmpty());
    }

    void calibrationAgreesWithNumPy() {
        const QJsonArray cases = m_baseline["calibration"].toArray();
        QCOMPARE(cases.size(), 2);
        for (const auto& value : cases) {
            const QJsonObject item = value.toObject();
            std::vector<Prediction> predictions;
            const QJsonArray probabilities = item["probabilities"].toArray();
            for (int i = 0; i < probabilities.size(); ++i) {
                predictions.push_back({.image = std::to_string(i),
                                       .label = item["correct"].toArray()[i].toInt() == 1 ? 3U : 2U,
                                       .predicted = 3,
                                       .probability = probabilities[i].toDouble()});
            }
            const Calibration result = calibrationOf(predictions);
            QVERIFY(near(result.expectedError, item["expected_error"].toDouble()));
            QVERIFY(near(result.maximumError, item["maximum_error"].toDouble()));
            QVERIFY(near(result.confidence, item["confidence"].toDouble()));
            QVERIFY(near(result.accuracy, item["accuracy"].toDouble()));
            QCOMPARE(result.bins.size(), std::size_t{15});
            for (std::size_t i = 0; i < 15; ++i) {
                const QJsonObject bin = item["bins"].toArray()[static_cast<int>(i)].toObject();
                QCOMPARE(result.bins[i].images, bin["images"].toInt());
                QCOMPARE(result.bins[i].correct, bin["correct"].toInt());
                QVERIFY(near(result.bins[i].confidence, bin["confidence"].toDouble()));
                QVERIFY(near(result.bins[i].accuracy, bin["accuracy"].toDouble()));
                QVERIFY(near(result.bins[i].interval.low, bin["low"].toDouble(), 1e-6));
                QVERIFY(near(result.bins[i].interval.high, bin["high"].toDouble(), 1e-6));
            }
        }
        QVERIFY(!problemOf([] { (void)calibrationOf({}); }).isEmpty());
    }

    void runsAreComparedPictureByPicture() {
        const std::vector<Prediction> first{{"a", 0, 0, 0.9}, {"b", 0, 1, 0.8}, {"c", 1, 1, 0.7}, {"d", 1, 0, 0.6}};
        const std::vector<Prediction> second{{"d", 1, 1, 0.9}, {"c", 1, 0, 0.8}, {"b", 0, 0, 0.7}, {"a", 0, 0, 0.6}};
        const RunComparison result = comparePredictions(first, second);
        QCOMPARE(result.images, 4);
        QCOMPARE(result.onlyFirst, std::vector<std::string>{"c"});
        QCOMPARE(result.onlySecond, (std::vector<std::string>{"b", "d"}));
        QCOMPARE(result.bothRight, 1);
        QCOMPARE(result.bothWrong, 0);
        QVERIFY(near(result.difference, 0.25));
        QVERIFY(near(result.p, 1.0));

        std::vector<Prediction> fewer = second;
        fewer.pop_back();
        QVERIFY(problemOf([&] { (void)comparePredictions(first, fewer); }).contains("4 against 3"));
        std::vector<Prediction> others = second;
        others[0].image = std::string("elsewhere.png");
        QVERIFY(problemOf([&] { (void)comparePredictions(first, others); }).contains("'d' is in one alone"));
        others[0] = {"d", 0, 1, 0.9};
        QVERIFY(problemOf([&] { (void)comparePredictions(first, others); }).contains("another label"));
    }

    void whatCannotBeComparedIsTold() {
        RunRecord first{.name = "a", .state = ModelState::Complete, .task = "t", .classes = {"x", "y"}};
        RunRecord second = first;
        second.name = std::string("b");
        QCOMPARE(whyNotComparable(first, second), std::string());
        second.classes = {"x", "z"};
        QVERIFY(whyNotComparable(first, second).find("other classes") != std::string::npos);
        second.state = ModelState::Stopped;
        QCOMPARE(whyNotComparable(first, second), std::string("'b' is not finished"));
        second.task = std::string("u");
        QVERIFY(whyNotComparable(first, second).find("of the task 't'") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "ComparisonTest.moc"
