// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "training/LearningCheck.h"

using namespace docent;

namespace {

/// So many labels of class 0, 1, ...
std::vector<std::int64_t> labelsOf(const std::vector<int>& counts) {
    std::vector<std::int64_t> labels;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        labels.insert(labels.end(), static_cast<std::size_t>(counts[c]), static_cast<std::int64_t>(c));
    }
    return labels;
}

}  // namespace

class LearningCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void entropies() {
        QVERIFY(std::abs(entropyOfShares(labelsOf({5, 5, 5, 5}), 4) - std::log(4)) < 1e-12);
        QVERIFY(std::abs(entropyOfShares(labelsOf({9, 1}), 2) - 0.3250829733914482) < 1e-12);
        QVERIFY(std::abs(entropyOfShares(labelsOf({4, 0}), 2)) < 1e-12);
        // Of shares 0.9 * {0.9, 0.1} + 0.05.
        QVERIFY(std::abs(entropyOfShares(labelsOf({9, 1}), 2, 0.1) - 0.40496348506393853) < 1e-12);
    }

    void warnings_data() {
        QTest::addColumn<double>("loss");
        QTest::addColumn<int>("bestEpoch");
        QTest::addColumn<double>("accuracy");
        QTest::addColumn<QString>("expected");
        // 100 training pictures of four classes as large: ln 4 = 1.386. Of 40 validation pictures the largest class has
        // a quarter.
        QTest::newRow("learned") << 0.4 << 7 << 0.9 << "";
        QTest::newRow("learned a little") << 1.3 << 7 << 0.3 << "";
        QTest::newRow("nothing") << 1.38 << 7 << 0.25 << "Nothing was learned: the loss ended at 1.38, ";
        QTest::newRow("rose") << 5.0 << 3 << 0.2 << "Nothing was learned: ";
        QTest::newRow("no number") << std::nan("") << 3 << 0.2 << "Nothing was learned: ";
        QTest::newRow("a lucky epoch") << 1.38 << 7 << 0.35 << "Nothing was learned: ";
        QTest::newRow("lost again") << 1.6 << 3 << 0.8 << "What was learned got lost again: ";
        QTest::newRow("not validated") << 1.39 << 0 << -1.0 << "Nothing was learned: ";
        QTest::newRow("not validated, but learned") << 0.1 << 0 << -1.0 << "";
        QTest::newRow("by heart") << 0.1 << 9 << 0.25 << "What was learned does not carry over: ";
    }

    void warnings() {
        QFETCH(double, loss);
        QFETCH(int, bestEpoch);
        QFETCH(double, accuracy);
        QFETCH(QString, expected);
        TrainingResult result;
        result.steps = 1000;
        result.bestEpoch = bestEpoch;
        result.validationAccuracy = accuracy;
        result.trainingLoss = loss;
        result.validationLoss = accuracy < 0.5 ? 1.4 : 0.7;
        const TrainingOptions training{.learningRate = 0.1};
        const auto warn = [&](const std::vector<std::int64_t>& validation) {
            return QString::fromStdString(learningWarning(result, training, labelsOf({25, 25, 25, 25}), validation, 4));
        };
        const QString text = warn(labelsOf({10, 10, 10, 10}));
        QVERIFY2(expected.isEmpty() ? text.isEmpty() : text.startsWith(expected), qPrintable(text));
        QCOMPARE(text.contains("--learning-rate, such as 0.02"), !expected.isEmpty());
        // A handful of validation pictures proves nothing.
        QVERIFY(!text.startsWith("What was learned does not carry over") || warn(labelsOf({1, 1, 1, 1})).isEmpty());
    }

    void fewStepsAreTold() {
        TrainingResult result;
        result.steps = 20;
        result.trainingLoss = 1.4;
        const std::string text = learningWarning(result, {.learningRate = 0.1}, labelsOf({25, 25, 25, 25}), {}, 4);
        QVERIFY2(text.find("Use more epochs, or a smaller") != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(LearningCheckTest)
#include "LearningCheckTest.moc"
