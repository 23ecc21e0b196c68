// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterFollower.h"

#include <QTemporaryDir>
#include <QtTest>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobRequest.h"
#include "support/FakeSlurm.h"

using namespace docent;

/// What is said of jobs of a cluster, from records and from what scripts in the place of Slurm's commands say.
class ClusterFollowerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void slurmSaysWhereItWaitsAndRuns();
    void theRecordOfTheTaskCounts();
    void aTaskThatEndedHasAMomentToSaySo();
    void aTaskThatWasQueuedAgainIsNotLost();
    void whatATaskHoldsIsNotWrittenOver();
    void aCancelledTaskWasStopped_data();
    void aCancelledTaskWasStopped();
    void itAsksNoMoreThanItNeeds();
    void theLogsLastLineIsTold();
    void theReasonIsTold_data();
    void theReasonIsTold();

private:
    /// Keeps a job as it was submitted, or as its task said.
    JobRecord keep(JobState state, const std::string& task = "77_0") const;
    [[nodiscard]] JobRecord kept() const { return loadJob(m_workspace->jobsFolder() / "0001.yaml"); }
    [[nodiscard]] ClusterFollower follower(int graceMs = 0) const {
        const std::chrono::milliseconds pause{0};
        const std::chrono::milliseconds grace{graceMs};
        return ClusterFollower(*m_workspace, SlurmCommands(),
                               {.leastPause = pause, .mostPause = pause, .grace = grace, .graceOfUnknown = grace});
    }
    void setDetails(const QString& line) const { m_slurm->set("scontrol", "echo '" + line + "'"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FakeSlurm> m_slurm;
    QByteArray m_path;
};

void ClusterFollowerTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(Workspace::create(m_folder->filePath("work").toStdString()));
    makeFolder(m_workspace->jobsFolder());
    m_slurm = std::make_unique<FakeSlurm>();
    m_slurm->takeJobs();
    m_path = qgetenv("PATH");
    qputenv("PATH", m_slurm->path().toUtf8());
}

void ClusterFollowerTest::cleanup() {
    qputenv("PATH", m_path);
}

JobRecord ClusterFollowerTest::keep(JobState state, const std::string& task) const {
    JobRecord record;
    record.id = "0001";
    record.spec = ExpertJob{.name = "e", .source = "s", .node = "n", .baseline = "b"};
    record.state = state;
    record.engine = Engine::Slurm;
    record.cluster.task = task;
    writeFileAtomically(m_workspace->jobsFolder() / "0001.yaml", toYaml(record).text());
    return record;
}

void ClusterFollowerTest::slurmSaysWhereItWaitsAndRuns() {
    const JobRecord job = keep(JobState::Queued);
    ClusterFollower follower = this->follower();
    m_slurm->setQueue("77|0|PENDING|QOSMaxJobsPerUserLimit|\n");
    const JobRecord waiting = follower.look({job}).front();
    QVERIFY(waiting.state == JobState::Queued);
    QCOMPARE(waiting.cluster.standing, std::string("Waits in Slurm: QOSMaxJobsPerUserLimit"));
    m_slurm->setQueue("77|0|RUNNING|None|n7\n");
    const JobRecord running = follower.look({waiting}).front();
    QVERIFY(running.state == JobState::Running);  // though its task has not written a word yet
    QCOMPARE(running.cluster.node, std::string("n7"));
    // Preempted, before it could say so.
    keep(JobState::Running);
    m_slurm->setQueue("77|0|PENDING|BeginTime|\n");
    QVERIFY(follower.look({running}).front().state == JobState::Queued);
    QVERIFY(kept().state == JobState::Running);  // nothing of this is written
}

void ClusterFollowerTest::theRecordOfTheTaskCounts() {
    const JobRecord job = keep(JobState::Queued);
    ClusterFollower follower = this->follower();
    m_slurm->setQueue("77|0|COMPLETING|None|n7\n");
    keep(JobState::Succeeded);
    const JobRecord done = follower.look({job}).front();
    QVERIFY(done.state == JobState::Succeeded);
    QCOMPARE(done.cluster.standing, std::string());
}

