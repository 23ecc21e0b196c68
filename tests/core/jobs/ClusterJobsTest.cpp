// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include "base/Error.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobQueue.h"
#include "support/FakeSlurm.h"
#include "support/SampleWorkspace.h"

using namespace docent;

/// A queue beside jobs that a cluster has, with scripts in the place of Slurm's commands.
class ClusterJobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theQueueFollowsWhatItsTasksWrite();
    void aRankingIsAnArrayAndWhatWaitsForIt();
    void expertsWaitForABaselineOnTheCluster();
    void slurmCannotWaitForThisMachine();
    void manyJobsAreSeveralArrays();
    void aRefusalInTheMidstKeepsWhatWasTaken();
    void whatWasNotHandedOverIsPaused();
    void aClusterJobCanGoOnHere();
    void ofTheQueueOnlyWhatRunsHereIsBusy();

private:
    [[nodiscard]] static ExpertJob expert(const std::string& node, const std::string& name) {
        ExpertJob job{.name = name, .source = "shapes", .node = node, .baseline = "shapes-baseline"};
        job.training.epochs = 1;
        return job;
    }
    [[nodiscard]] fs::path file(const std::string& id) const { return m_workspace->jobsFolder() / (id + ".yaml"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FakeSlurm> m_slurm;
    QByteArray m_path;
};

void ClusterJobsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder->path().toStdString()));
    fs::remove_all(m_workspace->jobsFolder());
    m_slurm = std::make_unique<FakeSlurm>();
    m_slurm->takeJobs();
    m_slurm->set("squeue",
                 "for t in 0 1 2 3 4 5 6 7; do for a in 77 78 79; do echo \"$a|$t|RUNNING|None|n7\"; done; done");
    m_path = qgetenv("PATH");
    qputenv("PATH", m_slurm->path().toUtf8());
}

void ClusterJobsTest::cleanup() {
    qputenv("PATH", m_path);
}

void ClusterJobsTest::theQueueFollowsWhatItsTasksWrite() {
    std::mutex mutex;
    std::vector<std::string> told;
    JobQueue queue(*m_workspace);  // ends before what it tells to
    queue.setListener([&](const JobRecord& record) {
        const std::lock_guard guard(mutex);
        told.push_back(record.id + " " + enumName(record.state) + " " + record.cluster.standing);
    });
    const auto ids = queue.submitToCluster({expert("discs", "a"), expert("squares", "b")}, {});
    QCOMPARE(ids, (std::vector<std::string>{"0001", "0002"}));
    QVERIFY(m_slurm->left("script-77").contains("ids=(0001 0002)"));
    QTRY_VERIFY(queue.job("0002").state == JobState::Running);
    QCOMPARE(queue.job("0002").cluster.task, std::string("77_1"));
    // As its task would.
    QVERIFY(changeClusterRecord(m_workspace->jobsFolder(), "0002", [](JobRecord& record) {
        record.state = JobState::Succeeded;
        record.result = "done";
        return true;
    }));
    QVERIFY(queue.wait("0002").state == JobState::Succeeded);
    const auto wasTold = [&](const char* text) {
        const std::lock_guard guard(mutex);
        return std::find(told.begin(), told.end(), text) != told.end();
    };
    QTRY_VERIFY(wasTold("0001 running Runs in Slurm on n7"));
    QTRY_VERIFY(wasTold("0002 succeeded "));
}

void ClusterJobsTest::aRankingIsAnArrayAndWhatWaitsForIt() {
    JobQueue queue(*m_workspace);
    const auto ids = queue.submitToCluster({RankJob{.task = "signs"}}, {});
    QCOMPARE(ids.size(), std::size_t{5});  // four models
    QVERIFY(m_slurm->left("script-77").contains("ids=(0001 0002 0003 0004)"));
    QVERIFY(m_slurm->left("script-77").contains("--array=0-3"));
    QVERIFY(m_slurm->left("script-78").contains("ids=(0005)"));
    QVERIFY(m_slurm->left("script-78").contains("#SBATCH --dependency=afterany:77"));
    QVERIFY(std::holds_alternative<EmbedJob>(queue.job("0004").spec));
    QVERIFY(std::holds_alternative<RankJob>(queue.job("0005").spec));
    QCOMPARE(queue.job("0005").after, (std::vector<std::string>{"0001", "0002", "0003", "0004"}));
}

void ClusterJobsTest::expertsWaitForABaselineOnTheCluster() {
    JobQueue queue(*m_workspace);
    (void)queue.submitToCluster({BaselineJob{.name = "other", .source = "shapes"}}, {});
    ExpertJob job = expert("discs", "a");
    job.baseline = "other";  // which is not there yet
    (void)queue.submitToCluster({job, expert("discs", "b")}, {});
    QVERIFY(m_slurm->left("script-78").contains("#SBATCH --dependency=afterany:77"));
    QCOMPARE(queue.job("0002").after, std::vector<std::string>{"0001"});
    QVERIFY(queue.job("0003").after.empty());
}

