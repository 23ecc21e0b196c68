// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

#include "jobs/JobQueue.h"
#include "jobs/Operations.h"
#include "support/PictureSet.h"

using namespace docent;

class JobQueueTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] ImportJob importSource(const std::string& name = "shapes") const {
        return {{.path = path("source").string(), .name = name, .imageSize = 16}};
    }
    [[nodiscard]] static BaselineJob baseline(int epochs = 1, const std::string& name = "") {
        return {
            .name = name, .source = "shapes", .training = {.epochs = epochs, .batchSize = 16, .learningRate = 0.02}};
    }
    /// Waits until the job has trained something.
    static void waitForProgress(JobQueue& queue, const std::string& id) {
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).state == JobState::Running && queue.job(id).progress.done > 0, 60000);
    }

private Q_SLOTS:
    void initTestCase() {
        writePictureSet(path("source"), sourceClasses(8), 24, 1);
        writePictureSet(path("task"), taskClasses(12), 24, 2);
    }

    void theMainJobFromPicturesToAnExport() {
        const Workspace workspace = Workspace::create(path("main"));
        JobQueue queue(workspace);
        const auto done = [&](const JobSpec& spec, const std::vector<std::string>& after = {}) {
            const JobRecord record = queue.wait(queue.submit(spec, after));
            if (record.state != JobState::Succeeded) {
                qWarning("%s", record.error.c_str());
            }
            return record.state == JobState::Succeeded;
        };
        QVERIFY(done(importSource()));
        // Queued in one go: each waits for what it needs.
        const std::string first = queue.submit(baseline());
        const std::string branch = workspace.catalog("shapes").hierarchy.path(1);
        const std::string second =
            queue.submit(ExpertJob{.source = "shapes", .node = branch, .training = {.epochs = 1}}, {first});
        QVERIFY(queue.wait(second).state == JobState::Succeeded);
        QVERIFY(queue.wait(first).state == JobState::Succeeded);
        QVERIFY(done(ImportJob{{.path = path("task").string(), .name = "task", .target = true, .imageSize = 16}}));
        QVERIFY(done(RankJob{.task = "task"}));
        const auto ranking = workspace.ranking("task");
        QVERIFY(ranking.has_value());
        QCOMPARE(ranking->models.size(), std::size_t{2});
        QVERIFY(ranking->models[0].score >= ranking->models[1].score);
        QVERIFY(done(TransferJob{
            .name = "run", .task = "task", .options = {.learningRates = {0.02}, .steps = {5}, .batchSize = 16}}));
        QVERIFY(done(ExportJob{.run = "run"}));
        QVERIFY(fs::exists(workspace.exportsFolder() / "run" / "MODEL_CARD.md"));
        // A second ranking takes every embedding from the cache.
        QVERIFY(done(RankJob{.task = "task"}));
        QVERIFY(workspace.ranking("task")->models[0].cached && workspace.ranking("task")->models[1].cached);
        QCOMPARE(workspace.ranking("task")->cost.forwardPasses, std::int64_t{0});
        QVERIFY(!queue.isBusy());
    }

    void stopKeepsTheBestAndResumeGoesOn() {
        const Workspace workspace = Workspace::create(path("stop"));
        JobQueue queue(workspace);
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        const std::string id = queue.submit(baseline(3000));
        const std::string next = queue.submit(baseline(1, "second"));
        waitForProgress(queue, id);
        queue.stop(id);
        const JobRecord stopped = queue.wait(id);
        QVERIFY(stopped.state == JobState::Cancelled);
        QVERIFY(stopped.result.find("best weights so far are kept") != std::string::npos);
        QVERIFY(fs::exists(workspace.bank().weights("shapes-baseline")));
        QVERIFY(queue.wait(next).state == JobState::Succeeded);  // the queue goes on

        queue.resume(id);
        waitForProgress(queue, id);
        QVERIFY(queue.job(id).progress.doneAtStart > 0);
        queue.pause(id);
        QVERIFY(queue.wait(id).state == JobState::Paused);
        queue.stop(id);
        QVERIFY(queue.wait(id).state == JobState::Cancelled);
        queue.remove(id);
        QCOMPARE(queue.jobs().size(), std::size_t{2});
    }

    void anotherProcessMayAskForAStop() {
        const Workspace workspace = Workspace::create(path("request"));
        JobQueue queue(workspace);
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        const std::string id = queue.submit(baseline(3000));
        waitForProgress(queue, id);
        requestJob(workspace.jobsFolder(), id, JobRequest::Stop);
        QVERIFY(queue.wait(id).state == JobState::Cancelled);
    }

    void whatRanWhenDocentEndedIsPausedAfterwards() {
        const Workspace workspace = Workspace::create(path("ended"));
        std::string id;
        std::string queued;
        {
            JobQueue queue(workspace);
            QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
            id = queue.submit(baseline(3000));
            queued = queue.submit(baseline(1, "second"));
            waitForProgress(queue, id);
        }
        // As after a kill -9: the record on disk says that it runs.
        JobRecord record = loadJobs(workspace.jobsFolder())[1];
        record.state = JobState::Running;
        writeFileAtomically(workspace.jobsFolder() / (id + ".yaml"), toYaml(record).text());
        JobQueue queue(workspace);
        QVERIFY(queue.job(id).state == JobState::Paused);
        QVERIFY(queue.job(id).error.find("resume") != std::string::npos);
        QVERIFY(queue.job(queued).state == JobState::Paused);
        QVERIFY(!queue.isBusy());
        queue.resume(queued);
        QVERIFY(queue.wait(queued).state == JobState::Succeeded);
    }

    void whatDependsOnAFailureFailsWithTheReason() {
        const Workspace workspace = Workspace::create(path("failure"));
        JobQueue queue(workspace);
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        BaselineJob bad = baseline();
        bad.training.learningRate = 1e30;
        bad.training.epochs = 20;
        bad.training.warmup = 0;
        const std::string id = queue.submit(bad);
        const std::string expert =
            queue.submit(ExpertJob{.source = "shapes", .node = workspace.catalog("shapes").hierarchy.path(1)}, {id});
        const JobRecord failed = queue.wait(id);
        QVERIFY(failed.state == JobState::Failed);
        QVERIFY2(failed.error.find("learning rate") != std::string::npos, failed.error.c_str());
        const JobRecord lost = queue.wait(expert);
        QVERIFY(lost.state == JobState::Failed);
        QVERIFY(lost.error.find("which failed") != std::string::npos);
    }

    void badJobsAreRefusedBeforeTheyAreQueued() {
        const Workspace workspace = Workspace::create(path("bad"));
        JobQueue queue(workspace);
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(baseline()));  // no such source
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(ImportJob{{.path = path("nowhere").string(), .name = "x"}}));
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(ImportJob{{.path = path("source").string(), .name = "../x"}}));
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(RankJob{.task = "x"}));
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(TransferJob{.task = "x"}));
        QVERIFY_THROWS_EXCEPTION(Error, queue.submit(ExportJob{.run = "x"}));
        QVERIFY_THROWS_EXCEPTION(Error, queue.stop("0042"));
        QVERIFY(queue.jobs().empty());
    }

    void aSecondDocentIsKeptOut() {
        const Workspace workspace = Workspace::create(path("second"));
        JobQueue queue(workspace);
        QVERIFY_THROWS_EXCEPTION(Error, JobQueue other(workspace));
    }

    void listenersHearEveryState() {
        const Workspace workspace = Workspace::create(path("listen"));
        JobQueue queue(workspace);
        std::atomic<int> running{0};
        std::atomic<int> succeeded{0};
        queue.setListener([&](const JobRecord& record) {
            running += record.state == JobState::Running ? 1 : 0;
            succeeded += record.state == JobState::Succeeded ? 1 : 0;
        });
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        QTRY_COMPARE(succeeded.load(), 1);
        QVERIFY(running.load() >= 1);
        queue.setListener({});
    }
};

QTEST_GUILESS_MAIN(JobQueueTest)
#include "JobQueueTest.moc"