void ClusterFollowerTest::aTaskThatEndedHasAMomentToSaySo() {
    const JobRecord job = keep(JobState::Running);
    ClusterFollower follower = this->follower(400);
    m_slurm->setQueue("77|0|NODE_FAIL|None|n7\n");
    setDetails("JobId=77 JobState=NODE_FAIL Reason=NodeDown ExitCode=0:0 BatchHost=n7");
    QVERIFY(follower.look({job}).front().state == JobState::Running);
    QVERIFY(follower.hasDoubts());
    QTest::qWait(450);
    const JobRecord lost = follower.look({job}).front();
    QVERIFY(lost.state == JobState::Failed);
    QVERIFY(!follower.hasDoubts());
    QCOMPARE(lost.error, std::string("Its task 77_0 (n7) ended as NODE_FAIL before the job was done. Run it again "
                                     "alone: docent jobs resume 0001"));
    QCOMPARE(kept().error, lost.error);
    QVERIFY(kept().events.back().kind == JobEventKind::Failed);
}

/// The list of the queue and the question about the one task are two moments.
void ClusterFollowerTest::aTaskThatWasQueuedAgainIsNotLost() {
    const JobRecord job = keep(JobState::Running);
    ClusterFollower follower = this->follower();
    m_slurm->setQueue("77|0|PREEMPTED|None|n7\n");
    setDetails("JobId=77 JobState=PENDING Reason=BeginTime ExitCode=0:0 BatchHost=n7");
    QVERIFY(follower.look({job}).front().state == JobState::Running);
    QVERIFY(kept().state == JobState::Running);
}

void ClusterFollowerTest::whatATaskHoldsIsNotWrittenOver() {
    const JobRecord job = keep(JobState::Running);
    ClusterFollower follower = this->follower();
    m_slurm->setQueue("77|0|NODE_FAIL|None|n7\n");
    setDetails("JobId=77 JobState=NODE_FAIL Reason=NodeDown ExitCode=0:0 BatchHost=n7");
    {
        const auto held = FileLock::tryLock(jobLock(m_workspace->jobsFolder(), "0001"));
        QVERIFY(held != nullptr);
        QVERIFY(follower.look({job}).front().state == JobState::Running);
        QVERIFY(kept().state == JobState::Running);
    }
    QVERIFY(follower.look({job}).front().state == JobState::Failed);
}

void ClusterFollowerTest::aCancelledTaskWasStopped_data() {
    QTest::addColumn<int>("request");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("result");
    QTest::newRow("by us") << static_cast<int>(JobRequest::Stop) << static_cast<int>(JobState::Cancelled) << "Stopped";
    QTest::newRow("paused by us") << static_cast<int>(JobRequest::Pause) << static_cast<int>(JobState::Paused) << "";
    QTest::newRow("by somebody") << static_cast<int>(JobRequest::None) << static_cast<int>(JobState::Cancelled)
                                 << "It was cancelled in Slurm; resume it to go on";
}

void ClusterFollowerTest::aCancelledTaskWasStopped() {
    QFETCH(const int, request);
    QFETCH(const int, state);
    QFETCH(const QString, result);
    const JobRecord job = keep(JobState::Running);
    if (static_cast<JobRequest>(request) != JobRequest::None) {
        requestJob(m_workspace->jobsFolder(), "0001", static_cast<JobRequest>(request));
    }
    m_slurm->setQueue("77|0|CANCELLED|None|n7\n");
    setDetails("JobId=77 JobState=CANCELLED Reason=None ExitCode=0:15 BatchHost=n7");
    const JobRecord ended = follower().look({job}).front();
    QCOMPARE(static_cast<int>(ended.state), state);
    QCOMPARE(ended.result, result.toStdString());
}