void ClusterJobsTest::slurmCannotWaitForThisMachine() {
    JobQueue queue(*m_workspace, {.devices = {}});
    const std::string here = queue.submit(BaselineJob{.name = "other", .source = "shapes"});
    try {
        (void)queue.submitToCluster({expert("discs", "a")}, {}, {here});
        QFAIL("it was taken");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).contains("which runs on this machine, and Slurm cannot wait for that"),
                 error.what());
    }
    QCOMPARE(queue.jobs().size(), std::size_t{1});
    QVERIFY(!fs::exists(file("0002")));
}

void ClusterJobsTest::manyJobsAreSeveralArrays() {
    m_slurm->set("scontrol", "echo 'MaxArraySize = 2'");
    JobQueue queue(*m_workspace);
    const auto ids = queue.submitToCluster({expert("discs", "a"), expert("discs", "b"), expert("discs", "c")}, {});
    QCOMPARE(ids.size(), std::size_t{3});
    QVERIFY(m_slurm->left("script-77").contains("ids=(0001 0002)"));
    QVERIFY(m_slurm->left("script-78").contains("ids=(0003)"));
    QCOMPARE(queue.job("0003").cluster.task, std::string("78_0"));
}

void ClusterJobsTest::aRefusalInTheMidstKeepsWhatWasTaken() {
    m_slurm->set("scontrol", "echo 'MaxArraySize = 2'");
    m_slurm->set("sbatch",
                 "[ -e \"$here/once\" ] && { echo 'sbatch: error: too many' >&2; exit 1; }\n"
                 "touch \"$here/once\"; echo 77");
    JobQueue queue(*m_workspace);
    try {
        (void)queue.submitToCluster({expert("discs", "a"), expert("discs", "b"), expert("discs", "c")}, {});
        QFAIL("it was taken");
    } catch (const Error& error) {
        QVERIFY2(QString(error.what()).startsWith("Slurm took 2 of 3 jobs, then: sbatch failed: too many"),
                 error.what());
    }
    QCOMPARE(queue.jobs().size(), std::size_t{2});
    QVERIFY(!fs::exists(file("0003")));
}

/// Docent was killed between writing the record and telling Slurm.
void ClusterJobsTest::whatWasNotHandedOverIsPaused() {
    JobRecord record;
    record.id = "0001";
    record.spec = expert("discs", "a");
    record.engine = Engine::Slurm;
    makeFolder(m_workspace->jobsFolder());
    writeFileAtomically(file("0001"), toYaml(record).text());
    JobQueue queue(*m_workspace);
    QVERIFY(queue.job("0001").state == JobState::Paused);
    queue.resume("0001");
    QCOMPARE(queue.job("0001").cluster.task, std::string("77_0"));
}

void ClusterJobsTest::aClusterJobCanGoOnHere() {
    JobQueue queue(*m_workspace, {.devices = {"cpu"}});
    (void)queue.submitToCluster({expert("discs", "a")}, {});
    QVERIFY_EXCEPTION_THROWN(queue.resumeHere("0001"), Error);  // it is on the cluster
    queue.stop("0001");
    QCOMPARE(m_slurm->left("cancelled"), QString("77_0\n"));
    QVERIFY(queue.job("0001").state == JobState::Cancelled);
    queue.resumeHere("0001");
    const JobRecord done = queue.wait("0001");
    QVERIFY2(done.state == JobState::Succeeded, done.error.c_str());
    QVERIFY(done.engine == Engine::Local);
}

void ClusterJobsTest::ofTheQueueOnlyWhatRunsHereIsBusy() {
    {
        JobQueue queue(*m_workspace);
        (void)queue.submitToCluster({expert("discs", "a")}, {});
        QTRY_VERIFY(queue.job("0001").state == JobState::Running);
        QVERIFY(!queue.isBusy());
        QVERIFY_EXCEPTION_THROWN(queue.remove("0001"), Error);
        QVERIFY_EXCEPTION_THROWN((void)queue.move("0001"), Error);
        QVERIFY_EXCEPTION_THROWN(queue.rename(RecordKind::Model, "shapes-baseline", "x"), Error);
    }
    // Closing left it alone.
    QVERIFY(loadJob(file("0001")).state == JobState::Queued);
    QVERIFY(m_slurm->left("cancelled").isEmpty());
}

QTEST_GUILESS_MAIN(ClusterJobsTest)
#include "ClusterJobsTest.moc"
