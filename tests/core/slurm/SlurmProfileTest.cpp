// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmProfile.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "base/Files.h"

class SlurmProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordIsRead();
    void aWrongLineIsNamed_data();
    void aWrongLineIsNamed();
    void everyTimeOfSlurmIsTaken();
    void theWorkspaceGoesBeforeTheUser();
};

void SlurmProfileTest::everyWordIsRead() {
    const QTemporaryDir folder;
    const docent::fs::path file = folder.filePath("slurm.yaml").toStdString();
    docent::writeFileAtomically(file, std::string_view("partition: gpu\n"
                                                       "account: birds\n"
                                                       "qos: long\n"
                                                       "constraint: a100|h100\n"
                                                       "gpus: a100:1\n"
                                                       "cpus: 8\n"
                                                       "memory: 16G\n"
                                                       "time: 1-04:00:00\n"
                                                       "max_running: 12\n"
                                                       "signal_seconds: 300\n"
                                                       "requeues: 5\n"
                                                       "program: /opt/docent/bin/docent\n"
                                                       "setup:\n"
                                                       "  - module load cuda/12\n"
                                                       "options: [--exclude=n3, --mail-type=END]\n"));
    const docent::SlurmProfile profile = docent::loadSlurmProfile(file);
    QCOMPARE(profile.partition, std::string("gpu"));
    QCOMPARE(profile.account, std::string("birds"));
    QCOMPARE(profile.qos, std::string("long"));
    QCOMPARE(profile.constraint, std::string("a100|h100"));
    QCOMPARE(profile.gpus, std::string("a100:1"));
    QCOMPARE(profile.cpus, 8);
    QCOMPARE(profile.memory, std::string("16G"));
    QCOMPARE(profile.time, std::string("1-04:00:00"));
    QCOMPARE(profile.maxRunning, 12);
    QCOMPARE(profile.signalSeconds, 300);
    QCOMPARE(profile.requeues, 5);
    QCOMPARE(profile.program, std::string("/opt/docent/bin/docent"));
    QCOMPARE(profile.setup, std::vector<std::string>{"module load cuda/12"});
    QCOMPARE(profile.options, (std::vector<std::string>{"--exclude=n3", "--mail-type=END"}));
}

void SlurmProfileTest::aWrongLineIsNamed_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown key") << "patition: gpu"
                                 << "line 2: unknown key 'patition'";
    QTest::newRow("time") << "time: four hours"
                          << "line 2: 'time' is no time limit of Slurm: 'four hours'";
    QTest::newRow("time with seconds of three digits") << "time: 4:000"
                                                       << "line 2: 'time' is no time limit";
    QTest::newRow("memory") << "memory: much"
                            << "line 2: 'memory' is no amount of memory: 'much'";
    QTest::newRow("gpus") << "gpus: a100"
                          << "line 2: 'gpus' is no number of GPUs: 'a100'";
    QTest::newRow("no number") << "cpus: many"
                               << "line 2: 'cpus' must be a whole number";
    QTest::newRow("no CPU") << "cpus: 0"
                            << "line 2: 'cpus' must be 1 or more, not 0";
    QTest::newRow("signal") << "signal_seconds: 2"
                            << "line 2: 'signal_seconds' must be 10 to 3600, not 2";
    QTest::newRow("own option") << "options: [--array=0-3]"
                                << "line 2: 'options' has '--array=0-3', which Docent sets";
    QTest::newRow("own short option") << "options: [-d afterok:1]"
                                      << "which Docent sets itself";
    QTest::newRow("no option") << "options: [exclude=n3]"
                               << "line 2: 'options' has what is no option of sbatch";
    QTest::newRow("line break") << "partition: \"a\\nb\""
                                << "line 2: 'partition' holds a line break";
    QTest::newRow("relative program") << "program: bin/docent"
                                      << "line 2: 'program' is not a whole path";
    QTest::newRow("no YAML") << "cpus: [1"
                             << "not valid YAML";
}

void SlurmProfileTest::aWrongLineIsNamed() {
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    const QTemporaryDir folder;
    const docent::fs::path file = folder.filePath("my-slurm.yaml").toStdString();
    docent::writeFileAtomically(file, ("# a profile\n" + line + "\n").toStdString());
    try {
        (void)docent::loadSlurmProfile(file);
        QFAIL("it was taken");
    } catch (const docent::Error& error) {
        const QString text = error.what();
        QVERIFY2(text.contains("my-slurm.yaml"), error.what());
        QVERIFY2(text.contains(expected), error.what());
    }
}

void SlurmProfileTest::everyTimeOfSlurmIsTaken() {
    for (const char* time : {"30", "30:00", "4:00:00", "1-12", "1-12:30", "1-12:30:00", "UNLIMITED", ""}) {
        docent::SlurmProfile profile;
        profile.time = time;
        QVERIFY2(profile.problems().empty(), time);
    }
}

void SlurmProfileTest::theWorkspaceGoesBeforeTheUser() {
    const QTemporaryDir folder;
    const docent::fs::path workspace = folder.filePath("work").toStdString();
    const docent::fs::path settings = folder.filePath("settings").toStdString();
    docent::makeFolder(workspace);
    docent::makeFolder(settings / "docent");
    qputenv("XDG_CONFIG_HOME", settings.c_str());
    QVERIFY(docent::findSlurmProfile(workspace).empty());
    QVERIFY(docent::chooseSlurmProfile({}, workspace).file.empty());
    docent::writeFileAtomically(settings / "docent/slurm.yaml", std::string_view("partition: user\n"));
    QCOMPARE(docent::chooseSlurmProfile({}, workspace).profile.partition, std::string("user"));
    docent::writeFileAtomically(workspace / "slurm.yaml", std::string_view("partition: workspace\n"));
    QCOMPARE(docent::chooseSlurmProfile({}, workspace).profile.partition, std::string("workspace"));
    QCOMPARE(docent::chooseSlurmProfile(settings / "docent/slurm.yaml", workspace).profile.partition,
             std::string("user"));
    QVERIFY_EXCEPTION_THROWN((void)docent::chooseSlurmProfile(workspace / "none.yaml", workspace), docent::Error);
}

QTEST_GUILESS_MAIN(SlurmProfileTest)
#include "SlurmProfileTest.moc"
