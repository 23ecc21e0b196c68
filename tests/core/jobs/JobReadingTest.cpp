// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobReading.h"

#include <QTemporaryDir>
#include <QTest>

#include "base/Files.h"

using namespace docent;

namespace {

JobRecord job(const char* id, JobState state, JobSpec spec) {
    JobRecord record;
    record.id = std::string(id);
    record.state = state;
    record.spec = std::move(spec);
    return record;
}

ModelRecord model(ModelState state) {
    ModelRecord record;
    record.name = std::string("m");
    record.state = state;
    return record;
}

}  // namespace

class JobReadingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aModelStandsAsItsLastJobSays_data() {
        QTest::addColumn<int>("record");
        QTest::addColumn<int>("job");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, ModelState record, JobState job, const char* word) {
            QTest::newRow(name) << static_cast<int>(record) << static_cast<int>(job) << word;
        };
        row("failed before the first weights", ModelState::Training, JobState::Failed, "failed");
        row("paused", ModelState::Training, JobState::Paused, "paused");
        row("paused with weights", ModelState::Stopped, JobState::Paused, "paused");
        row("stopped before the first weights", ModelState::Training, JobState::Cancelled, "stopped");
        row("stopped", ModelState::Stopped, JobState::Cancelled, "stopped");
        row("running", ModelState::Training, JobState::Running, "training");
        row("running again", ModelState::Stopped, JobState::Running, "training");
        row("queued again", ModelState::Stopped, JobState::Queued, "queued");
        row("complete, though a later job failed", ModelState::Complete, JobState::Failed, "complete");
        row("not what its job left", ModelState::Training, JobState::Succeeded, "unfinished");
    }

    void aModelStandsAsItsLastJobSays() {
        QFETCH(int, record);
        QFETCH(int, job);
        QFETCH(QString, word);
        const auto state = static_cast<JobState>(job);
        QCOMPARE(QString::fromStdString(standingOf(model(static_cast<ModelState>(record)),
                                                   {::job("0003", state, BaselineJob{.name = "m", .source = "s"})})),
                 word);
    }

    void onlyItsOwnJobsCount() {
        const std::vector<JobRecord> jobs = {
            job("0009", JobState::Failed, BaselineJob{.name = "m", .source = "s"}),
            job("0010", JobState::Paused, ExpertJob{.name = "m", .source = "s", .node = "n"}),
            job("0011", JobState::Failed, BaselineJob{.name = "other", .source = "s"}),
            job("0012", JobState::Failed, TransferJob{.name = "m", .task = "t", .model = "x"}),
        };
        QCOMPARE(standingOf(model(ModelState::Training), jobs), std::string("paused"));
        RunRecord run;
        run.name = std::string("m");
        QCOMPARE(standingOf(run, jobs), std::string("failed"));
        QCOMPARE(standingOf(model(ModelState::Training), {}), std::string("unfinished"));
        QCOMPARE(standingOf(model(ModelState::Stopped), {}), std::string("stopped"));
    }

    void whatNobodyRunsIsPaused() {
        const QTemporaryDir folder;
        const Workspace workspace = Workspace::create(folder.filePath("work").toStdString());
        makeFolder(workspace.jobsFolder());
        const JobRecord running = job("0001", JobState::Running, BaselineJob{.name = "m", .source = "s"});
        writeFileAtomically(workspace.jobsFolder() / "0001.yaml", toYaml(running).text());
        {
            const auto lock = workspace.lock();
            QCOMPARE(JobReading(workspace).jobs().at(0).state, JobState::Running);
        }
        const JobRecord read = JobReading(workspace).jobs().at(0);
        QCOMPARE(read.state, JobState::Paused);
        QVERIFY(read.error.find("docent jobs resume 0001") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(JobReadingTest)
#include "JobReadingTest.moc"
