// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <mutex>

#include "jobs/JobQueue.h"
#include "support/PictureSet.h"
#include "workspace/Renaming.h"

using namespace docent;

/// Jobs keep to the records that they name when those get another name, and are taken off the list together.
class JobRenameTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    static void write(const Workspace& workspace, const std::string& id, JobSpec spec, JobState state) {
        JobRecord record;
        record.id = id;
        record.spec = std::move(spec);
        record.state = state;
        record.subject = std::string("old");
        makeFolder(workspace.jobsFolder());
        writeFileAtomically(workspace.jobsFolder() / (id + ".yaml"), toYaml(record).text());
    }
    [[nodiscard]] static std::string problemOf(const std::function<void()>& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { writePictureSet(path("source"), sourceClasses(8), 16, 1); }

    void aStoppedJobIsResumedUnderTheNewNames() {
        const Workspace workspace = Workspace::create(path("resumed"));
        std::mutex mutex;  // as what it guards, alive until the queue has told its last
        std::map<std::string, std::string> told;
        JobQueue queue(workspace);
        const auto import = ImportJob{{.path = path("source").string(), .name = "shapes", .imageSize = 16}};
        QVERIFY(queue.wait(queue.submit(import)).state == JobState::Succeeded);
        const std::string id = queue.submit(
            BaselineJob{.name = "m", .source = "shapes", .training = {.epochs = 100'000, .batchSize = 16}});
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).progress.done > 0, 60'000);
        // What a job uses keeps its name.
        QVERIFY(problemOf([&] { queue.rename(RecordKind::Model, "m", "n"); }).find("The job " + id) !=
                std::string::npos);
        QVERIFY(problemOf([&] { queue.rename(RecordKind::Dataset, "shapes", "s"); }).find("The job " + id) !=
                std::string::npos);
        QVERIFY(workspace.bank().has("m") && workspace.hasDataset("shapes"));
        queue.stop(id);
        QVERIFY(queue.wait(id).state == JobState::Cancelled);
        queue.setListener([&](const JobRecord& record) {
            const std::lock_guard guard(mutex);
            told[record.id] = record.subject;
        });
        queue.rename(RecordKind::Model, "m", "n");
        queue.rename(RecordKind::Dataset, "shapes", "s");
        {
            const std::lock_guard guard(mutex);
            QCOMPARE(told, (std::map<std::string, std::string>{{"0001", "s"}, {id, "n"}}));
        }
        const std::int64_t before = workspace.bank().load("n").result.steps;
        queue.resume(id);
        // From its checkpoint. What it told before the stop stands until it is there again.
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).progress.doneAtStart > 0, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(queue.job(id).progress.done > queue.job(id).progress.doneAtStart, 60'000);
        queue.stop(id);
        QVERIFY(queue.wait(id).state == JobState::Cancelled);
        QVERIFY(workspace.bank().load("n").result.steps > before);
        QVERIFY(!workspace.bank().has("m"));
        QCOMPARE(std::get<BaselineJob>(loadJob(workspace.jobsFolder() / (id + ".yaml")).spec).source, std::string("s"));
    }

    void whatAKilledOneLeftIsDoneByTheNext() {
        const Workspace workspace = Workspace::create(path("killed"));
        ModelRecord model;
        model.name = std::string("m");
        workspace.bank().save(model);
        write(workspace, "0001", ExpertJob{.name = "e", .source = "s", .node = "n", .baseline = "m"}, JobState::Failed);
        renameRecord(workspace, RecordKind::Model, "m", "n");  // and killed
        (void)workspace.lock();                                // a command that has no queue
        JobQueue queue(workspace, {.devices = {}});
        QCOMPARE(std::get<ExpertJob>(queue.job("0001").spec).baseline, std::string("n"));
        QCOMPARE(std::get<ExpertJob>(loadJob(workspace.jobsFolder() / "0001.yaml").spec).baseline, std::string("n"));
        QVERIFY(!fs::exists(workspace.folder() / ".renaming.yaml"));
    }

    void manyAreTakenOffTogether() {
        const Workspace workspace = Workspace::create(path("many"));
        constexpr int count = 300;
        std::vector<std::string> ids;
        for (int i = 1; i <= count; ++i) {
            ids.push_back(jobId(i));
            write(workspace, ids.back(), RankJob{.task = "t"}, JobState::Succeeded);
        }
        write(workspace, jobId(count + 1), RankJob{.task = "t"}, JobState::Paused);
        JobQueue queue(workspace, {.devices = {}});
        // All or none.
        queue.resume(jobId(count + 1));
        std::vector<std::string> all = ids;
        all.push_back(jobId(count + 1));
        QVERIFY(problemOf([&] { queue.removeAll(all); }).find("is still to be done") != std::string::npos);
        QCOMPARE(queue.jobs().size(), all.size());
        QElapsedTimer clock;
        clock.start();
        queue.removeAll(ids);
        qInfo("%d jobs were removed in %.1f ms", count, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        QCOMPARE(queue.jobs().size(), std::size_t{1});
        QCOMPARE(loadJobs(workspace.jobsFolder()).size(), std::size_t{1});
        QVERIFY(problemOf([&] { queue.removeAll({ids.front()}); }).find("There is no job") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(JobRenameTest)
#include "JobRenameTest.moc"
