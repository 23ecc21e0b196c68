// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"

/// Help, wrong usage, and where options come from.
class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpTellsOfEveryCommand();
    void helpOfACommandShowsDefaultsAndExamples();
    void versionIsPrinted();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void configFileFillsWhatIsLeftOpen();
    void unknownConfigKeyIsNamedWithItsLine();
    void devicesAreListed();
};

void UsageTest::helpTellsOfEveryCommand() {
    const DocentResult result = runDocent({"--help"});
    QVERIFY2(result.exitCode == 0, result.text());
    for (const char* command : {"new", "dataset", "train", "models", "rank", "transfer", "evaluate", "compare",
                                "export", "predict", "jobs", "devices", "demo", "window"}) {
        QVERIFY2(result.out.contains(QString("\n  %1 ").arg(command)), command);
    }
}

void UsageTest::helpOfACommandShowsDefaultsAndExamples() {
    const DocentResult result = runDocent({"train", "baseline", "--help"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.contains("--batch-size N"), result.text());
    QVERIFY2(result.out.contains("images per step [64]"), result.text());
    QVERIFY2(result.out.contains("--[no-]flip"), result.text());
    QVERIFY2(result.out.contains("--schedule cosine|step"), result.text());
    QVERIFY2(result.out.contains("Examples:"), result.text());
}

void UsageTest::versionIsPrinted() {
    const DocentResult result = runDocent({"--version"});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out.trimmed(), QString("docent %1").arg(DOCENT_VERSION));
}

void UsageTest::wrongUsageIsTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("no such command") << QStringList{"frobnicate"} << "frobnicate";
    QTest::newRow("no such option") << QStringList{"models", "--colour", "red"} << "--colour";
    QTest::newRow("no command of the group") << QStringList{"train"} << "subcommand";
    QTest::newRow("a required option") << QStringList{"rank"} << "--task";
    QTest::newRow("a required argument") << QStringList{"new"} << "DIR";
    QTest::newRow("not a number") << QStringList{"train", "baseline", "--source", "x", "--epochs", "many"} << "many";
    QTest::newRow("no whole number") << QStringList{"train", "baseline", "--source", "x", "--epochs", "1.5"} << "1.5";
    QTest::newRow("not a word of the list")
        << QStringList{"dataset", "add", "x", "--name", "x", "--resize", "stretch"} << "fit, crop, squash";
    QTest::newRow("an option without its value") << QStringList{"rank", "--task"} << "--task";
    QTest::newRow("predict without pictures") << QStringList{"predict", "model"} << "IMAGE";
}

void UsageTest::wrongUsageIsTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, complaint);
    const DocentResult result = runDocent(arguments);
    QVERIFY2(result.exitCode == 2, result.text());
    QVERIFY2(result.out.isEmpty(), result.text());
    QVERIFY2(result.complaints().size() == 1, result.text());
    QVERIFY2(result.complaints().front().contains(complaint), result.text());
}

void UsageTest::configFileFillsWhatIsLeftOpen() {
    QTemporaryDir folder;
    QFile config(folder.filePath("options.yaml"));
    QVERIFY(config.open(QFile::WriteOnly));
    config.write(QString("folder: %1\nname: from the file\n").arg(folder.filePath("made")).toUtf8());
    config.close();
    const DocentResult result = runDocent({"new", "--config", config.fileName(), "--name", "mine", "--json"});
    QVERIFY2(result.exitCode == 0, result.text());
    QCOMPARE(result.json()["name"].toString(), "mine");
    QVERIFY(QFile::exists(folder.filePath("made/docent.yaml")));
}

void UsageTest::unknownConfigKeyIsNamedWithItsLine() {
    QTemporaryDir folder;
    QFile config(folder.filePath("options.yaml"));
    QVERIFY(config.open(QFile::WriteOnly));
    config.write("source: x\nepochs: 3\nepocs: 4\n");
    config.close();
    const DocentResult result = runDocent({"train", "baseline", "--config", config.fileName()});
    QVERIFY2(result.exitCode == 1, result.text());
    QVERIFY2(result.err.contains("line 3") && result.err.contains("epocs"), result.text());
}

void UsageTest::devicesAreListed() {
    const DocentResult result = runDocent({"devices", "--json", "--threads", "1"});
    QVERIFY2(result.exitCode == 0, result.text());
    QCOMPARE(result.json()["threads"].toInt(), 1);
    QCOMPARE(result.json()["devices"].toArray()[0].toObject()["name"].toString(), "cpu");
}

QTEST_GUILESS_MAIN(UsageTest)
#include "UsageTest.moc"
