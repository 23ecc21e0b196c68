// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "jobs/JobQueue.h"
#include "support/FakeSlurm.h"
#include "support/PictureSet.h"

using docent::JobState;

/// A Slurm that is not there, refuses, or is away for a while: one sentence, and nothing lost. Nothing is computed.
class SlurmRefusalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void withoutSlurmThereIsOneSentence();
    void whatSbatchSaysIsTold();
    void aWrongProfileIsToldWithItsLine_data();
    void aWrongProfileIsToldWithItsLine();
    void optionsOfSlurmAreForSlurm();
    void theScriptIsPrinted();
    void whatIsSubmittedCanBeListedAndStopped();
    void aControllerThatIsAwayLosesNothing();
    void aLostTaskIsToldWithItsReason_data();
    void aLostTaskIsToldWithItsReason();
    void oneIsSubmittedAgainAlone();
    void aRefusedResumeLeavesTheJobAsItWas();
    void aStopThatSlurmRefusesReachesTheTask();
    void aTaskIsNotToBeTyped();

private:
    [[nodiscard]] DocentResult docentCommand(const QStringList& arguments) const {
        return runDocent(arguments + QStringList{"--workspace", m_workspace});
    }
    [[nodiscard]] DocentResult submit(const QStringList& more = {}) const {
        return docentCommand(
            QStringList{"train", "experts", "--source", "shapes", "--min-images", "2", "--engine", "slurm"} + more);
    }
    [[nodiscard]] std::vector<docent::JobRecord> jobs() const {
        return docent::loadJobs((m_workspace + "/jobs").toStdString());
    }
    /// One complaint that begins so, and no sign of a job.
    void expectRefusal(const DocentResult& result, const QString& text) const;

    QTemporaryDir m_folder;
    QString m_workspace;
    std::unique_ptr<docent::FakeSlurm> m_slurm;
};

void SlurmRefusalTest::initTestCase() {
    const std::string pictures = m_folder.filePath("shapes").toStdString();
    docent::writePictureSet(pictures, docent::sourceClasses(6), 16);
    const std::string made = m_folder.filePath("made").toStdString();
    docent::JobQueue queue(docent::Workspace::create(made));
    QVERIFY(queue.wait(queue.submit(docent::ImportJob{{.path = pictures, .name = "shapes", .imageSize = 16}})).state ==
            JobState::Succeeded);
    QVERIFY(queue.wait(queue.submit(docent::BaselineJob{.source = "shapes", .training = {.epochs = 1}})).state ==
            JobState::Succeeded);
}

void SlurmRefusalTest::init() {
    m_workspace = m_folder.filePath("work");
    docent::fs::remove_all(m_workspace.toStdString());
    docent::fs::copy(m_folder.filePath("made").toStdString(), m_workspace.toStdString(),
                     docent::fs::copy_options::recursive);
    docent::fs::remove_all(m_workspace.toStdString() + "/jobs");
    m_slurm = std::make_unique<docent::FakeSlurm>();
    qputenv("PATH", m_slurm->path().toUtf8());
}

void SlurmRefusalTest::expectRefusal(const DocentResult& result, const QString& text) const {
    QVERIFY2(result.exitCode == 1, result.text());
    QCOMPARE(result.complaints().size(), 1);
    QVERIFY2(result.complaints().front().contains(text), result.text());
    QVERIFY2(result.out.isEmpty(), result.text());
    QVERIFY(jobs().empty());
}

void SlurmRefusalTest::withoutSlurmThereIsOneSentence() {
    expectRefusal(submit(), "There is no Slurm on this machine: scontrol is not in PATH.");
}

void SlurmRefusalTest::whatSbatchSaysIsTold() {
    m_slurm->takeJobs();
    m_slurm->refuse("sbatch",
                    "sbatch: error: invalid partition specified: nope\n"
                    "sbatch: error: Batch job submission failed: Invalid partition name specified");
    const QString said =
        "sbatch failed: invalid partition specified: nope; Batch job submission failed: Invalid "
        "partition name specified. ";
    expectRefusal(submit(), said + "Say in a profile what this cluster wants");
    QFile profile(m_workspace + "/slurm.yaml");
    QVERIFY(profile.open(QFile::WriteOnly));
    profile.write("partition: nope\n");
    profile.close();
    expectRefusal(submit(), said + "Correct " + m_workspace + "/slurm.yaml");
    expectRefusal(submit({"--detach", "--json"}), said);
}

void SlurmRefusalTest::aWrongProfileIsToldWithItsLine_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown key") << "partion: gpu"
                                 << "mine.yaml, line 2: unknown key 'partion'";
    QTest::newRow("time") << "time: soon"
                          << "mine.yaml, line 2: 'time' is no time limit of Slurm: 'soon'";
    QTest::newRow("no file") << ""
                             << "mine.yaml: No such file or directory";
}

