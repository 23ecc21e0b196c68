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
    void configTakesTheWordsOfTheCommandLine();
    void configRefusesTwoWordsForOneThing();
    void windowNeedsADisplay_data();
    void windowNeedsADisplay();
    void devicesAreListed();
};

void UsageTest::helpTellsOfEveryCommand() {
    const DocentResult result = runDocent({"--help"});
    QVERIFY2(result.exitCode == 0, result.text());
    for (const char* command : {"new", "dataset", "train", "models", "rank", "transfer", "evaluate", "compare",
                                "export", "predict", "serve", "jobs", "cache", "devices", "demo", "window"}) {
        QVERIFY2(result.out.contains(QString("\n  %1 ").arg(command)), command);
    }
}

void UsageTest::helpOfACommandShowsDefaultsAndExamples() {
    const DocentResult result = runDocent({"train", "baseline", "--help"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.contains("--batch-size N"), result.text());
    QVERIFY2(result.out.contains("largest norm of the gradient (0: no limit) [5]"), result.text());
    QVERIFY2(result.out.contains("--[no-]flip"), result.text());
    QVERIFY2(result.out.contains("--schedule cosine|step"), result.text());
    QVERIFY2(result.out.contains("Examples:"), result.text());
    QVERIFY(runDocent({"rank", "--help"}).out.contains("knn-K-cosine"));
    QVERIFY(runDocent({"compare", "--help"}).out.simplified().contains("those of a task together"));
    for (const QStringList& command : {QStringList{"dataset", "add"}, {"jobs", "watch"}, {"evaluate"}, {"new"}}) {
        const DocentResult help = runDocent(command + QStringList{"--help"});
        QVERIFY2(!help.out.contains(QRegularExpression("[A-Za-z]TEXT")), help.text());
    }
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
    QTest::newRow("no command of the group") << QStringList{"train"} << "needs a command: baseline, experts";
    QTest::newRow("a required option") << QStringList{"rank"} << "--task";
    QTest::newRow("a required argument") << QStringList{"new"} << "DIR";
    QTest::newRow("not a number") << QStringList{"train", "baseline", "--source", "x", "--epochs", "many"} << "many";
    QTest::newRow("no whole number") << QStringList{"train", "baseline", "--source", "x", "--epochs", "1.5"} << "1.5";
    QTest::newRow("not a word of the list")
        << QStringList{"dataset", "add", "x", "--name", "x", "--resize", "stretch"} << "fit, crop, squash";
    QTest::newRow("an option without its value") << QStringList{"rank", "--task"} << "--task";
    QTest::newRow("predict without pictures") << QStringList{"predict", "model"} << "IMAGE";
    QTest::newRow("an option a letter off")
        << QStringList{"dataset", "add", "--imagesize", "3"} << "knows no --imagesize; did you mean --image-size?";
    QTest::newRow("a part of an option") << QStringList{"dataset", "add", "--image", "3"} << "mean --image-size?";
    QTest::newRow("two letters the other way round") << QStringList{"study", "rnu"} << "'study rnu'; did you mean run?";
    QTest::newRow("a command a letter off") << QStringList{"dataset", "lst"} << "'dataset lst'; did you mean list?";
    QTest::newRow("the help of the command at hand")
        << QStringList{"train", "experts", "--what"} << "'docent train experts --help'";
    QTest::newRow("a seed for what has no chance") << QStringList{"--seed", "3", "models"} << "--seed";
    QTest::newRow("threads below 0") << QStringList{"--threads", "-1", "models"} << "0 or more, not -1";
    QTest::newRow("a size below the least")
        << QStringList{"dataset", "add", "x", "--name", "x", "--image-size", "-3"} << "--image-size must be 8";
    QTest::newRow("two fractions that are too much")
        << QStringList{"dataset", "add", "x", "--name", "x", "--test-fraction", "0.95"}
        << "--validation-fraction and --test-fraction together";
    QTest::newRow("an item of a list") << QStringList{"transfer", "--task", "x", "--steps", "5,0"} << "--steps must be";
    QTest::newRow("options of the training")
        << QStringList{"train", "experts", "--source", "x", "--epochs", "-1"} << "--epochs must be";
    QTest::newRow("no such architecture") << QStringList{"train", "baseline", "--source", "x", "--arch", "foo"}
                                          << "--arch: There is no architecture 'foo'. Choose one of: small";
    QTest::newRow("no such format") << QStringList{"export", "x", "--format", "pickle"}
                                    << "--format: Unknown format 'pickle'";
    QTest::newRow("no class to name") << QStringList{"predict", "x", "y.png", "--top", "0"} << "--top must be";
    QTest::newRow("a workspace without a name") << QStringList{"new", ""} << "DIR is empty";
    QTest::newRow("a demo with options that it has not")
        << QStringList{"demo", "--arch", "foo", "--baseline-epochs", "-1"} << "--baseline-epochs must be";
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

void UsageTest::configTakesTheWordsOfTheCommandLine() {
    QTemporaryDir folder;
    QFile config(folder.filePath("options.yaml"));
    QVERIFY(config.open(QFile::WriteOnly));
    config.write("task: x\nexpert: y\nsteps: 0\nlearning_rates: [0.1]\nno_augment: true\n");
    config.close();
    // Only the value of 'steps' is wrong: all words are known, and the one number is a list.
    const DocentResult result = runDocent({"transfer", "--config", config.fileName()});
    QVERIFY2(result.exitCode == 2 && result.err.contains("--steps must be at least 1"), result.text());
}

void UsageTest::configRefusesTwoWordsForOneThing() {
    QTemporaryDir folder;
    QFile config(folder.filePath("options.yaml"));
    QVERIFY(config.open(QFile::WriteOnly));
    config.write("task: x\nmodel: y\nexpert: y\n");
    config.close();
    const DocentResult result = runDocent({"transfer", "--config", config.fileName()});
    QVERIFY2(result.exitCode == 1 && result.complaints().size() == 1, result.text());
    QVERIFY2(result.err.contains("'model' says the same as 'expert'"), result.text());
}

void UsageTest::windowNeedsADisplay_data() {
    QTest::addColumn<QStringList>("environment");
    QTest::newRow("no display") << QStringList{"-u", "DISPLAY"};
    QTest::newRow("a display that is not there") << QStringList{"DISPLAY=:4242"};
}

void UsageTest::windowNeedsADisplay() {
    QFETCH(QStringList, environment);
    const DocentResult result = runProgram("env", QStringList{"-u", "WAYLAND_DISPLAY", "-u", "QT_QPA_PLATFORM"} +
                                                      environment + QStringList{DOCENT_PROGRAM, "window"});
    QVERIFY2(result.exitCode == 1, result.text());
    QVERIFY2(result.err.count('\n') == 1 && result.complaints().size() == 1, result.text());
    QVERIFY2(result.err.contains("no display") || result.err.contains("built without its window"), result.text());
}

void UsageTest::devicesAreListed() {
    const DocentResult result = runDocent({"devices", "--json", "--threads", "1"});
    QVERIFY2(result.exitCode == 0, result.text());
    QCOMPARE(result.json()["threads"].toInt(), 1);
    QCOMPARE(result.json()["devices"].toArray()[0].toObject()["name"].toString(), "cpu");
    QVERIFY(result.json()["devices"].toArray()[0].toObject()["product_flops"].toDouble() > 0);
    QVERIFY(result.json()["devices"].toArray()[0].toObject()["training_images_per_second"].toDouble() > 0);
}

QTEST_GUILESS_MAIN(UsageTest)
#include "UsageTest.moc"