void ClusterFollowerTest::itAsksNoMoreThanItNeeds() {
    m_slurm->set("squeue", "echo x >> \"$here/asked\"; echo '77|0|RUNNING|None|n7'");
    const JobRecord job = keep(JobState::Running);
    ClusterFollower follower(*m_workspace, SlurmCommands(),
                             {.leastPause = std::chrono::seconds(20), .mostPause = std::chrono::seconds(20)});
    for (int i = 0; i < 5; ++i) {
        QVERIFY(follower.look({job}).front().state == JobState::Running);
    }
    QCOMPARE(m_slurm->left("asked").count('x'), 1);
    follower.hurry();
    (void)follower.look({job});
    QCOMPARE(m_slurm->left("asked").count('x'), 2);
    // Nothing is concluded of one that was submitted since, and nothing asked where nobody runs.
    (void)keep(JobState::Queued, "78_0");
    JobRecord later = job;
    later.cluster.task = "78_0";
    QVERIFY(follower.look({later}).front().state == JobState::Queued);
    QVERIFY(!follower.hasDoubts());
    (void)keep(JobState::Succeeded);
    follower.hurry();
    (void)follower.look({job});
    QCOMPARE(m_slurm->left("asked").count('x'), 2);
}

void ClusterFollowerTest::theLogsLastLineIsTold() {
    const JobRecord job = keep(JobState::Running);
    makeFolder(m_workspace->jobsFolder() / "slurm");
    writeFileAtomically(m_workspace->jobsFolder() / "slurm/77_0.log",
                        std::string_view("Training\nmodule: command not found: cuda\n\n"));
    m_slurm->setQueue("77|0|FAILED|NonZeroExitCode|n7\n");
    setDetails("JobId=77 JobState=FAILED Reason=NonZeroExitCode ExitCode=1:0 BatchHost=n7");
    const std::string error = follower().look({job}).front().error;
    QVERIFY2(error.find("The log's last line: module: command not found: cuda.") != std::string::npos, error.c_str());
}

void ClusterFollowerTest::theReasonIsTold_data() {
    QTest::addColumn<QString>("details");
    QTest::addColumn<QString>("expected");
    const QString record = "JobId=78 JobState=%1 Reason=%2 ExitCode=%3 BatchHost=n1 NumNodes=1";
    QTest::newRow("no workspace")
        << record.arg("FAILED", "NonZeroExitCode", "78:0")
        << "The node of its task 77_0 (n1) does not see the workspace. The workspace must lie";
    QTest::newRow("no program") << record.arg("FAILED", "NonZeroExitCode", "79:0")
                                << "does not have docent where it is here. Say where with 'program'";
    QTest::newRow("no log") << record.arg("FAILED", "JobLaunchFailure", "0:53")
                            << "The node of its task 77_0 (n1) could not open /shared/jobs/slurm/77_0.log.";
    QTest::newRow("memory") << record.arg("OUT_OF_MEMORY", "OutOfMemory", "0:125")
                            << "needed more memory than Slurm gave it. Ask for more with 'memory'";
    QTest::newRow("killed") << record.arg("FAILED", "NonZeroExitCode", "137:0")
                            << "was killed 3 times, the last time by signal 9.";
    QTest::newRow("time") << record.arg("TIMEOUT", "TimeLimit", "0:0")
                          << "The time limit ended its task 77_0 (n1) before it could write a checkpoint.";
    QTest::newRow("requeue") << record.arg("FAILED", "NonZeroExitCode", "75:0")
                             << "and Slurm did not take it back into the queue.";
    QTest::newRow("node") << record.arg("NODE_FAIL", "NodeDown", "0:0")
                          << "Its task 77_0 (n1) ended as NODE_FAIL before the job was done.";
    QTest::newRow("forgotten") << ""
                               << "Slurm no longer knows its task 77_0, which has not said that it ended.";
}

void ClusterFollowerTest::theReasonIsTold() {
    QFETCH(const QString, details);
    QFETCH(const QString, expected);
    JobRecord job;
    job.id = "0001";
    job.cluster.task = "77_0";
    const SlurmTask task = readScontrol(details.toStdString());
    const QString text = whyLost(job, task, "/shared/jobs/slurm/77_0.log", "").what();
    QVERIFY2(text.contains(expected), text.toUtf8());
}

QTEST_GUILESS_MAIN(ClusterFollowerTest)
#include "ClusterFollowerTest.moc"
