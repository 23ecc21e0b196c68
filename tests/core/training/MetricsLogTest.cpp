// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "base/Files.h"
#include "training/MetricsLog.h"

using namespace docent;

class MetricsLogTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsArriveAsTheyAreWritten() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        MetricsReader reader(path);
        QVERIFY(reader.poll().empty());
        MetricsLog log(path, "train", 0);
        log.append({.step = 1, .epoch = 0.5, .loss = 2.25, .learningRate = 0.1});
        const auto first = reader.poll();
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(*first[0].loss, 2.25);
        QVERIFY(!first[0].validationAccuracy);
        log.append({.step = 2, .epoch = 1, .validationLoss = 1.5, .validationAccuracy = 0.75});
        const auto second = reader.poll();
        QCOMPARE(second.size(), std::size_t{1});
        QCOMPARE(second[0].step, std::int64_t{2});
        QCOMPARE(*second[0].validationAccuracy, 0.75);
        QVERIFY(reader.poll().empty());
    }

    void halfALineWaits() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        std::ofstream(path) << "{\"step\": 1, \"loss\": 1}\n{\"step\": 2, \"lo";
        MetricsReader reader(path);
        QCOMPARE(reader.poll().size(), std::size_t{1});
        std::ofstream(path, std::ios::app) << "ss\": 3}\n";
        const auto rows = reader.poll();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(*rows[0].loss, 3.0);
    }

    void aResumeDropsTheRowsAfterItsCheckpoint() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        MetricsReader reader(path);
        {
            MetricsLog log(path, "train", 0);
            for (int step = 1; step <= 5; ++step) {
                log.append({.step = step, .loss = 1.0});
            }
            log.append({.series = "other", .step = 9, .loss = 1.0});
        }
        QCOMPARE(reader.poll().size(), std::size_t{6});
        MetricsLog resumed(path, "train", 3);
        resumed.append({.step = 4, .loss = 7.0});
        bool restarted = false;
        const auto rows = reader.poll(&restarted);
        QVERIFY(restarted);
        QCOMPARE(rows.size(), std::size_t{5});  // 1, 2, 3, the other series, and 4 anew
        QCOMPARE(*rows.back().loss, 7.0);
    }

    void damagedLinesArePassedOver() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        std::ofstream(path) << "no json\n[1]\n{\"step\": \"x\"}\n{\"step\": 4}\n";
        const auto rows = MetricsReader(path).poll();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].step, std::int64_t{4});
    }

    void stepsAreWholeNumbersThatThereCanBe() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        std::ofstream(path) << "{\"step\": 1e300}\n{\"step\": -1e19}\n{\"step\": 5.0, \"loss\": 1e300}\n";
        const auto rows = MetricsReader(path).poll();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].step, std::int64_t{5});
        QVERIFY(rows[0].loss == 1e300);
    }

    void whatHasNoLinesIsNotKept() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "log.jsonl";
        std::ofstream(path) << std::string(3 << 20, 'x');
        MetricsReader reader(path);
        QVERIFY(reader.poll().empty());
        std::ofstream(path, std::ios::app) << "\n{\"step\": 6}\n";
        const auto rows = reader.poll();
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].step, std::int64_t{6});
    }
};

QTEST_GUILESS_MAIN(MetricsLogTest)
#include "MetricsLogTest.moc"
