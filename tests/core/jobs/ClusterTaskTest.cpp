// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterTask.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <thread>

#include "base/Files.h"
#include "jobs/ClusterRecord.h"
#include "jobs/JobRequest.h"
#include "support/SampleWorkspace.h"

using namespace docent;

/// What a task of a cluster does with the record of its job.
class ClusterTaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itRunsTheJobAndSaysSo();
    void theTimeLimitQueuesItAgainAndItGoesOn();
    void manyTimeLimitsPauseIt();
    void aStopIsNoPreemption();
    void whatIsNotItsJobIsLeftAlone();
    void aJobWhosePredecessorFailedFails();
    void anEmbeddingServesTheRanking();
    void twoDoNotRunOneJob();

private:
    JobRecord keep(const JobSpec& spec, JobState state = JobState::Queued, const std::string& task = "");
    [[nodiscard]] JobRecord kept() const { return loadJob(m_workspace->jobsFolder() / (m_id + ".yaml")); }
    [[nodiscard]] ClusterTaskOptions options() const {
        return {.job = m_id, .task = "77_0", .node = "n7", .device = "cpu"};
    }
    [[nodiscard]] static ExpertJob expert(int epochs) {
        ExpertJob job{.name = "new", .source = "shapes", .node = "discs", .baseline = "shapes-baseline"};
        job.training.epochs = epochs;
        return job;
    }
    [[nodiscard]] bool trains() const { return kept().state == JobState::Running && kept().progress.done > 0; }
    /// Runs the job, and calls `meanwhile` when it trains.
    [[nodiscard]] TaskEnding runAnd(ClusterTaskOptions options, const std::function<void()>& meanwhile) const {
        TaskEnding ending = TaskEnding::Done;
        std::thread task([&] { ending = runClusterTask(*m_workspace, options); });
        const bool trained = QTest::qWaitFor([this] { return trains(); }, 30000);
        meanwhile();
        task.join();
        return trained ? ending : TaskEnding::Failed;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::string m_id;
};

void ClusterTaskTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder->path().toStdString()));
}

JobRecord ClusterTaskTest::keep(const JobSpec& spec, JobState state, const std::string& task) {
    JobRecord record;
    m_id = jobId(lastJobNumber(m_workspace->jobsFolder()) + 1);
    record.id = m_id;
    record.spec = spec;
    record.state = state;
    record.subject = "new";
    record.engine = Engine::Slurm;
    record.cluster.task = task;
    writeFileAtomically(m_workspace->jobsFolder() / (m_id + ".yaml"), toYaml(record).text());
    return record;
}

void ClusterTaskTest::itRunsTheJobAndSaysSo() {
    keep(expert(1));
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
    QVERIFY(kept().state == JobState::Succeeded);
    QCOMPARE(kept().cluster.task, std::string("77_0"));  // also where who submitted it did not come to write it
    QCOMPARE(kept().cluster.node, std::string("n7"));
    QVERIFY(m_workspace->bank().load("new").state == ModelState::Complete);
    // Once more changes nothing.
    const std::string text = toYaml(kept()).text();
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
    QCOMPARE(toYaml(kept()).text(), text);
    // What fails is told.
    keep(ExpertJob{.name = "none", .source = "shapes", .node = "hexagons", .baseline = "shapes-baseline"});
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Failed);
    QVERIFY(kept().state == JobState::Failed);
    QVERIFY(kept().error.find("no node 'hexagons'") != std::string::npos);
}

void ClusterTaskTest::theTimeLimitQueuesItAgainAndItGoesOn() {
    keep(expert(100000), JobState::Queued, "77_0");
    std::atomic<TaskSignal> signal{TaskSignal::None};
    ClusterTaskOptions first = options();
    first.signal = [&signal] { return signal.load(); };
    QVERIFY(runAnd(first, [&] { signal = TaskSignal::TimeLimit; }) == TaskEnding::GoesOn);
    QVERIFY(kept().state == JobState::Queued);
    QVERIFY(kept().events.back().kind == JobEventKind::Interrupted);
    QVERIFY(kept().result.empty() && kept().error.empty());
    const std::int64_t done = kept().progress.done;
    // The next turn, which is preempted.
    signal = TaskSignal::None;
    ClusterTaskOptions second = first;
    second.turns = 1;
    QVERIFY(runAnd(second, [&] {
                QVERIFY(kept().progress.doneAtStart >= 0 && kept().progress.done >= done);
                signal = TaskSignal::End;
            }) == TaskEnding::GoesOn);
    QVERIFY(kept().state == JobState::Queued);
    QCOMPARE(kept().events.back().text, std::string("Its task was told to end."));
}

