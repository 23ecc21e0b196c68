// SPDX-License-Identifier: GPL-3.0-or-later
#include <signal.h>

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "base/Files.h"
#include "support/PictureSet.h"
#include "workspace/Workspace.h"

/// A power cut at any moment costs no more than the time since the last checkpoint. DOCENT_KILLS=20 tries more moments.
class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtManyMomentsEndsWithTheSameWeights();
};

void KillTest::killedAtManyMomentsEndsWithTheSameWeights() {
    const int kills = qEnvironmentVariableIsSet("DOCENT_KILLS") ? qEnvironmentVariableIntValue("DOCENT_KILLS") : 8;
    const QTemporaryDir folder;
    const QString source = folder.filePath("shapes");
    docent::writePictureSet(source.toStdString(), docent::sourceClasses(20), 24);
    const auto training = [&](const QString& workspace) {
        return QString(
                   "train baseline --source shapes --batch-size 32 --checkpoint-seconds 0.1 --epochs %1 --workspace")
                   .arg(10 + kills)
                   .split(' ')
               << workspace;
    };
    const QString whole = folder.filePath("whole");
    const QString killed = folder.filePath("killed");
    QCOMPARE(runDocent({"new", whole}).exitCode, 0);
    QCOMPARE(
        runDocent({"dataset", "add", source, "--name", "shapes", "--image-size", "24", "--workspace", whole}).exitCode,
        0);
    docent::fs::copy(whole.toStdString(), killed.toStdString(), docent::fs::copy_options::recursive);
    const DocentResult uninterrupted = runDocent(training(whole), 300);
    QVERIFY2(uninterrupted.exitCode == 0, uninterrupted.text());
    const docent::ModelRecord expected = docent::Workspace(whole.toStdString()).bank().load("shapes-baseline");

    // Reproducible moments: from before the first step to well into the run.
    QRandomGenerator random(20210503);
    int hits = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess process;
        startDocent(process, training(killed));
        QVERIFY(process.waitForStarted());
        QTest::qWait(100 + static_cast<int>(random.bounded(1000)));
        hits += process.state() == QProcess::Running ? 1 : 0;
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
    }
    QVERIFY2(hits > 0, "every run had ended before it could be killed");
    // What was killed is not said to run.
    const DocentResult jobs = runDocent({"jobs", "--workspace", killed});
    QVERIFY2(jobs.exitCode == 0 && !jobs.out.contains("running"), jobs.text());
    const DocentResult resumed = runDocent(training(killed), 300);
    QVERIFY2(resumed.exitCode == 0, resumed.text());

    const docent::ExpertBank bank = docent::Workspace(killed.toStdString()).bank();
    const docent::ModelRecord record = bank.load("shapes-baseline");
    QCOMPARE(record.weightsHash, expected.weightsHash);
    QCOMPARE(record.result.validationAccuracy, expected.result.validationAccuracy);
    QCOMPARE(record.result.cost.trainingPasses, expected.result.cost.trainingPasses);
    qInfo("%d of %d kills hit a running training", hits, kills);
    // No temporary files are left behind to fill the disk: those of killed writers are cleared by the next one.
    for (const auto& entry : docent::fs::recursive_directory_iterator(bank.folder("shapes-baseline"))) {
        QVERIFY2(entry.path().filename().string().find(".tmp-") == std::string::npos, entry.path().c_str());
    }
}

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
