// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "training/TrainingOptions.h"

using namespace docent;

class ScheduleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void warmUpRisesLinearly() {
        const TrainingOptions options{.learningRate = 1.0, .warmup = 0.1};
        QCOMPARE(learningRateAt(options, 0, 100), 1.0 / 11);
        QCOMPARE(learningRateAt(options, 9, 100), 10.0 / 11);
        QCOMPARE(learningRateAt(options, 10, 100), 1.0);
    }

    void cosineFallsToZero() {
        const TrainingOptions options{.learningRate = 0.4, .warmup = 0};
        QCOMPARE(learningRateAt(options, 0, 200), 0.4);
        QCOMPARE(learningRateAt(options, 100, 200), 0.2);
        QVERIFY(std::abs(learningRateAt(options, 50, 200) - 0.4 * (1 + std::sqrt(0.5)) / 2) < 1e-12);
        QVERIFY(learningRateAt(options, 199, 200) < 1e-4);
    }

    void stepsFallTenfold() {
        const TrainingOptions options{.learningRate = 1.0, .schedule = Schedule::Step, .warmup = 0};
        QCOMPARE(learningRateAt(options, 29, 100), 1.0);
        QVERIFY(std::abs(learningRateAt(options, 30, 100) - 0.1) < 1e-12);
        QVERIFY(std::abs(learningRateAt(options, 60, 100) - 0.01) < 1e-12);
        QVERIFY(std::abs(learningRateAt(options, 90, 100) - 0.001) < 1e-12);
    }

    void everyBadOptionIsTold() {
        TrainingOptions options;
        QVERIFY(options.check().empty());
        options.epochs = 0;
        options.learningRate = std::nan("");
        options.momentum = 1;
        QCOMPARE(options.check().size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "ScheduleTest.moc"
