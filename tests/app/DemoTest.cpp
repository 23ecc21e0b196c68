// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "workspace/SampleDatasets.h"

/// The whole main job on the sample pictures, in its short form.
class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quickDemo();
};

void DemoTest::quickDemo() {
    for (const docent::SampleDataset& sample : docent::loadSampleDatasets()) {
        if (!sample.isInstalled()) {
            QSKIP(qPrintable("The package " + QString::fromStdString(sample.package) + " is not installed."));
        }
    }
    QTemporaryDir folder;
    // Smaller and fewer pictures, few experts: the way is the same, and shorter.
    const QStringList demo =
        QString(
            "demo --quick --image-size 16 --source-images 600 --test-images 300 --baseline-epochs 3 "
            "--expert-epochs 2 --min-images 20 --max-experts 4 --to")
            .split(' ')
        << folder.filePath("demo");
    const DocentResult done = runDocent(demo + QStringList{"--json"}, 550);
    QVERIFY2(done.exitCode == 0, done.text());
    const QJsonObject report = done.json();
    QCOMPARE(report["datasets"].toArray().size(), 3);
    QVERIFY(report["models"].toArray().size() >= 5);
    const QJsonArray tasks = report["tasks"].toArray();
    QCOMPARE(tasks.size(), 2);
    for (const QJsonValue& value : tasks) {
        const QJsonObject task = value.toObject();
        const QJsonArray models = task["ranking"].toObject()["models"].toArray();
        QVERIFY(models.size() >= 5);
        for (int i = 1; i < models.size(); ++i) {
            QVERIFY(models[i - 1].toObject()["score"].toDouble() >= models[i].toObject()["score"].toDouble());
        }
        for (const char* run : {"best", "baseline"}) {
            const QJsonObject evaluation = task[run].toObject()["evaluation"].toObject();
            QVERIFY(evaluation["images"].toInt() > 0);
            QVERIFY(evaluation["accuracy"].toDouble() > task["ranking"].toObject()["chance"].toDouble());
        }
        const QJsonArray exported = task["export"].toObject()["models"].toArray();
        QCOMPARE(exported.size(), 2);
        for (const QJsonValue& file : exported) {
            QVERIFY(file.toObject()["max_abs_difference"].toDouble() < 1e-4);
            QVERIFY(QFile::exists(file.toObject()["path"].toString()));
        }
        if (task["chart"].isString()) {
            QFile chart(task["chart"].toString());
            QVERIFY(chart.open(QFile::ReadOnly));
            QVERIFY(chart.read(8) == QByteArray("\x89PNG\r\n\x1a\n", 8));
        }
    }
    // Everything is there: the second time it only reports.
    QElapsedTimer clock;
    clock.start();
    const DocentResult again = runDocent(demo, 120);
    QVERIFY2(again.exitCode == 0, again.text());
    QVERIFY2(again.out.contains("fine-tuned accuracy"), again.text());
    QVERIFY(clock.elapsed() < 60000);
}

QTEST_GUILESS_MAIN(DemoTest)
#include "DemoTest.moc"
