// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <map>

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
            "--expert-epochs 2 --min-images 20 --max-experts 3 --kind both --steps 30 --learning-rates 0.03 --to")
            .split(' ')
        << folder.filePath("demo");
    const DocentResult done = runDocent(demo + QStringList{"--json"}, 550);
    QVERIFY2(done.exitCode == 0, done.text());
    const QJsonObject report = done.json();
    QCOMPARE(report["datasets"].toArray().size(), 3);
    std::map<QString, int> kinds;
    std::map<QString, double> bytes;
    for (const QJsonValue& model : report["models"].toArray()) {
        const QString kind = model.toObject()["kind"].toString();
        ++kinds[kind];
        bytes[kind] = model.toObject()["bytes"].toDouble();
    }
    QCOMPARE(kinds["baseline"], 1);
    QVERIFY(kinds["full"] >= 2);
    QCOMPARE(kinds["adapter"], kinds["full"]);
    QVERIFY(bytes["adapter"] < 0.1 * bytes["full"]);
    const QString combined = report["combined"].toObject()["file"].toString();
    QVERIFY(QFileInfo(combined).size() < 1.5 * bytes["full"]);
    const QJsonArray tasks = report["tasks"].toArray();
    QCOMPARE(tasks.size(), 2);
    double reached = 0;
    double chance = 0;
    for (const QJsonValue& value : tasks) {
        const QJsonObject task = value.toObject();
        const QJsonArray models = task["ranking"].toObject()["models"].toArray();
        QCOMPARE(models.size(), report["models"].toArray().size());
        QCOMPARE(task["runs"].toArray().size(), 3);
        for (int i = 1; i < models.size(); ++i) {
            QVERIFY(models[i - 1].toObject()["score"].toDouble() >= models[i].toObject()["score"].toDouble());
        }
        double better = 0;
        for (const char* run : {"best", "baseline"}) {
            const QJsonObject evaluation = task[run].toObject()["evaluation"].toObject();
            QVERIFY(evaluation["images"].toInt() > 0);
            better = std::max(better, evaluation["accuracy"].toDouble());
        }
        reached += better;
        chance += task["ranking"].toObject()["chance"].toDouble();
        const QJsonArray exported = task["export"].toObject()["models"].toArray();
        QCOMPARE(exported.size(), 3);
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
    // Of a few epochs at 16 pixels a task of uneven classes may learn its largest class alone, but not both tasks.
    QVERIFY2(reached > 1.2 * chance, qPrintable(QStringLiteral("%1, chance %2").arg(reached).arg(chance)));
    // Everything is there: the second time it only reports.
    const auto made = [&] {
        const DocentResult jobs = runDocent({"jobs", "--json", "--workspace", folder.filePath("demo")});
        std::map<QString, int> counts;
        for (const QJsonValue& job : jobs.json()["jobs"].toArray()) {
            ++counts[job.toObject()["kind"].toString()];
        }
        counts.erase("export");  // is written anew: its files may have been taken away
        return counts;
    };
    const std::map<QString, int> before = made();
    QVERIFY(!before.empty());
    const DocentResult again = runDocent(demo, 120);
    QVERIFY2(again.exitCode == 0, again.text());
    QVERIFY2(again.out.contains("fine-tuned accuracy"), again.text());
    QCOMPARE(made(), before);

    // One of the experts of the combined file names a picture.
    const QString chart = folder.filePath("demo/exports/ranking-%1.png").arg(tasks[0].toObject()["task"].toString());
    for (const QJsonValue& model : report["models"].toArray()) {
        if (model.toObject()["kind"] == "adapter" && QFile::exists(chart)) {
            const QString name = model.toObject()["name"].toString();
            const DocentResult named = runDocent({"predict", combined, "--expert", name, chart, "--json"}, 60);
            QVERIFY2(named.exitCode == 0, named.text());
            QCOMPARE(named.json()["model"].toString(), name);
        }
    }
    const DocentResult unnamed = runDocent({"predict", combined, chart}, 60);
    QCOMPARE(unnamed.exitCode, 1);
    QVERIFY2(unnamed.err.contains("--expert"), unnamed.text());
}

QTEST_GUILESS_MAIN(DemoTest)
#include "DemoTest.moc"