void ClusterTaskTest::manyTimeLimitsPauseIt() {
    keep(expert(100000));
    std::atomic<TaskSignal> signal{TaskSignal::None};
    ClusterTaskOptions options = this->options();
    options.turns = 3;
    options.mostTurns = 3;
    options.signal = [&signal] { return signal.load(); };
    QVERIFY(runAnd(options, [&] { signal = TaskSignal::TimeLimit; }) == TaskEnding::Done);
    QVERIFY(kept().state == JobState::Paused);
    QVERIFY(kept().error.find("ended it 4 times") != std::string::npos);
}

void ClusterTaskTest::aStopIsNoPreemption() {
    for (const bool isStop : {true, false}) {
        keep(expert(100000));
        std::atomic<TaskSignal> signal{TaskSignal::None};
        ClusterTaskOptions options = this->options();
        options.signal = [&signal] { return signal.load(); };
        QVERIFY(runAnd(options, [&] {
                    requestJob(m_workspace->jobsFolder(), m_id, isStop ? JobRequest::Stop : JobRequest::Pause);
                    signal = TaskSignal::End;  // as scancel sends it
                }) == TaskEnding::Done);
        QVERIFY(kept().state == (isStop ? JobState::Cancelled : JobState::Paused));
        QVERIFY(takeJobRequest(m_workspace->jobsFolder(), m_id) == JobRequest::None);
    }
}

void ClusterTaskTest::whatIsNotItsJobIsLeftAlone() {
    keep(expert(1), JobState::Queued, "78_0");  // handed over again since
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
    QVERIFY(kept().state == JobState::Queued);
    keep(expert(1), JobState::Cancelled, "77_0");
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
    QVERIFY(kept().state == JobState::Cancelled);
    QVERIFY(!m_workspace->bank().has("new"));
}

void ClusterTaskTest::aJobWhosePredecessorFailedFails() {
    const JobRecord first = keep(expert(1), JobState::Failed, "76_0");
    JobRecord second = keep(RankJob{.task = "signs"});
    second.after = {first.id};
    writeFileAtomically(m_workspace->jobsFolder() / (m_id + ".yaml"), toYaml(second).text());
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Failed);
    QVERIFY(kept().state == JobState::Failed);
    QVERIFY2(kept().error.find("which did not succeed. Resume the job " + first.id) != std::string::npos,
             kept().error.c_str());
}

void ClusterTaskTest::anEmbeddingServesTheRanking() {
    fs::remove_all(m_workspace->folder() / "tasks/signs/embeddings");
    for (const ModelRecord& model : m_workspace->bank().list()) {
        keep(EmbedJob{.task = "signs", .model = model.name});
        QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
        QVERIFY2(kept().state == JobState::Succeeded, kept().error.c_str());
    }
    keep(RankJob{.task = "signs"});
    QVERIFY(runClusterTask(*m_workspace, options()) == TaskEnding::Done);
    const auto ranking = m_workspace->ranking("signs");
    QVERIFY(ranking.has_value());
    QCOMPARE(ranking->cost.forwardPasses, std::int64_t{0});
}

void ClusterTaskTest::twoDoNotRunOneJob() {
    keep(expert(1));
    const auto held = FileLock::tryLock(jobLock(m_workspace->jobsFolder(), m_id));
    ClusterTaskOptions options = this->options();
    std::atomic<int> asked{0};
    options.signal = [&asked] { return ++asked > 3 ? TaskSignal::End : TaskSignal::None; };
    QVERIFY(runClusterTask(*m_workspace, options) == TaskEnding::GoesOn);  // it waited, and was told to end
    QVERIFY(kept().state == JobState::Queued);
    QVERIFY(kept().events.empty());
}

QTEST_GUILESS_MAIN(ClusterTaskTest)
#include "ClusterTaskTest.moc"
