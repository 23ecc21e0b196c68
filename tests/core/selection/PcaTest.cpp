// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <cmath>

#include "base/Error.h"
#include "base/Random.h"
#include "selection/Pca.h"
#include "support/Python.h"

using namespace docent;

namespace {

Matrix toMatrix(const QJsonArray& rows) {
    Matrix matrix;
    for (const auto& row : rows) {
        for (const auto& value : row.toArray()) {
            matrix.values.push_back(static_cast<float>(value.toDouble()));
        }
        ++matrix.rows;
    }
    matrix.columns = static_cast<std::int64_t>(matrix.values.size()) / matrix.rows;
    return matrix;
}

double largestDifference(const Matrix& a, const Matrix& b) {
    double largest = a.rows == b.rows && a.columns == b.columns ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(a.values[i]) - static_cast<double>(b.values[i])));
    }
    return largest;
}

}  // namespace

class PcaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithNumpy() {
        for (const auto& item : readBaseline("projection_baseline.json").object()["pca"].toArray()) {
            const QJsonObject expected = item.toObject();
            const PcaResult result =
                principalComponents(toMatrix(expected["points"].toArray()), expected["count"].toInt());
            QVERIFY(largestDifference(result.components, toMatrix(expected["components"].toArray())) < 1e-5);
            QVERIFY(largestDifference(result.scores, toMatrix(expected["scores"].toArray())) < 1e-4);
            const QJsonArray variances = expected["variances"].toArray();
            const QJsonArray shares = expected["shares"].toArray();
            QCOMPARE(static_cast<qsizetype>(result.variances.size()), variances.size());
            for (qsizetype i = 0; i < variances.size(); ++i) {
                QVERIFY(std::abs(result.variances[static_cast<std::size_t>(i)] / variances[i].toDouble() - 1) < 1e-6);
                QVERIFY(std::abs(result.shares[static_cast<std::size_t>(i)] - shares[i].toDouble()) < 1e-8);
            }
        }
    }

    void findsTheLineWorkedByHand() {
        // On the line y = x: one axis holds all, the other nothing.
        const PcaResult result = principalComponents({4, 2, {0, 0, 1, 1, 2, 2, 5, 5}}, 2);
        QVERIFY(std::abs(result.components.row(0)[0] - std::sqrt(0.5F)) < 1e-6F);
        QVERIFY(std::abs(result.components.row(0)[1] - std::sqrt(0.5F)) < 1e-6F);
        QVERIFY(std::abs(result.shares[0] - 1) < 1e-12);
        QCOMPARE(result.shares[1], 0.0);
        QVERIFY(std::abs(result.scores.row(0)[0] + 2 * std::sqrt(2.0F)) < 1e-5F);
        QCOMPARE(result.scores.row(3)[1], 0.0F);
    }

    void survivesEqualPointsAndFewOfThem() {
        const PcaResult equal = principalComponents({3, 4, std::vector<float>(12, 7.5F)}, 2);
        QCOMPARE(equal.scores.columns, std::int64_t{2});
        QCOMPARE(equal.scores.values, std::vector<float>(6, 0.0F));
        QCOMPARE(equal.shares, (std::vector<double>{0, 0}));
        const PcaResult single = principalComponents({1, 3, {1, 2, 3}}, 2);
        QCOMPARE(single.scores.columns, std::int64_t{1});
        QCOMPARE(single.scores.values, std::vector<float>{0.0F});
    }

    void refusesWhatHasNoComponents() {
        QVERIFY_THROWS_EXCEPTION(Error, (void)principalComponents(Matrix{}, 2));
        QVERIFY_THROWS_EXCEPTION(Error, (void)principalComponents({2, 2, {1, 2, 3, NAN}}, 2));
        QVERIFY_THROWS_EXCEPTION(Error, (void)principalComponents({2, 2, {1, 2, 3, 4}}, 0));
    }
};

QTEST_GUILESS_MAIN(PcaTest)
#include "PcaTest.moc"
