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

    void whatIsLeftOpenIsChosenByThePictures() {
        const auto fit = [](std::int64_t images, TrainingStart start = TrainingStart::Random) {
            return TrainingOptions().fittedTo(images, start);
        };
        for (const std::int64_t images : {1, 2, 15, 100, 300, 1000, 5000, 1000000}) {
            for (const TrainingStart start :
                 {TrainingStart::Random, TrainingStart::Baseline, TrainingStart::Adapters}) {
                const TrainingOptions fitted = fit(images, start);
                QVERIFY(fitted.check().empty());
                QVERIFY(fitted.epochs > 0 && fitted.batchSize > 0 && fitted.learningRate > 0);
                QVERIFY(fitted.epochs >= fit(2 * images, start).epochs);        // few pictures are seen more often
                QVERIFY(fitted.batchSize <= fit(2 * images, start).batchSize);  // and in smaller batches
                QVERIFY(fitted.epochs * ((images + fitted.batchSize - 1) / fitted.batchSize) >= 200);
            }
            // An expert has less to learn.
            QVERIFY(fit(images, TrainingStart::Baseline).epochs <= fit(images).epochs);
            QVERIFY(fit(images, TrainingStart::Baseline).learningRate <= fit(images).learningRate);
        }
        QCOMPARE(fit(1000000).batchSize, std::int64_t{64});
        const TrainingOptions asked{.epochs = 3, .batchSize = 100, .learningRate = 0.7};
        QCOMPARE(fieldsToYaml(asked.fittedTo(50, TrainingStart::Random)).text(), fieldsToYaml(asked).text());
        QCOMPARE(fieldsToYaml(fit(500).fittedTo(9, TrainingStart::Random)).text(), fieldsToYaml(fit(500)).text());
    }

    void everyBadOptionIsTold() {
        TrainingOptions options;
        QVERIFY(options.check().empty());
        options.epochs = -1;
        options.learningRate = std::nan("");
        options.momentum = 1;
        QCOMPARE(options.check().size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "ScheduleTest.moc"
