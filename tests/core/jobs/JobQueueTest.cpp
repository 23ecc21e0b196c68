// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>

#include "jobs/JobQueue.h"
#include "jobs/Operations.h"
#include "nn/TensorMemory.h"
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

    void everyOneOfSeveralCardsGetsAWorker() {
        using Devices = std::vector<std::string>;
        QCOMPARE(workerDevices(Devices{"cpu"}), Devices{"auto"});
        QCOMPARE(workerDevices(Devices{"cpu", "cuda:0"}), Devices{"auto"});
        QCOMPARE(workerDevices(Devices{"cpu", "cuda:1", "cuda:0"}), (Devices{"cuda:0", "cuda:1"}));
        QCOMPARE(workerDevices(path("no-such-folder")), Devices{"auto"});
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

    void anotherProcessMayAskAboutAJobThatWaits() {
        const Workspace workspace = Workspace::create(path("waiting"));
        const fs::path folder = workspace.jobsFolder();
        JobQueue queue(workspace);
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        const std::string id = queue.submit(baseline(3000));
        const std::string second = queue.submit(baseline(1, "second"));
        const std::string third = queue.submit(baseline(1, "third"));
        const std::string fourth = queue.submit(baseline(1, "fourth"));
        waitForProgress(queue, id);
        requestJob(folder, second, JobRequest::Stop);
        requestJob(folder, third, JobRequest::Pause);
        QVERIFY(queue.wait(second).state == JobState::Cancelled);
        QVERIFY(queue.wait(third).state == JobState::Paused);
        QVERIFY(loadJob(folder / (second + ".yaml")).state == JobState::Cancelled);
        QVERIFY(queue.job(id).state == JobState::Running);  // it was not asked for
        requestJob(folder, third, JobRequest::Stop);
        QTRY_VERIFY(queue.job(third).state == JobState::Cancelled);
        // The worker takes the next one before anybody has looked for requests again.
        requestJob(folder, fourth, JobRequest::Stop);
        queue.stop(id);
        QVERIFY(queue.wait(fourth).state == JobState::Cancelled);
        QVERIFY(queue.job(fourth).started.empty());
        // This came when the job had ended: it is not for its next part.
        QVERIFY(queue.wait(id).state == JobState::Cancelled);
        requestJob(folder, second, JobRequest::Stop);
        queue.resume(second);
        QVERIFY(queue.wait(second).state == JobState::Succeeded);
    }

    void aRequestThatTheLastDocentDidNotSeeIsKept() {
        const Workspace workspace = Workspace::create(path("unseen"));
        std::string stopped;
        std::string paused;
        {
            JobQueue queue(workspace, {.devices = {}});
            stopped = queue.submit(importSource());
            paused = queue.submit(importSource("other"));
        }
        requestJob(workspace.jobsFolder(), stopped, JobRequest::Stop);
        requestJob(workspace.jobsFolder(), paused, JobRequest::Pause);
        JobQueue queue(workspace);
        QVERIFY(queue.job(stopped).state == JobState::Cancelled);
        QVERIFY(queue.job(paused).state == JobState::Paused);
        queue.resume(stopped);
        QVERIFY(queue.wait(stopped).state == JobState::Succeeded);
    }

    void aDataSetThatCameMeanwhileIsNotReplaced() {
        const Workspace workspace = Workspace::create(path("twice"));
        ImportJob other = importSource();
        other.options.path = path("task").string();
        ImportJob replacing = other;
        replacing.options.replace = true;
        std::string first;
        std::string second;
        std::string third;
        {
            JobQueue queue(workspace, {.devices = {}});
            first = queue.submit(importSource());
            second = queue.submit(other);
            third = queue.submit(replacing);
        }
        JobQueue queue(workspace);
        queue.resume(first);
        QVERIFY(queue.wait(first).state == JobState::Succeeded);
        queue.resume(second);
        const JobRecord refused = queue.wait(second);
        QVERIFY(refused.state == JobState::Failed);
        QVERIFY2(refused.error.find("with --replace") != std::string::npos, refused.error.c_str());
        QCOMPARE(workspace.dataset("shapes").root, path("source"));
        queue.resume(third);
        QVERIFY(queue.wait(third).state == JobState::Succeeded);
        QCOMPARE(workspace.dataset("shapes").root, path("task"));
    }

    void aJobMayBeRemovedAsSoonAsItHasEnded() {
        const Workspace workspace = Workspace::create(path("removed"));
        JobQueue queue(workspace);
        const std::string held = queue.submit(importSource());
        QVERIFY(queue.wait(held).state == JobState::Succeeded);
        // One that never runs keeps the records busy, so that the worker has to wait between the end of a job and its
        // record.
        const std::string paused = queue.submit(baseline(3000));
        waitForProgress(queue, paused);
        queue.pause(paused);
        QVERIFY(queue.wait(paused).state == JobState::Paused);
        const std::string busy = queue.submit(importSource("other"), {paused});
        fs::create_directory(path("empty"));
        const ImportJob empty{{.path = path("empty").string(), .name = "empty"}};
        std::atomic<bool> done{false};
        std::thread writer([&] {
            while (!done) {
                queue.pause(busy);
                queue.resume(busy);
            }
        });
        bool gone = true;
        for (int i = 0; i < 30; ++i) {
            const std::string id = queue.submit(empty);
            while (!isFinished(queue.job(id).state)) {
                std::this_thread::yield();
            }
            queue.remove(id);
            gone = gone && !fs::exists(workspace.jobsFolder() / (id + ".yaml"));
        }
        done = true;
        writer.join();
        QVERIFY(gone);
        QCOMPARE(queue.jobs().size(), std::size_t{3});
        QCOMPARE(loadJobs(workspace.jobsFolder()).size(), std::size_t{3});
    }

    void aNewJobNeverTakesTheRecordOfAnother() {
        const Workspace workspace = Workspace::create(path("ids"));
        const fs::path folder = workspace.jobsFolder();
        const std::string damaged = "id: '10000'\nkind: teleport\n";
        fs::create_directories(folder);
        writeFileAtomically(folder / "9999.yaml",
                            toYaml(JobRecord{.id = "9999", .spec = importSource(), .state = JobState::Failed}).text());
        writeFileAtomically(folder / "10000.yaml", damaged);
        writeFileAtomically(folder / "foo.yaml", toYaml(JobRecord{.id = "foo", .spec = importSource()}).text());
        JobQueue queue(workspace, {.devices = {}});
        QCOMPARE(queue.problems().size(), std::size_t{2});
        QCOMPARE(queue.submit(importSource("a")), std::string("10001"));
        QCOMPARE(queue.submit(importSource("b")), std::string("10002"));
        QCOMPARE(readFile(folder / "10000.yaml"), damaged);
        std::vector<std::string> ids;
        for (const JobRecord& record : queue.jobs()) {
            ids.push_back(record.id);
        }
        QCOMPARE(ids, (std::vector<std::string>{"9999", "10001", "10002"}));
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

    void theLogTellsWhatHappened() {
        const Workspace workspace = Workspace::create(path("log"));
        std::string id;
        const auto told = [](const JobRecord& record) {
            std::string text;
            for (const JobEvent& event : record.events) {
                text += text.empty() ? "" : " ";
                text += enumName(event.kind);
            }
            return text;
        };
        {
            JobQueue queue(workspace);
            QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
            QCOMPARE(told(queue.jobs()[0]), std::string("queued started succeeded"));
            QVERIFY(queue.jobs()[0].events[2].text.find("pictures") != std::string::npos);
            id = queue.submit(baseline(3000));
            waitForProgress(queue, id);
            queue.pause(id);
            QVERIFY(queue.wait(id).state == JobState::Paused);
            queue.resume(id);
            waitForProgress(queue, id);
        }
        const JobRecord record = loadJob(workspace.jobsFolder() / (id + ".yaml"));
        QCOMPARE(told(record), std::string("queued started paused resumed started note paused"));
        QCOMPARE(record.events[1].text, record.device);
        QVERIFY(record.device == "cpu" || record.device.starts_with("cuda:"));
        QVERIFY(record.events[5].text.find("Went on from step") == 0);
        JobQueue queue(workspace);
        queue.stop(id);
        QVERIFY(queue.job(id).events.back().kind == JobEventKind::Stopped);
    }

    void whatRunsTellsItsSpeedMemoryAndTimeLeft() {
        const Workspace workspace = Workspace::create(path("speed"));
        JobQueue queue(workspace);
        QVERIFY(queue.wait(queue.submit(importSource())).state == JobState::Succeeded);
        const std::string id = queue.submit(baseline(400));
        waitForProgress(queue, id);
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).progress.imagesPerSecond > 0 && queue.job(id).etaSeconds >= 0, 60000);
        QVERIFY(queue.job(id).memoryBytes > 10'000'000);
        queue.pause(id);
        const JobRecord paused = queue.wait(id);
        QCOMPARE(paused.etaSeconds, -1.0);
        QVERIFY(paused.progress.done > 0);
        // The time in between is not work: what is left takes as long as the rate of the present process says.
        QTest::qWait(2500);
        queue.resume(id);
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).state == JobState::Running && queue.job(id).etaSeconds >= 0, 60000);
        const JobRecord resumed = queue.job(id);
        QVERIFY(resumed.progress.doneAtStart >= paused.progress.done);
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).progress.imagesPerSecond > 0, 60000);
        const JobRecord now = queue.job(id);
        if (now.state == JobState::Running && now.etaSeconds >= 0) {
            const double expected =
                static_cast<double>(now.progress.total - now.progress.done) / now.progress.imagesPerSecond;
            QVERIFY2(now.etaSeconds < 4 * expected + 2 && expected < 4 * now.etaSeconds + 2,
                     qPrintable(QString("%1 s, expected %2 s").arg(now.etaSeconds).arg(expected)));
        }
        const JobRecord kept = loadJob(workspace.jobsFolder() / (id + ".yaml"));
        QVERIFY(kept.memoryBytes > 0);
        queue.stop(id);
        (void)queue.wait(id);
    }

    void whereMemoryRunsShortAJobGoesOnInPartsAndSaysSo() {
        installTensorMemory();
        const Workspace workspace = Workspace::create(path("memory"));
        JobQueue queue(workspace);
        ImportJob import = importSource();
        import.options.imageSize = 32;
        QVERIFY(queue.wait(queue.submit(import)).state == JobState::Succeeded);
        BaselineJob job = baseline(1, "whole");
        job.training.batchSize = 64;
        releaseIdleTensorMemory();
        const std::size_t before = tensorMemoryUse().used;
        QVERIFY(queue.wait(queue.submit(job)).state == JobState::Succeeded);
        const std::size_t peak = tensorMemoryUse().used + tensorMemoryUse().idle - before;
        job.name = "parts";
        limitTensorMemory(before + peak * 7 / 10);
        const JobRecord record = queue.wait(queue.submit(job));
        limitTensorMemory(1);
        job.name = "none";
        const JobRecord failed = queue.wait(queue.submit(job));
        limitTensorMemory(0);
        QVERIFY2(record.state == JobState::Succeeded, record.error.c_str());
        const auto isTold = [](const std::string& text) {
            return text.starts_with("There was not enough memory for batches of ") &&
                   text.find("each is now computed in 2 parts") != std::string::npos;
        };
        QVERIFY(std::any_of(record.notes.begin(), record.notes.end(), isTold));
        QVERIFY(std::any_of(record.events.begin(), record.events.end(), [&](const JobEvent& event) {
            return event.kind == JobEventKind::Note && isTold(event.text);
        }));
        QVERIFY(failed.state == JobState::Failed);
        QVERIFY2(failed.error.find("not enough memory") != std::string::npos, failed.error.c_str());
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