void SlurmRefusalTest::aWrongProfileIsToldWithItsLine() {
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    m_slurm->takeJobs();
    const QString path = m_folder.filePath("mine.yaml");
    QFile::remove(path);
    if (!line.isEmpty()) {
        QFile profile(path);
        QVERIFY(profile.open(QFile::WriteOnly));
        profile.write("cpus: 2\n" + line.toUtf8() + "\n");
    }
    expectRefusal(submit({"--profile", path}), expected);
}

void SlurmRefusalTest::optionsOfSlurmAreForSlurm() {
    const DocentResult result =
        docentCommand({"train", "experts", "--source", "shapes", "--min-images", "2", "--detach"});
    QVERIFY2(result.exitCode == 2, result.text());
    QVERIFY2(result.err.contains("--profile, --detach and --print-script are for --engine slurm"), result.text());
    QVERIFY2(docentCommand({"rank", "--task", "x", "--engine", "cloud"}).err.contains("Use one of: local, slurm"), "");
}

void SlurmRefusalTest::theScriptIsPrinted() {
    const DocentResult result = submit({"--print-script"});  // needs no Slurm
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.startsWith("#!/bin/bash\n#SBATCH --job-name=docent-train-expert\n#SBATCH --array=0-3\n"),
             result.text());
    QVERIFY2(result.out.contains("ids=(0001 0002 0003 0004)"), result.text());
    QVERIFY(jobs().empty());
}

void SlurmRefusalTest::whatIsSubmittedCanBeListedAndStopped() {
    m_slurm->takeJobs();
    m_slurm->setQueue(
        "77|0|RUNNING|None|n1\n77|1|PENDING|Resources|\n77|2|PENDING|Priority|\n77|3|PENDING|Priority|\n");
    const DocentResult submitted = submit({"--detach"});
    QVERIFY2(submitted.exitCode == 0, submitted.text());
    QVERIFY2(submitted.out.startsWith("Slurm has 4 jobs: 0001 to 0004. 'docent jobs' tells how they stand"),
             submitted.text());
    QVERIFY2(m_slurm->left("script-77").contains("ids=(0001 0002 0003 0004)"), "");
    const DocentResult listed = docentCommand({"jobs"});
    QVERIFY2(listed.out.contains("Runs in Slurm on n1 (task 77_0)"), listed.text());
    QVERIFY2(listed.out.contains("Waits in Slurm: Resources (task 77_1)"), listed.text());
    // A Docent that opens the workspace meanwhile leaves them alone.
    { const docent::JobQueue queue(docent::Workspace(m_workspace.toStdString())); }
    QVERIFY(jobs()[1].state == JobState::Queued);

    const DocentResult stopped = docentCommand({"jobs", "stop", "0002"});
    QVERIFY2(stopped.exitCode == 0, stopped.text());
    QCOMPARE(m_slurm->left("cancelled"), QString("77_1\n"));
    QVERIFY(jobs()[1].state == JobState::Cancelled);
    QVERIFY(docentCommand({"jobs", "pause", "0003"}).exitCode == 0);
    QVERIFY(jobs()[2].state == JobState::Paused);
    QVERIFY(docentCommand({"jobs", "remove", "0003"}).exitCode == 0);
    const DocentResult refused = docentCommand({"jobs", "remove", "0004"});
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("is still to be done"), refused.text());
    QVERIFY2(docentCommand({"jobs", "move", "0004", "--first"}).err.contains("Slurm decides when it runs"), "");
}

void SlurmRefusalTest::aControllerThatIsAwayLosesNothing() {
    m_slurm->takeJobs();
    QVERIFY(submit({"--detach"}).exitCode == 0);
    const QString away = "slurm_load_jobs error: Unable to contact slurm controller (connect failure)";
    m_slurm->refuse("squeue", away);
    m_slurm->refuse("scontrol", away);
    const DocentResult listed = docentCommand({"jobs"});
    QVERIFY2(listed.exitCode == 0, listed.text());
    QVERIFY2(listed.out.contains("Slurm does not answer: squeue failed: slurm_load_jobs error: Unable to contact"),
             listed.text());
    // Also where it goes away between two questions.
    m_slurm->set("squeue", "true");
    QVERIFY2(docentCommand({"jobs"}).out.contains("Slurm does not answer: scontrol failed"), "");
    for (const docent::JobRecord& job : jobs()) {
        QVERIFY(job.state == JobState::Queued);
    }
}

