// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/SlurmCommands.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "slurm/Subprocess.h"

using docent::SlurmTask;

/// What Slurm's commands say, as a Slurm 22.05 said it, and what becomes of a Slurm that is not there, refuses or
/// hangs.
class SlurmCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void squeueIsRead();
    void scontrolIsRead();
    void sacctIsRead();
    void everyStateHasItsPhase();
    void aSubmissionGivesTheArray();
    void noSlurmIsOneSentence();
    void aRefusalIsTold();
    void forgottenJobsAreNoError();
    void aControllerThatDoesNotAnswerIsAnError();
    void aCommandThatHangsIsEnded();
    void theAccountingKnowsWhatTheControllerForgot();
    void theLongestArrayIsAskedFor();
    void muchInputAndOutputPass();

private:
    void fake(const QString& name, const QString& lines) const;
    [[nodiscard]] QString failure(const std::function<void()>& call) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path;
};

void SlurmCommandsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
    qputenv("PATH", m_folder->path().toUtf8());  // a Slurm that is installed is not to be asked
}

void SlurmCommandsTest::cleanup() {
    qputenv("PATH", m_path);
}

void SlurmCommandsTest::fake(const QString& name, const QString& lines) const {
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(("#!/bin/bash\nPATH=/usr/bin:/bin\n" + lines + "\n").toUtf8());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString SlurmCommandsTest::failure(const std::function<void()>& call) const {
    try {
        call();
    } catch (const docent::Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

void SlurmCommandsTest::squeueIsRead() {
    const auto tasks = docent::readSqueue(
        "1|0|CANCELLED|None|vm\n"
        "1|1|FAILED|NonZeroExitCode|vm\n"
        "1|2|PENDING|BeginTime|\n"
        "12|300|RUNNING|None|n[1-2]\n"
        "6|N/A|COMPLETED|None|vm\n"
        "slurm_load_jobs error: Unable to contact slurm controller\n");
    QCOMPARE(tasks.size(), std::size_t{4});
    QCOMPARE(tasks.at("1_0").phase, SlurmTask::Phase::Ended);
    QCOMPARE(tasks.at("1_0").reason, std::string());
    QCOMPARE(tasks.at("1_1").state, std::string("FAILED"));
    QCOMPARE(tasks.at("1_1").reason, std::string("NonZeroExitCode"));
    QCOMPARE(tasks.at("1_2").phase, SlurmTask::Phase::Waits);
    QCOMPARE(tasks.at("1_2").node, std::string());
    QCOMPARE(docent::describe(tasks.at("1_2")), std::string("Waits in Slurm: BeginTime"));
    QCOMPARE(tasks.at("12_300").phase, SlurmTask::Phase::Runs);
    QCOMPARE(tasks.at("12_300").node, std::string("n[1-2]"));
    QCOMPARE(docent::describe(tasks.at("12_300")), std::string("Runs in Slurm on n[1-2]"));
}

void SlurmCommandsTest::scontrolIsRead() {
    const SlurmTask killed = docent::readScontrol(
        "JobId=3 ArrayJobId=1 ArrayTaskId=1 JobName=docent test UserId=root(0) GroupId=root(0) MCS_label=N/A "
        "Priority=4294901759 Nice=0 Account=(null) QOS=(null) JobState=FAILED Reason=NonZeroExitCode "
        "Dependency=(null) Requeue=1 Restarts=0 BatchFlag=1 Reboot=0 ExitCode=137:0 RunTime=00:00:02 "
        "NodeList=vm BatchHost=vm NumNodes=1 StdOut=/tmp/sl/w s/1_1.out Power=\n");
    QCOMPARE(killed.phase, SlurmTask::Phase::Ended);
    QCOMPARE(killed.state, std::string("FAILED"));
    QCOMPARE(killed.node, std::string("vm"));
    QCOMPARE(killed.exitCode, 137);
    QCOMPARE(killed.signal, 0);
    const SlurmTask unlaunched = docent::readScontrol(
        "JobId=8 ArrayJobId=8 JobState=FAILED Reason=JobLaunchFailure Dependency=(null) ExitCode=0:53 BatchHost=vm\n");
    QCOMPARE(unlaunched.signal, 53);
    QCOMPARE(unlaunched.reason, std::string("JobLaunchFailure"));
    QCOMPARE(docent::readScontrol("No jobs in the system\n").phase, SlurmTask::Phase::Unknown);
}

void SlurmCommandsTest::sacctIsRead() {
    const SlurmTask cancelled = docent::readSacct("CANCELLED by 1000|0:15|n7\n");
    QCOMPARE(cancelled.phase, SlurmTask::Phase::Ended);
    QCOMPARE(cancelled.state, std::string("CANCELLED"));
    QCOMPARE(cancelled.signal, 15);
    QCOMPARE(cancelled.node, std::string("n7"));
    QCOMPARE(docent::readSacct("OUT_OF_MEMORY|0:125|n7\nFAILED|1:0|n8\n").state, std::string("OUT_OF_MEMORY"));
    QCOMPARE(docent::readSacct("").phase, SlurmTask::Phase::Unknown);
}

void SlurmCommandsTest::everyStateHasItsPhase() {
    for (const char* state : {"PENDING", "REQUEUED", "CONFIGURING", "SPECIAL_EXIT"}) {
        QCOMPARE(docent::slurmPhase(state), SlurmTask::Phase::Waits);
    }
    for (const char* state : {"RUNNING", "COMPLETING", "SUSPENDED"}) {
        QCOMPARE(docent::slurmPhase(state), SlurmTask::Phase::Runs);
    }
    for (const char* state : {"COMPLETED", "FAILED", "CANCELLED", "CANCELLED by 0", "CANCELLED+", "TIMEOUT",
                              "NODE_FAIL", "PREEMPTED", "OUT_OF_MEMORY", "BOOT_FAIL", "DEADLINE"}) {
        QCOMPARE(docent::slurmPhase(state), SlurmTask::Phase::Ended);
    }
    QCOMPARE(docent::slurmPhase("A_STATE_OF_A_LATER_SLURM"), SlurmTask::Phase::Runs);  // not lost
    QCOMPARE(docent::slurmPhase(""), SlurmTask::Phase::Unknown);
}

void SlurmCommandsTest::aSubmissionGivesTheArray() {
    fake("sbatch", "cat > \"$(dirname \"$0\")/script\"; echo '4711;cluster-a'");
    QVERIFY(docent::SlurmCommands::isThere());
    QCOMPARE(docent::SlurmCommands().submit("#!/bin/bash\nhostname\n"), std::string("4711"));
    QFile script(m_folder->filePath("script"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    QCOMPARE(script.readAll(), QByteArray("#!/bin/bash\nhostname\n"));
    fake("sbatch", "echo 'Submitted batch job 12'");
    QVERIFY(failure([] { (void)docent::SlurmCommands().submit(""); }).contains("sbatch gave no number of a job"));
}

void SlurmCommandsTest::noSlurmIsOneSentence() {
    QVERIFY(!docent::SlurmCommands::isThere());
    const QString text = failure([] { (void)docent::SlurmCommands().submit("x"); });
    QVERIFY2(text.startsWith("There is no Slurm on this machine: sbatch is not in PATH."), text.toUtf8());
}

void SlurmCommandsTest::aRefusalIsTold() {
    fake("sbatch",
         "echo 'sbatch: error: invalid partition specified: nope' >&2\n"
         "echo 'sbatch: error: Batch job submission failed: Invalid partition name specified' >&2; exit 1");
    QCOMPARE(failure([] { (void)docent::SlurmCommands().submit("x"); }),
             QString("sbatch failed: invalid partition specified: nope; Batch job submission failed: Invalid partition "
                     "name specified."));
    fake("sbatch",
         "echo \"sbatch: unrecognized option '--bogus=1'\" >&2\n"
         "echo 'Try \"sbatch --help\" for more information' >&2; exit 255");
    QCOMPARE(failure([] { (void)docent::SlurmCommands().submit("x"); }),
             QString("sbatch failed: unrecognized option '--bogus=1'."));
    fake("sbatch", "exit 3");
    QCOMPARE(failure([] { (void)docent::SlurmCommands().submit("x"); }), QString("sbatch failed: exit code 3."));
}

void SlurmCommandsTest::forgottenJobsAreNoError() {
    fake("squeue", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    QVERIFY(docent::SlurmCommands().tasks({"5"}).empty());
    fake("scontrol", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    QCOMPARE(docent::SlurmCommands().task("5_0").phase, SlurmTask::Phase::Unknown);
    fake("scancel", "echo 'scancel: error: Kill job error on job id 5: Invalid job id specified' >&2; exit 1");
    docent::SlurmCommands().cancel({"5_0"});
}

void SlurmCommandsTest::aControllerThatDoesNotAnswerIsAnError() {
    const QString away =
        "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2; exit 1";
    fake("squeue", away);
    fake("scontrol", away);
    QVERIFY(failure([] { (void)docent::SlurmCommands().tasks({"5"}); }).contains("Unable to contact slurm controller"));
    QVERIFY(failure([] { (void)docent::SlurmCommands().task("5_0"); }).contains("Unable to contact slurm controller"));
}

void SlurmCommandsTest::aCommandThatHangsIsEnded() {
    fake("squeue", "sleep 60");
    QElapsedTimer clock;
    clock.start();
    const docent::SlurmCommands slurm(std::chrono::milliseconds(1000));
    QCOMPARE(failure([&] { (void)slurm.tasks({"5"}); }), QString("squeue did not answer within 1 s."));
    QVERIFY(clock.elapsed() < 5000);
}

void SlurmCommandsTest::theAccountingKnowsWhatTheControllerForgot() {
    fake("scontrol", "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");
    fake("sacct", "echo 'TIMEOUT|0:0|n3'");
    QCOMPARE(docent::SlurmCommands().task("5_0").state, std::string("TIMEOUT"));
    fake("sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1");
    QCOMPARE(docent::SlurmCommands().task("5_0").phase, SlurmTask::Phase::Unknown);
}

void SlurmCommandsTest::theLongestArrayIsAskedFor() {
    fake("scontrol", "echo 'MaxArraySize            = 101'; echo 'MaxJobCount             = 10000'");
    QCOMPARE(docent::SlurmCommands().mostTasks(), std::size_t{101});
    fake("scontrol", "echo 'nothing of the kind'");
    QCOMPARE(docent::SlurmCommands().mostTasks(), std::size_t{1001});
}

void SlurmCommandsTest::muchInputAndOutputPass() {
    const std::string much(3'000'000, 'x');
    fake("echoes", "tee /dev/stderr; exit 7");
    const docent::SubprocessResult result = docent::runSubprocess({"echoes"}, much, std::chrono::seconds(20));
    QCOMPARE(result.exitCode, 7);
    QVERIFY(result.out == much);
    QVERIFY(result.err == much);
    fake("deaf", "exit 0");  // ends without reading
    QCOMPARE(docent::runSubprocess({"deaf"}, much, std::chrono::seconds(20)).exitCode, 0);
    fake("killed", "kill -9 $$");
    QCOMPARE(docent::runSubprocess({"killed"}, {}, std::chrono::seconds(20)).exitCode, 128 + 9);
}

QTEST_GUILESS_MAIN(SlurmCommandsTest)
#include "SlurmCommandsTest.moc"