void SlurmRefusalTest::aLostTaskIsToldWithItsReason_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("details");
    QTest::addColumn<QString>("expected");
    const QString record = "JobId=78 JobState=%1 Reason=%2 ExitCode=%3 BatchHost=n1 NumNodes=1";
    QTest::newRow("no workspace") << "FAILED" << record.arg("FAILED", "NonZeroExitCode", "78:0")
                                  << "The node of its task 77_0 (n1) does not see the workspace.";
    QTest::newRow("forgotten") << ""
                               << ""
                               << "Slurm no longer knows its task 77_0";
}

void SlurmRefusalTest::aLostTaskIsToldWithItsReason() {
    QFETCH(const QString, state);
    QFETCH(const QString, details);
    QFETCH(QString, expected);
    m_slurm->takeJobs();
    QVERIFY(submit({"--nodes", "discs", "--detach"}).exitCode == 0);
    m_slurm->setQueue(state.isEmpty() ? "" : "77|0|" + state + "|None|n1\n");
    details.isEmpty() ? m_slurm->refuse("scontrol", "slurm_load_jobs error: Invalid job id specified")
                      : m_slurm->set("scontrol", "echo '" + details + "'");
    const DocentResult listed = docentCommand({"jobs", "--json"});
    const QJsonObject job = listed.json()["jobs"].toArray()[0].toObject();
    QCOMPARE(job["state"].toString(), QString("failed"));
    const QString error = job["error"].toString();
    QVERIFY2(error.contains(expected.replace("WORKSPACE", m_workspace)), error.toUtf8());
    QVERIFY2(error.endsWith("Run it again alone: docent jobs resume 0001"), error.toUtf8());
    QVERIFY(jobs()[0].state == JobState::Failed);
}

void SlurmRefusalTest::oneIsSubmittedAgainAlone() {
    m_slurm->takeJobs();
    QVERIFY(submit({"--detach"}).exitCode == 0);
    QVERIFY(docentCommand({"jobs", "stop", "0003"}).exitCode == 0);
    const DocentResult resumed = docentCommand({"jobs", "resume", "0003", "--detach"});
    QVERIFY2(resumed.exitCode == 0, resumed.text());
    QVERIFY2(m_slurm->left("script-78").contains("ids=(0003)"), "");
    QCOMPARE(jobs()[2].cluster.task, std::string("78_0"));
    QVERIFY(jobs()[2].state == JobState::Queued);
    // The command that submitted them joins those that are there, and hands over what was stopped.
    QVERIFY(docentCommand({"jobs", "stop", "0004"}).exitCode == 0);
    const DocentResult joined = submit({"--detach"});
    QVERIFY2(joined.out.startsWith("Slurm has 4 jobs: 0001 to 0004."), joined.text());
    QVERIFY2(m_slurm->left("script-79").contains("ids=(0004)"), "");
    QCOMPARE(jobs().size(), std::size_t{4});
}

void SlurmRefusalTest::aRefusedResumeLeavesTheJobAsItWas() {
    m_slurm->takeJobs();
    QVERIFY(submit({"--detach"}).exitCode == 0);
    QVERIFY(docentCommand({"jobs", "stop", "0003"}).exitCode == 0);
    const std::string before = toYaml(jobs()[2]).text();
    m_slurm->refuse("sbatch", "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy");
    const DocentResult resumed = docentCommand({"jobs", "resume", "0003"});
    QVERIFY2(resumed.exitCode == 1, resumed.text());
    QVERIFY2(resumed.complaints().front().contains("Job violates accounting/QOS policy"), resumed.text());
    QCOMPARE(toYaml(jobs()[2]).text(), before);
}

void SlurmRefusalTest::aStopThatSlurmRefusesReachesTheTask() {
    m_slurm->takeJobs();
    QVERIFY(submit({"--detach"}).exitCode == 0);
    m_slurm->refuse("scancel", "scancel: error: Unable to contact slurm controller (connect failure)");
    const DocentResult stopped = docentCommand({"jobs", "stop", "0001"});
    QVERIFY2(stopped.exitCode == 1, stopped.text());
    QVERIFY2(stopped.complaints().front().contains("scancel failed: Unable to contact slurm controller"),
             stopped.text());
    QVERIFY(jobs()[0].state == JobState::Queued);
    QVERIFY(docent::takeJobRequest((m_workspace + "/jobs").toStdString(), "0001") == docent::JobRequest::Stop);
}

void SlurmRefusalTest::aTaskIsNotToBeTyped() {
    const DocentResult result = docentCommand({"jobs", "run-task", "0001"});
    QVERIFY2(result.exitCode == 1, result.text());
    QVERIFY2(result.complaints().front().contains("This is no task of a Slurm array"), result.text());
}

QTEST_GUILESS_MAIN(SlurmRefusalTest)
#include "SlurmRefusalTest.moc"
